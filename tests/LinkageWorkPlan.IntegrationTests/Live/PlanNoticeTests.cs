using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Live;

/// <summary>Whatever is saved of a plan is told once it is committed.</summary>
public sealed class PlanNoticeTests
{
    /// <summary>What belongs to a plan and is saved without a word, and why nobody misses it.</summary>
    private static readonly Dictionary<string, string> Silent = new()
    {
        ["TextEntry"] = "follows the texts of what is told itself",
        ["ImportedFile"] = "bytes of an import, which is told itself",
        ["ImportedRow"] = "what stood in a task before an import; the task is told itself",
    };

    [Theory, EachDatabase]
    public async Task Is_told_after_the_commit_with_what_was_changed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var told = new List<PlanChanged>();
        using var following = desk.Host.Services.GetRequiredService<PlanBus>().Follow(desk.PlanId, change => told.Add(change!));
        var task = await desk.AddAsync(desk.Form());
        var notice = Assert.Single(told);
        Assert.Equal([task], await desk.Host.Db(db => db.History.Where(entry => notice.Entries.Contains(entry.Id)).Select(entry => entry.SubjectId).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task Is_not_told_where_it_was_refused_or_taken_back(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        var told = new List<PlanChanged?>();
        using var following = desk.Host.Services.GetRequiredService<PlanBus>().Follow(desk.PlanId, told.Add);
        await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form()));
        await desk.Host.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Tasks.Include(each => each.Milestones).SingleAsync()).SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"));
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            await using var second = await db.Database.BeginTransactionAsync();
            await second.CommitAsync();
        });
        Assert.Empty(told);
    }

    /// <summary>An import names too many to fit into one notice of the database.</summary>
    [Fact]
    public void What_one_server_tells_the_others_fits_and_is_read_back()
    {
        var change = new PlanChanged(Guid.CreateVersion7(), [.. Enumerable.Range(0, PlanChanged.Most).Select(_ => Guid.CreateVersion7())], new DateTime(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc), Guid.CreateVersion7().ToString());
        var written = new LineMessage(Guid.CreateVersion7(), change).Write();
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(written), 1_000, LineMessage.BytesMax);
        Assert.Equal(change.Entries, LineMessage.Read(written)!.Changed!.Entries);
        Assert.All(new[] { "", "{", "[]", "null", """{"server":1}""", """{"changed":{}}""", new string('x', 9_000) }, words => Assert.Null(LineMessage.Read(words)));
    }

    /// <summary>What has a plan, and parts of it by a foreign key: its save is in the history, and what is in the history is told.</summary>
    [Theory, EachDatabase]
    public async Task Every_entity_of_a_plan_is_told_when_it_is_saved_or_says_why_not(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var ofPlans = await host.Db(db => Task.FromResult(PartsOfPlans(db).ToList()));
        Assert.True(ofPlans.Count > 12);
        Assert.Equal(Silent.Keys.Order(StringComparer.Ordinal), ofPlans.Where(each => each.WhyNotInHistory() is not null).Select(each => each.ClrType.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IEntityType> PartsOfPlans(WorkPlanDb db)
    {
        var roots = db.Model.GetEntityTypes().Where(each => each.FindProperty("PlanId") is not null || each.ClrType == typeof(WorkPlan)).ToList();
        var parts = db.Model.GetEntityTypes().Where(each => each.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && roots.Contains(key.PrincipalEntityType)));
        return roots.Concat(parts).Where(each => each.ClrType != typeof(Domain.History.AuditEntry)).Distinct();
    }
}
