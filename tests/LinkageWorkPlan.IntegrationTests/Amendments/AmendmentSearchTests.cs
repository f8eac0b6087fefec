using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>What an amendment proposes is found by those who draft and sign at once, and by others once it is in force.</summary>
public sealed class AmendmentSearchTests
{
    private static readonly TextWords Proposed = new("Xoài tứ quý", "ໝາກມ່ວງສີ່ລະດູ", null);

    [Theory, EachDatabase]
    public async Task What_is_proposed_is_found_by_working_roles_alone_until_both_signed_it(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var (working, observer, office, administrator) = (
            await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.Plan.LaoOwner), await desk.Host.UserAsync(Role.Observer), await desk.Host.UserAsync(Role.MinisterOffice, Side.Laos), await desk.Host.UserAsync(Role.Administrator));
        CurrentUser[] drafters = [desk.Plan.Secretary, desk.Chairs[Side.Laos], working];
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { Outputs = Proposed });

        await FoundByAsync("xoai tu quy", drafters, [observer, office]);
        await FoundByAsync("ລະດູຝົນຍາວນານ", drafters, [observer, office]);
        var hit = Assert.Single(await HitsAsync(desk.Plan.Secretary, "xoai tu quy"));
        Assert.Equal((SearchGroup.Amendments, "Điều chỉnh lần thứ 1", $"/plans/{PlanDesk.Code}/amendments/1"), (hit.Group, hit.Title.For(Language.Vi), SearchAddress.Of(hit)));
        await Assert.ThrowsAsync<Domain.Failures.RuleException>(() => HitsAsync(administrator, "xoai tu quy"));

        // What was agreed before is found once, as the task's.
        Assert.DoesNotContain(await desk.Host.Db(db => db.TextEntries.Where(each => each.Kind == TextKind.Amendment).Select(each => each.Field).ToListAsync()), field => field.Contains("Milestone", StringComparison.Ordinal));

        await desk.SendAsync();
        await FoundByAsync("xoai tu quy", drafters, [observer, office]);
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command((await desk.Plan.RoundAsync()).Id, "ແກ້ໄຂ"));
        await FoundByAsync("xoai tu quy", drafters, [observer, office]);
        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        await FoundByAsync("xoai tu quy", drafters, [observer, office]);
        await desk.SignAsync(Side.Laos);
        await FoundByAsync("xoai tu quy", [.. drafters, observer], [office]);
        await FoundByAsync("ລະດູຝົນຍາວນານ", [.. drafters, observer], [office]);

        // One that is given up stays with those who draft.
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { Description = new TextWords("Măng cụt", "ມັງຄຸດ", null) }, 2);
        var second = await desk.ShowAsync(2);
        await desk.Plan.SendAsync(new WithdrawAmendment.Command(second.Id, "Thôi"));
        await FoundByAsync("mang cut", drafters, [observer, office]);

        async Task FoundByAsync(string words, IReadOnlyList<CurrentUser> found, IReadOnlyList<CurrentUser> notFound)
        {
            foreach (var reader in found)
            {
                Assert.Contains(await HitsAsync(reader, words), each => each.Group == SearchGroup.Amendments);
            }

            foreach (var reader in notFound)
            {
                Assert.Empty(await HitsAsync(reader, words));
            }
        }

        async Task<IReadOnlyList<FindTexts.Hit>> HitsAsync(CurrentUser reader, string words) =>
            [.. (await desk.Host.SendAs(reader, new FindTexts.Query(words))).SelectMany(each => each.Hits)];
    }

    [Theory, EachDatabase]
    public async Task The_desk_and_its_totals_leave_it_out_and_an_index_made_again_holds_it(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var before = await CountAsync();
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { Outputs = Proposed });
        Assert.Equal(before, await CountAsync());

        var entries = await EntriesAsync();
        Assert.NotEmpty(entries);
        await desk.Host.Db(async db =>
        {
            await db.Set<TextIndexVersion>().ExecuteUpdateAsync(set => set.SetProperty(each => each.Value, "former rules"));
            await TextIndexUpgrade.ApplyAsync(db, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, default);
        });
        Assert.Equal(entries, await EntriesAsync());
        var hit = Assert.Single((await desk.Plan.SendAsync(new FindTexts.Query("xoai tu quy"))).SelectMany(each => each.Hits));
        Assert.Equal(SearchGroup.Amendments, hit.Group);
        Assert.DoesNotContain((await desk.Plan.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Lo, TextFilter.All, 200))).Rows, each => each.Kind == TextKind.Amendment);

        async Task<int> CountAsync() => (await desk.Plan.SendAsync(new ListTextCounts.Query(new TextScope(PlanDesk.Code)))).Single(each => each.Language == Language.Lo).Total;

        Task<List<string>> EntriesAsync() => desk.Host.Db(db => db.TextEntries.Where(each => each.Kind == TextKind.Amendment).OrderBy(each => each.Field).Select(each => each.Field + each.Folded).ToListAsync());
    }
}
