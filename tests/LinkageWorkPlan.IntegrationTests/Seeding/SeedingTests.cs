using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Seeding;

public class SeedingTests
{
    [Theory, EachDatabase]
    public async Task The_demo_holds_what_it_promises(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var plan = await db.Plans.SingleAsync(each => each.Code == "2026-2027");
            Assert.Equal((PlanState.Adopted, new DateOnly(2026, 3, 27)), (plan.State, plan.AdoptedOn));
            Assert.Equal(PlanState.Draft, (await db.Plans.SingleAsync(each => each.Code == "2028")).State);
            Assert.Equal((38, 90), (await db.Tasks.CountAsync(task => task.PlanId == plan.Id), await db.Milestones.CountAsync(each => each.Baseline != null)));
            Assert.Equal((33, 11), (await db.Progress.CountAsync(), await db.Evidence.CountAsync()));
            Assert.Equal(ReportState.Draft, (await db.Reports.SingleAsync(each => each.Code == "2026-H1")).State);
            Assert.Equal(DemoAccounts.All.Select(each => each.Email).Order(StringComparer.Ordinal), (await db.Users.Select(each => each.Email).ToListAsync()).Order(StringComparer.Ordinal));
            var files = await db.EvidenceFiles.AsNoTracking().Join(db.Evidence, file => file.EvidenceId, said => said.Id, (file, said) => new { file.Bytes, said.Sha256 }).ToListAsync();
            Assert.All(files, each => Assert.Equal(each.Sha256, Fingerprint.OfBytes(each.Bytes)));
            Assert.Equal(files.Count, files.Select(each => each.Sha256).Distinct().Count());
        });
    }

    [Theory, EachDatabase]
    public async Task Every_text_of_the_adopted_plan_and_its_report_can_be_signed_and_the_draft_has_its_gaps(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var drafts = await db.Plans.Where(plan => plan.State == PlanState.Draft).Select(plan => plan.Id).ToListAsync();
            var tasks = await db.Tasks.Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().ToListAsync();
            var texts = tasks.Where(task => !drafts.Contains(task.PlanId)).Cast<ITranslatable>()
                .Concat(await db.Indicators.Where(each => !drafts.Contains(each.PlanId)).ToListAsync())
                .Concat(await db.Progress.ToListAsync()).Concat(await db.Evidence.ToListAsync()).Concat(await db.Owners.ToListAsync())
                .Concat(await db.Reports.Include(each => each.Sections).Include(each => each.Proposals).AsSplitQuery().ToListAsync())
                .SelectMany(each => each.Texts).ToList();
            Assert.True(texts.Count > 300);
            Assert.All(texts, each => Assert.All(Languages.Official, language => Assert.True(each.Text.IsReady(language), $"{each.Field} {language}: {each.Text}")));
            Assert.All(await db.Reports.Where(each => each.Kind == ReportKind.HalfYear).SelectMany(each => each.Sections).ToListAsync(), each => Assert.False(each.Text.IsEmpty, each.Key));
            var special = await db.Reports.SingleAsync(each => each.Code == "2026-CD1");
            Assert.Equal((ReportKind.Special, "G"), (special.Kind, special.CoveredPillars.Single()));

            var draft = await db.Plans.Include(plan => plan.Pillars).SingleAsync(plan => plan.Code == "2028");
            var of = tasks.Where(task => task.PlanId == draft.Id).ToList();
            var sides = await db.Owners.ToDictionaryAsync(owner => owner.Id, owner => owner.Side);
            Assert.Equal(["A2", "C1"], TaskRules.BeforeReview(draft, of, sides).Select(each => each.Subject).Order());
            Assert.Equal(["B1", "D1"], of.SelectMany(task => TaskRules.OfTexts(task.Code, task.Texts)).Select(each => each.Subject).Distinct().Order());
        });
    }

    [Theory, EachDatabase]
    public async Task What_was_signed_in_the_demo_is_what_the_plan_says(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var round = await db.Rounds.AsSplitQuery().SingleAsync(each => each.Subject == SignOffSubject.Plan);
            var plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Id == round.SubjectId);
            Assert.Equal(RoundState.Signed, round.State);
            Assert.Equal(Sides.Both, round.Signatures.Select(each => each.Side).Order());
            Assert.Equal(round.Fingerprint, Fingerprint.OfContent((await PlanParts.ContentAsync(db, plan, CancellationToken.None)).ToCanonical()));
        });
    }

    [Theory, EachDatabase]
    public async Task A_round_of_scoring_and_the_minutes_that_decided_it_are_signed_by_both_co_chairs(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var rounds = await db.Rounds.AsNoTracking().AsSplitQuery().Where(each => each.Subject != SignOffSubject.Plan).ToListAsync();
            Assert.Equal([("M3", RoundState.Signed, 2), ("R2", RoundState.Signed, 2)], rounds.Select(each => (each.SubjectCode, each.State, each.Signatures.Count)).Order());
            var sheet = await db.ScoringSheets.AsSplitQuery().SingleAsync(each => each.Code == "R2");
            var pilots = await db.Pilots.AsSplitQuery().ToListAsync();
            var ballots = await db.Ballots.AsSplitQuery().Where(each => each.SheetId == sheet.Id).OrderBy(each => each.Id).ToListAsync();
            Assert.Equal(Fingerprint.OfContent(ScoringContent.Of(sheet, ballots, [.. pilots.Where(each => sheet.Candidates.Contains(each.Code))]).ToCanonical()), rounds.Single(each => each.SubjectCode == "R2").Fingerprint);
            var chosen = pilots.Single(each => each.State == PilotState.Chosen);
            Assert.Equal(("PM5", "M3/D1", "2026-2027/C6"), (chosen.Code, chosen.Decision!.Key, Assert.Single(chosen.Tasks).Link.Key));
        });
    }

    [Theory, EachDatabase]
    public async Task Each_part_beyond_the_plan_is_tied_to_its_tasks_and_marked_in_all_languages(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.Db(async db =>
        {
            var meetings = await db.Meetings.AsNoTracking().AsSplitQuery().ToListAsync();
            var pilots = await db.Pilots.AsNoTracking().AsSplitQuery().ToListAsync();
            List<string> tasks =
            [
                .. meetings.SelectMany(each => each.Items).Select(each => each.About).Where(each => each?.Kind == MeetingSubject.Task).Select(each => each!.Code),
                .. pilots.SelectMany(each => each.Tasks).Select(each => each.Link.Code),
                .. (await db.Courses.AsNoTracking().AsSplitQuery().ToListAsync()).Select(each => each.Task!.Code),
                .. (await db.Linkages.AsNoTracking().ToListAsync()).Select(each => each.Task!.Code),
                .. (await db.Parks.AsNoTracking().AsSplitQuery().SingleAsync()).Tasks.Select(each => each.Link.Code),
            ];
            Assert.Superset(new HashSet<char>("BCDGH"), tasks.Select(each => each[0]).ToHashSet());
            var texts = meetings.SelectMany(each => each.Texts).Concat(pilots.SelectMany(each => each.Texts)).ToList();
            Assert.True(texts.Count > 30);
            Assert.All(texts, each => Assert.Equal((true, true, true), (Says(each, Language.Vi, "(mẫu)"), Says(each, Language.Lo, "(ຕົວຢ່າງ)"), Says(each, Language.En, "(sample)"))));
        });

        static bool Says(TextPlace place, Language language, string mark) => place.Text[language]!.Text.Contains(mark, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Its_history_is_in_order_and_each_entry_has_somebody_who_did_it(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var history = await host.Db(db => db.History.OrderBy(entry => entry.Id).ToListAsync());
        Assert.All(history, entry => Assert.NotEmpty(entry.ActorName));
        Assert.True(history.Max(entry => entry.At) < WorkDay(TestHost.DemoToday));
        var progress = history.Where(entry => entry.Action == "RecordProgress").Select(entry => entry.At).ToList();
        Assert.Equal(33, progress.Count);
        Assert.Equal(progress.Order(), progress);
    }

    [Theory, EachDatabase]
    public async Task It_is_put_into_an_empty_database_only(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.UserAsync(Role.Observer);
        Assert.False(await host.SendAs(CurrentUser.System, new SeedDemo.Command()));
        Assert.Equal((1, 0), (await host.Db(db => db.Users.CountAsync()), await host.Db(db => db.Plans.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task Two_starts_at_once_make_one_demo(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Record.ExceptionAsync(() => host.SendAs(CurrentUser.System, new SeedDemo.Command()))));
        Assert.Equal((2, DemoAccounts.All.Count), (await host.Db(db => db.Plans.CountAsync()), await host.Db(db => db.Users.CountAsync())));
        Assert.Equal(33, await host.Db(db => db.Progress.CountAsync()));
    }

    [Theory]
    [EachDatabase(20)]
    [EachDatabase(900)]
    public async Task A_plan_for_measurements_has_its_size_and_keeps_the_rules(Database database, int size)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal($"BIG-{size}", await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(size)));
        await host.Db(async db =>
        {
            var plan = await db.Plans.Include(each => each.Pillars).SingleAsync();
            var tasks = await db.Tasks.Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().ToListAsync();
            Assert.Equal((PlanState.Adopted, size), (plan.State, tasks.Count));
            if (size <= 8 * TaskRules.PillarWeight)
            {
                Assert.Empty(TaskRules.BeforeReview(plan, tasks, await db.Owners.ToDictionaryAsync(owner => owner.Id, owner => owner.Side)));
            }

            Assert.Contains(tasks, task => task.Outlook.On(TestHost.DemoToday) == WorkStatus.Delayed);
            Assert.Contains(tasks, task => task.Percent == 100);
            Assert.Contains(tasks, task => task.Percent == 0);
        });
    }

    private static DateTime WorkDay(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(2, 0)), DateTimeKind.Utc);
}
