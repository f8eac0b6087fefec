using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public sealed class ReportWritingTests
{
    private static readonly TextWords Words = new("Một đoạn.", "ວັກໜຶ່ງ.", null);

    [Theory, EachDatabase]
    public async Task Two_people_write_different_sections_at_once(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var opened = await desk.ReadAsync();
        var other = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);

        await desk.WriteAsync(SectionKeys.Lessons, Words, opened.TextOf(SectionKeys.Lessons));
        await desk.WriteAsAsync(other, SectionKeys.Reasons, Words, opened.TextOf(SectionKeys.Reasons));

        var now = await desk.ReadAsync();
        Assert.Equal("ວັກໜຶ່ງ.", now.TextOf(SectionKeys.Lessons).For(Language.Lo));
        Assert.Equal("Một đoạn.", now.TextOf(SectionKeys.Reasons).For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task The_second_writer_of_one_section_is_told_who_was_first(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var opened = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        var first = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.WriteAsAsync(first, SectionKeys.Lessons, Words, opened);

        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsync(SectionKeys.Lessons, Words with { Vi = "Đoạn khác." }, opened));

        var broken = Assert.Single(refusal.Broken);
        Assert.Equal(Rules.Conflict, broken.Rule);
        Assert.Equal(first.Name, broken.Arguments[0]);
        Assert.Equal("Một đoạn.", (await desk.ReadAsync()).TextOf(SectionKeys.Lessons).For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task The_first_writer_is_named_though_others_wrote_other_parts_since(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (opened, dates) = (await desk.ReadAsync(), (await desk.ReadAsync()).Dates);
        var first = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        ChangeReportDates.Command Due(DateOnly due) => new(opened.Report.Id, dates.PeriodStart, dates.PeriodEnd, dates.CutOff, due, dates);
        await desk.Host.SendAs(first, Due(new(2026, 7, 5)));
        await desk.WriteAsAsync(first, SectionKeys.Lessons, Words, opened.TextOf(SectionKeys.Lessons));
        await desk.WriteAsync(SectionKeys.Reasons, Words, opened.TextOf(SectionKeys.Reasons));

        var section = await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsync(SectionKeys.Lessons, Words with { Vi = "Đoạn khác." }, opened.TextOf(SectionKeys.Lessons)));
        var due = await Assert.ThrowsAsync<RuleException>(() => desk.Host.SendAs(desk.Secretary, Due(new(2026, 7, 6))));

        Assert.All([section, due], refusal => Assert.Equal((Rules.Conflict, first.Name), (Assert.Single(refusal.Broken).Rule, refusal.Broken[0].Arguments[0])));
    }

    [Theory, EachDatabase]
    public async Task Each_side_writes_its_own_language_of_one_section_at_once(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var opened = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        var translator = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.WriteAsAsync(translator, SectionKeys.Lessons, TextWords.From(opened) with { Lo = "ຄຳແປໃໝ່." }, opened);

        await desk.WriteAsync(SectionKeys.Lessons, TextWords.From(opened) with { Vi = "Bản gốc mới." }, opened);

        var now = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        Assert.Equal(("Bản gốc mới.", "ຄຳແປໃໝ່."), (now.For(Language.Vi), now.For(Language.Lo)));
        Assert.Equal(RenderingState.Stale, now.StateOf(Language.Lo));
    }

    [Theory, EachDatabase]
    public async Task A_translation_of_a_source_that_changed_meanwhile_is_not_taken_for_fresh(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var opened = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.From(opened) with { Vi = "Bản gốc mới." }, opened);
        var translator = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);

        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsAsync(translator, SectionKeys.Lessons, TextWords.From(opened) with { Lo = "ຄຳແປໃໝ່." }, opened));

        Assert.Equal(Rules.Conflict, Assert.Single(refusal.Broken).Rule);
    }

    [Theory, EachDatabase]
    public async Task A_changed_source_makes_its_translation_stale_until_it_is_rewritten(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var before = TextWords.From((await desk.ReadAsync()).TextOf(SectionKeys.Lessons));

        await desk.WriteAsync(SectionKeys.Lessons, before with { Vi = before.Vi + " Thêm." });

        Assert.Contains(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks), each => each is { Rule: Rules.WordsStale, Subject: SectionKeys.Lessons });
        await desk.WriteAsync(SectionKeys.Lessons, before with { Vi = before.Vi + " Thêm.", Lo = before.Lo + " ເພີ່ມ." });
        Assert.Empty(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks));
    }

    [Theory, EachDatabase]
    public async Task A_text_over_the_limit_is_refused_and_one_at_the_limit_is_kept(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var limit = new TextWords(new string('ă', Report.SectionMax), null, null);

        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsync(SectionKeys.Lessons, limit with { Vi = limit.Vi + "n" }));

        Assert.Equal(Rules.TooLong, Assert.Single(refusal.Broken).Rule);
        await desk.WriteAsync(SectionKeys.Lessons, limit);
        Assert.Equal(limit.Vi, (await desk.ReadAsync()).TextOf(SectionKeys.Lessons).For(Language.Vi));
    }

    [Theory, EachDatabase]
    public async Task Proposals_are_added_changed_and_removed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = (await desk.ReadAsync()).Report.Id;

        await desk.Host.SendAs(desk.Secretary, new AddProposal.Command(id, Side.Vietnam, Words));
        var added = (await desk.ReadAsync()).ProposalsTo(Side.Vietnam).Last();
        await desk.Host.SendAs(desk.Secretary, new ChangeProposal.Command(id, added.Id, Side.Laos, Words with { Vi = "Đã sửa." }, added.Text, added.Addressee));
        var changed = (await desk.ReadAsync()).ProposalsTo(Side.Laos).Last();
        await desk.Host.SendAs(desk.Secretary, new RemoveProposal.Command(id, added.Id, changed.Text));

        Assert.Equal((added.Id, "Đã sửa."), (changed.Id, changed.Text.For(Language.Vi)));
        Assert.DoesNotContain((await desk.ReadAsync()).Report.Proposals, each => each.Id == added.Id);
    }

    [Theory, EachDatabase]
    public async Task A_proposal_keeps_the_minister_and_the_words_that_another_gave_it_meanwhile(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var id = (await desk.ReadAsync()).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new AddProposal.Command(id, Side.Vietnam, Words));
        var opened = (await desk.ReadAsync()).ProposalsTo(Side.Vietnam).Last();
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.Host.SendAs(lao, new ChangeProposal.Command(id, opened.Id, Side.Laos, Words with { Lo = "ຄຳແປໃໝ່." }, opened.Text, opened.Addressee));

        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new RemoveProposal.Command(id, opened.Id, opened.Text)));
        Assert.Equal((Rules.Conflict, lao.Name), (refused.Rule, refused.Arguments[0]));
        await desk.Host.SendAs(desk.Secretary, new ChangeProposal.Command(id, opened.Id, Side.Vietnam, Words with { Vi = "Bản gốc mới." }, opened.Text, opened.Addressee));

        var now = (await desk.ReadAsync()).Report.Proposals.Single(each => each.Id == opened.Id);
        Assert.Equal((Side.Laos, "Bản gốc mới.", "ຄຳແປໃໝ່."), (now.Addressee, now.Text.For(Language.Vi), now.Text.For(Language.Lo)));
    }

    [Fact]
    public void Dates_that_were_not_changed_here_take_theirs()
    {
        var opened = new DatesForm { CutOff = new(2026, 6, 14), Due = new(2026, 6, 30) };
        var theirs = opened with { CutOff = new(2026, 6, 15) };
        Assert.Equal(theirs with { Due = new(2026, 7, 3) }, (opened with { Due = new(2026, 7, 3) }).RebaseOn(theirs, opened));
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_dates_are_not_overwritten(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (id, seen) = ((await desk.ReadAsync()).Report.Id, (await desk.ReadAsync()).Dates);
        ChangeReportDates.Command Due(DateOnly due) => new(id, seen.PeriodStart, seen.PeriodEnd, seen.CutOff, due, seen);
        await desk.Host.SendAs(desk.Secretary, Due(new(2026, 7, 5)));

        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Secretary, Due(new(2026, 7, 6))));
    }

    [Theory, EachDatabase]
    public async Task A_new_report_is_proposed_for_periods_without_one(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var plan = Assert.Single(await desk.Host.SendAs(desk.Secretary, new ListReportablePlans.Query()));
        var period = plan.Periods[ReportKind.HalfYear][0];
        CreateReport.Command Create(string code) => new(plan.Code, code, ReportKind.HalfYear, period.Start, period.End, period.End, period.Dates.Due);

        Assert.Equal(["2026-H2", "2027-H1", "2027-H2"], plan.Periods[ReportKind.HalfYear].Select(each => each.Code));
        Assert.Equal(Rules.ReportCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, Create(ReportDesk.Code)));
        Assert.Equal(Rules.CodeFormat, await desk.Host.RefusalAsync(desk.Secretary, Create("2026/H2")));
        await desk.Host.SendAs(desk.Secretary, Create(period.Code));
        var view = await desk.Host.SendAs(desk.Secretary, new GetReport.Query(plan.Code, period.Code));
        Assert.Equal(ReportDesk.Code, view.Former?.Code);
        Assert.NotEmpty(view.Former!.Texts);
    }

    [Theory, EachDatabase]
    public async Task Dates_that_are_missing_are_asked_for_all_at_once(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);

        var broken = await desk.Host.RefusedAsync(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, string.Empty, ReportKind.Annual, null, null, null, null));

        Assert.Equal([nameof(Report.PeriodStart), nameof(Report.PeriodEnd), nameof(Report.CutOff), nameof(Report.Due), nameof(Report.Code)], broken.Select(each => each.Subject));
        Assert.All(broken, each => Assert.Equal(Rules.Required, each.Rule));
    }
}
