using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Special reports with a topic and a part of the plan, and sections that are left out by decision.</summary>
public sealed class ReportKindTests
{
    private static readonly TextWords Topic = new("Kết nối doanh nghiệp", "ການເຊື່ອມໂຍງວິສາຫະກິດ", null);
    private static readonly DateOnly End = new(2026, 6, 14);

    [Theory, EachDatabase]
    public async Task A_special_report_covers_its_pillars_and_tasks_alone(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var whole = await desk.ContentAsync();
        var single = whole.Tasks.First(each => each.PillarCode != "A").Code;
        await CreateAsync(desk, "S1", ["A"], [single]);

        var content = await ContentAsync(desk, "S1");

        Assert.Equal(whole.Tasks.Where(each => each.PillarCode == "A" || each.Code == single).Select(each => each.Code), content.Tasks.Select(each => each.Code));
        Assert.Equal(content.Tasks.Select(each => each.Code), content.Gantt.Select(each => each.Code));
        Assert.All(content.Milestones, each => Assert.Contains(each.TaskCode, content.Tasks.Select(task => task.Code)));
        Assert.All(content.Products, each => Assert.Contains(each.TaskCode, content.Tasks.Select(task => task.Code)));
        Assert.Equal(content.Tasks.Select(each => each.PillarCode).Distinct(), content.Pillars.Select(each => each.Code));
        Assert.Equal(content.Tasks.Count, content.Pillars.Sum(each => each.Counts.Total));
        Assert.Empty(content.Indicators);
        Assert.False(content.Prints(SectionKeys.Indicators) || content.HasAnnex(EditionParts.AnnexIndicators));
        Assert.Null(content.Since);
        Assert.All(Languages.Official, language => Assert.Contains(Topic[language]!, content.Subject.For(language), StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Without_a_choice_it_covers_the_whole_plan_and_several_stand_beside_each_other(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await CreateAsync(desk, "S1");
        var next = Assert.Single((await desk.Host.SendAs(desk.Secretary, new ListReportablePlans.Query())).Single().Periods[ReportKind.Special]).Code;
        await CreateAsync(desk, next, ["B"]);

        Assert.Equal("S2", next);
        Assert.Equal((await desk.ContentAsync()).Tasks.Select(each => each.Code), (await ContentAsync(desk, "S1")).Tasks.Select(each => each.Code));
        var rows = (await desk.Host.SendAs(desk.Secretary, new ListReports.Query())).Where(each => each.Kind == ReportKind.Special && each.Code != "2026-CD1").ToList();
        Assert.Equal(["S1", "S2"], rows.Select(each => each.Code).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(Topic.Lo, row.Topic.For(Language.Lo)));
        Assert.All(rows, row => Assert.Equal(Topic.Vi, ApiReport.Of(row).Topic!.Vi));
        Assert.Null(ApiReport.Of((await desk.Host.SendAs(desk.Secretary, new ListReports.Query())).First(each => each.Kind == ReportKind.HalfYear)).Topic);
    }

    [Theory, EachDatabase]
    public async Task It_needs_a_topic_and_a_part_that_the_plan_has(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, Command("S1") with { Topic = null }));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, Command("S1") with { Pillars = ["Z"] }));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, Command("S1") with { Tasks = ["Z9"] }));
        Assert.Equal(Rules.OnlySpecialHasTopic, await desk.Host.RefusalAsync(desk.Secretary, Command("2026") with { Kind = ReportKind.Annual }));
    }

    [Theory, EachDatabase]
    public async Task Its_topic_and_part_are_changed_but_not_over_somebody_elses(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await CreateAsync(desk, "S1", ["A"]);
        var report = (await ViewAsync(desk, "S1")).Report;
        ChangeReportScope.Command Change(params string[] pillars) => new(report.Id, Topic with { Vi = "Chuyên đề mới" }, pillars, [], report.Scope);
        await desk.Host.SendAs(desk.Secretary, Change("B"));

        Assert.Equal(["B"], (await ContentAsync(desk, "S1")).CoveredPillars);
        Assert.Equal(RenderingState.Stale, (await ViewAsync(desk, "S1")).Report.Topic.StateOf(Language.Lo));
        Assert.Contains((await ViewAsync(desk, "S1")).Checks, each => each is { Rule: Rules.WordsStale, Subject: ContentChecks.Topic });
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Secretary, Change("C")));
    }

    [Theory, EachDatabase]
    public async Task A_section_that_is_neither_written_nor_left_out_keeps_it_back_and_one_left_out_does_not(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Reasons, TextWords.None);
        await desk.WriteAsync(SectionKeys.Pillars, TextWords.None);
        var id = (await desk.ReadAsync()).Report.Id;
        Assert.Equal([(Rules.SectionEmpty, SectionKeys.Pillars), (Rules.SectionUndecided, SectionKeys.Reasons)], (await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks)).Select(each => (each.Rule, each.Subject!)));

        Assert.Equal(Rules.SectionMandatory, await desk.Host.RefusalAsync(desk.Secretary, new LeaveOutSection.Command(id, SectionKeys.Pillars)));
        Assert.Equal(Rules.SectionHasWords, await desk.Host.RefusalAsync(desk.Secretary, new LeaveOutSection.Command(id, SectionKeys.Lessons)));
        await desk.WriteAsync(SectionKeys.Pillars, new TextWords("Một.", "ໜຶ່ງ.", null));
        await desk.Host.SendAs(desk.Secretary, new LeaveOutSection.Command(id, SectionKeys.Reasons));

        Assert.Empty(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks));
        await desk.IssueAsync();
        var issued = await desk.ContentAsync();
        Assert.Equal([SectionKeys.Reasons], issued.LeftOut);
        Assert.Equal(SectionKeys.All.Except([SectionKeys.Reasons]), issued.Parts!);
        Assert.DoesNotContain(issued.Sections, each => each.Key == SectionKeys.Reasons);
        Assert.Equal("4", issued.NumberOf(SectionKeys.Lessons));
        Assert.Contains("\"leftOut\":[\"III.4\"]", CanonicalContent.Of(issued), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Leaving_out_is_undone_and_both_are_in_the_history(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        var id = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new LeaveOutSection.Command(id, SectionKeys.Lessons));
        Assert.Equal(Rules.SectionLeftOut, (await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsync(SectionKeys.Lessons, Topic))).Broken.Single().Rule);
        await desk.Host.SendAs(desk.Secretary, new RestoreSection.Command(id, SectionKeys.Lessons));
        await desk.WriteAsync(SectionKeys.Lessons, Topic);

        Assert.Empty((await desk.ContentAsync()).LeftOut);
        var told = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == id).OrderBy(each => each.Id).Select(each => each.Changes).ToListAsync());
        Assert.Equal(["True", "False"], told.SelectMany(each => each).Where(each => each.Field == "ReportSection.IsLeftOut" && each.Subject == SectionKeys.Lessons).Select(each => each.After), StringComparer.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task A_correction_that_is_given_up_leaves_out_again_what_was_signed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        var id = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new LeaveOutSection.Command(id, SectionKeys.Lessons));
        await desk.IssueAsync();
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, Topic));
        await desk.Host.SendAs(desk.Secretary, new RestoreSection.Command(id, SectionKeys.Lessons));
        await desk.WriteAsync(SectionKeys.Lessons, Topic);
        Assert.Contains(SectionKeys.Lessons, (await desk.ContentAsync()).CorrectionItems!.Select(each => each.Place.For(Language.Vi).Split(' ')[^1]));

        await desk.Host.SendAs(desk.Secretary, new DropCorrection.Command(id));

        Assert.Equal([SectionKeys.Lessons], (await desk.ReadAsync()).Report.LeftOut);
    }

    [Theory, EachDatabase]
    public async Task A_report_on_a_part_is_compared_with_none_and_none_with_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await CreateAsync(desk, "S1", ["A"]);
        var view = await ViewAsync(desk, "S1");
        foreach (var key in SectionKeys.Narrative)
        {
            await desk.Host.SendAs(desk.Secretary, new WriteSection.Command(view.Report.Id, key, new TextWords("Một.", "ໜຶ່ງ.", null), LocalizedText.Empty));
        }

        var consent = new ConsentToReport.Command(view.Report.Id, (await ViewAsync(desk, "S1")).Fingerprint!);
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos), consent);
        await desk.Host.SendAs(desk.Secretary, new SendForSignature.Command(view.Report.Id));
        foreach (var side in Sides.Both)
        {
            var round = await desk.Host.Db(db => db.Rounds.Where(each => each.SubjectId == view.Report.Id).Select(each => new { each.Id, each.Fingerprint }).SingleAsync());
            await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, side), new Web.Features.Approvals.SignRound.Command(round.Id, round.Fingerprint, Web.Features.Seeding.DemoAccounts.Password));
        }

        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "2026-Q3", ReportKind.Quarter, new(2026, 6, 15), new(2026, 9, 14), new(2026, 9, 14), new(2026, 9, 30)));
        Assert.Null((await ContentAsync(desk, "2026-Q3")).Since!.Former);
        var minister = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        Assert.Equal(Topic.Lo, (await desk.Host.SendAs(minister, new ListReports.Query())).Single(each => each.Code == "S1").Topic.For(Language.Lo));
    }

    private static CreateReport.Command Command(string code) => new(ReportDesk.Plan, code, ReportKind.Special, new(2026, 1, 1), End, End, End.AddDays(16), Topic);

    private static Task CreateAsync(ReportDesk desk, string code, IReadOnlyList<string>? pillars = null, IReadOnlyList<string>? tasks = null) =>
        desk.Host.SendAs(desk.Secretary, Command(code) with { Pillars = pillars ?? [], Tasks = tasks ?? [] });

    private static Task<ReportContent> ContentAsync(ReportDesk desk, string code) => desk.Host.SendAs(desk.Secretary, new GetReportContent.Query(ReportDesk.Plan, code));

    private static Task<GetReport.View> ViewAsync(ReportDesk desk, string code) => desk.Host.SendAs(desk.Secretary, new GetReport.Query(ReportDesk.Plan, code));
}
