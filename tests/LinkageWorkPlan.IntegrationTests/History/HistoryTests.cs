using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.Accounts.SignOn;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Proof;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Setup;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.History;

public class HistoryTests
{
    /// <summary>Commands that change nothing a person would look up.</summary>
    private static readonly Type[] Untold = [typeof(KeepDraft), typeof(DropDraft), typeof(DropOldDrafts), typeof(OfferSetup), typeof(RecordDamage), typeof(ForgetDamage), typeof(ArrangeGrid), typeof(NoteVisit), typeof(ReadNotifications), typeof(ChooseMails), typeof(SwitchOffMails), typeof(NotifyDue), typeof(AskDeputies), typeof(DropOldNotifications), typeof(MailNotifications), typeof(AnswerEvaluation), typeof(WriteHead), typeof(TellBackupFailed), typeof(BeginPasskey), typeof(BeginSignOn), typeof(EndSession), typeof(RecordSignIn), typeof(TakeInCopy), typeof(SeedLargeHistory)];

    private static readonly IReadOnlyList<string> UseCases =
        [.. typeof(Dispatcher).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IChange)) && !Untold.Contains(type.DeclaringType!))
            .Select(type => type.DeclaringType!.Name).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_use_case_has_its_sentence_in_every_language()
    {
        Assert.Contains("SignRound", UseCases);
        Assert.Empty(from useCase in UseCases
                     from language in Languages.All
                     let words = Loc.In(language).Find($"History.{useCase}")
                     where words?.Contains("{0}", StringComparison.Ordinal) != true
                     select $"{useCase} ({language})");
    }

    /// <summary>The subject says its kind itself: "report 2026-H1".</summary>
    [Fact]
    public void No_sentence_says_the_kind_of_its_subject_again()
    {
        Assert.Empty(from useCase in UseCases
                     from language in Languages.All
                     let words = Loc.In(language)
                     from kind in new[] { "Report", "Amendment" }
                     where words[$"History.{useCase}"].Contains(words[$"History.Subject.{kind}.Untitled", "{0}"], StringComparison.Ordinal)
                     select $"{useCase} ({language})");
    }

    [Fact]
    public void A_sentence_in_vietnamese_or_lao_is_not_the_english_one()
    {
        Assert.Empty(from useCase in UseCases
                     from language in Languages.Official
                     where Loc.In(language)[$"History.{useCase}"] == Loc.In(Language.En)[$"History.{useCase}"]
                     select $"{useCase} ({language})");
    }

    [Theory, EachDatabase]
    public async Task All_that_the_demo_recorded_can_be_told_in_every_language(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var entries = await host.Db(db => db.History.AsNoTracking().ToListAsync());
        Assert.True(entries.Count > 100, $"Only {entries.Count} entries were found");
        var owners = await host.Db(db => db.Owners.AsNoTracking().ToDictionaryAsync(owner => owner.Id.ToString(), owner => owner.Name));
        var untold = (from language in Languages.All
                      let loc = Loc.In(language)
                      from entry in entries
                      from words in Told(entry, loc, owners)
                      where words.Contains('⟦', StringComparison.Ordinal)
                      select words).Distinct();
        Assert.Empty(untold);
    }

    [Theory, EachDatabase]
    public async Task Is_paged_newest_first_and_nothing_is_left_out_between_pages(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Owner, Side.Laos);
        var first = await host.SendAs(reader, new ListHistory.Query(PlanCode: "2026-2027", Take: 20));
        var all = new List<AuditEntry>(first.Entries);
        for (var page = 2; page <= first.Pages; page++)
        {
            all.AddRange((await host.SendAs(reader, new ListHistory.Query(PlanCode: "2026-2027", Page: page, Take: 20))).Entries);
        }

        Assert.Equal(first.Count, all.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(all.OrderByDescending(entry => entry.At).Select(entry => entry.At), all.Select(entry => entry.At));
    }

    [Theory, EachDatabase]
    public async Task Of_one_task_tells_of_that_task_only(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var history = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new ListHistory.Query(PlanCode: "2026-2027", TaskCode: "A1"));
        Assert.NotEmpty(history.Entries);
        Assert.All(history.Entries, entry => Assert.Equal(("WorkTask", "A1"), (entry.SubjectKind, entry.SubjectCode)));
    }

    [Theory, EachDatabase]
    public async Task An_administrator_reads_of_accounts_and_of_nothing_else(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var history = await host.SendAs(await host.DemoUserAsync(Role.Administrator, Side.Laos), new ListHistory.Query(Take: 200));
        Assert.NotEmpty(history.Entries);
        Assert.All(history.Entries, entry => Assert.Equal("Account", entry.SubjectKind));
        var secretarys = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new ListHistory.Query(Take: 200));
        Assert.DoesNotContain(secretarys.Entries, entry => entry.SubjectKind == "Account");
    }

    [Theory, EachDatabase]
    public async Task Of_a_plan_that_does_not_exist_is_not_found(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.UserAsync(Role.Secretary), new ListHistory.Query(PlanCode: "1999")));
    }

    private static IEnumerable<string> Told(AuditEntry entry, Loc loc, IReadOnlyDictionary<string, LocalizedText> owners) =>
        entry.ShownChanges().SelectMany(change => new[] { loc.FieldName(change.Field), loc.Value(change, change.Before, owners) ?? string.Empty, loc.Value(change, change.After, owners) ?? string.Empty })
            .Append(loc[$"History.{entry.Action}"])
            .Append(loc[$"History.Subject.{entry.SubjectKind}{(entry.SubjectTitle.IsEmpty ? ".Untitled" : string.Empty)}", string.Empty, string.Empty]);

    [Theory, EachDatabase]
    public async Task Is_filtered_by_person_kind_and_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        async Task<ListHistory.Result> FoundAsync(HistoryFilter only) => await host.SendAs(reader, new ListHistory.Query(PlanCode: "2026-2027", Take: 200, Only: only));
        var all = await FoundAsync(new HistoryFilter());
        Assert.True(all.People.Count > 1 && all.Count <= 200, $"{all.Count} entries by {all.People.Count}");
        Assert.Subset(all.People.Select(each => each.Id).ToHashSet(), all.Entries.Select(each => each.ActorId).ToHashSet());
        Assert.Equal(await host.Db(db => db.Users.CountAsync()) + 1, all.People.Count);
        foreach (var (person, _) in all.People)
        {
            Assert.Equal(all.Entries.Where(each => each.ActorId == person).Select(each => each.Id), (await FoundAsync(new HistoryFilter(Person: person))).Entries.Select(each => each.Id));
        }

        Assert.Equal(all.Entries.Count(each => each.SubjectKind == nameof(HistoryKind.WorkTask)), (await FoundAsync(new HistoryFilter(Kind: HistoryKind.WorkTask))).Count);
        var days = all.Entries.Select(each => WorkingClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(each.At, DateTimeKind.Utc)))).Distinct().Order().ToList();
        var counts = new List<int>();
        foreach (var day in days)
        {
            counts.Add((await FoundAsync(new HistoryFilter(From: day, To: day))).Count);
        }

        Assert.All(counts, count => Assert.True(count > 0));
        Assert.Equal(all.Count, counts.Sum());
        Assert.Equal(0, (await FoundAsync(new HistoryFilter(To: days[0].AddDays(-1)))).Count);
    }

    [Fact]
    public void An_address_brings_the_filter_back()
    {
        var filter = new HistoryFilter(Guid.CreateVersion7(), HistoryKind.Report, new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 30), new DateTime(2026, 5, 1, 3, 4, 5, DateTimeKind.Utc).AddTicks(7), Guid.CreateVersion7());
        var parts = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + filter.AddressOf("/history")).Query);
        Assert.Equal(filter, HistoryFilter.Read(parts["person"], parts["kind"], parts["from"], parts["to"], parts["since"], parts["others"], TestHost.DemoToday));
        Assert.Equal(new HistoryFilter(), HistoryFilter.Read("x", "99", "mai", "31/02/2026", "gestern", string.Empty, TestHost.DemoToday));
    }

    [Fact]
    public void A_fingerprint_is_shortened()
    {
        var hash = new string('a', 60) + "0123";
        FieldChange Of(string value) => new(null, "SignOffRound.Fingerprint", ValueKind.Text, null, null, value);
        Assert.Equal("aaaaaaaaaaaaaaaa…", Loc.In(Language.Lo).Value(Of(hash), hash, new Dictionary<string, LocalizedText>()));
        Assert.Equal(hash + "4", Loc.In(Language.Lo).Value(Of(hash + "4"), hash + "4", new Dictionary<string, LocalizedText>()));
    }
}
