using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What secretaries write in a report: its dates, its sections and its proposals.</summary>
public class ReportWritingTests
{
    private static readonly ReportDates Dates = new(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 15), new(2026, 6, 30));
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Others = SamplePlan.Text("Hai", "ສອງ");
    private static readonly DateTime At = new(2026, 6, 29, 3, 0, 0, DateTimeKind.Utc);
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void A_new_report_is_an_empty_draft_of_its_plan()
    {
        var report = Make();
        Assert.Equal((sample.Plan.Id, "2026-H1", ReportKind.HalfYear, ReportState.Draft, (int?)null), (report.PlanId, report.Code, report.Kind, report.State, report.Issue));
        Assert.Equal(Dates, new ReportDates(report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due));
        Assert.Equal(SectionKeys.Written, report.Sections.Select(each => each.Key));
        Assert.Equal(Enumerable.Range(0, SectionKeys.Written.Count), report.Sections.Select(each => each.Order));
        Assert.All(report.Sections, each => Assert.Equal((report.Id, true, false), (each.ReportId, each.Text.IsEmpty, each.IsLeftOut)));
        Assert.Equal(("Report", report.Id, "2026-H1", (Guid?)sample.Plan.Id), report.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.PlanId) : default);
        Assert.Equal(ReportScope.Whole, report.Scope);
    }

    [Fact]
    public void A_code_can_be_in_an_address()
    {
        Assert.Equal((Rules.CodeFormat, "Code"), Refused(() => new Report(sample.Plan, "2026 H1", ReportKind.HalfYear, Dates)));
        Assert.Equal((Rules.TooLong, "Code"), Refused(() => new Report(sample.Plan, new string('1', Report.CodeMax + 1), ReportKind.HalfYear, Dates)));
        Assert.Equal(Report.CodeMax, new Report(sample.Plan, new string('1', Report.CodeMax), ReportKind.HalfYear, Dates).Code.Length);
    }

    [Fact]
    public void Dates_may_fall_on_one_day()
    {
        var report = Make();
        var day = new DateOnly(2026, 6, 14);
        report.SetDates(new ReportDates(day, day, day, day));
        Assert.Equal((day, day, day, day), (report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due));
        Assert.Equal((Rules.ReportDatesOrder, "PeriodEnd"), Refused(() => report.SetDates(new ReportDates(day, day.AddDays(-1), day, day))));
        Assert.Equal((Rules.ReportDatesOrder, "PeriodEnd"), Refused(() => report.SetDates(new ReportDates(day, day, day.AddDays(-1), day))));
        Assert.Equal((Rules.ReportDatesOrder, "PeriodEnd"), Refused(() => report.SetDates(new ReportDates(day, day, day.AddDays(1), day))));
        Assert.Equal((day, day), (report.PeriodEnd, report.CutOff));
    }

    [Fact]
    public void It_is_deleted_only_while_nobody_was_asked_to_sign_it()
    {
        var report = Make();
        report.RequireDeletable(wasSent: false);
        Assert.Equal(Rules.ReportWasSent, Refused(() => report.RequireDeletable(wasSent: true)).Rule);
        report.SendForSignature();
        Assert.Equal(Rules.ReportWasSent, Refused(() => report.RequireDeletable(wasSent: false)).Rule);
        report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new(2026, 6, 29), At);
        report.OpenCorrection(sample.Plan, Words);
        Assert.Equal(Rules.ReportWasSent, Refused(() => report.RequireDeletable(wasSent: false)).Rule);
    }

    [Fact]
    public void It_goes_from_draft_to_signature_and_from_there_back_or_to_its_issue()
    {
        var report = Make();
        Assert.Equal(Rules.ReportNotInReview, Refused(report.ReturnToDraft).Rule);
        Assert.Equal(Rules.ReportNotInReview, Refused(() => report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new(2026, 6, 29), At)).Rule);
        report.SendForSignature();
        Assert.Equal(ReportState.InReview, report.State);
        Assert.Equal(Rules.ReportNotInDraft, Refused(report.SendForSignature).Rule);
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.SetDates(Dates)).Rule);
        report.ReturnToDraft();
        Assert.Equal((ReportState.Draft, (int?)null), (report.State, report.Issue));
        report.RequireDraft();
    }

    [Fact]
    public void A_section_takes_words_up_to_its_limit_and_only_figures_that_there_are()
    {
        var report = Make();
        report.WriteSection(SectionKeys.Context, Words);
        Assert.Equal((Rules.TooLong, SectionKeys.Context), Refused(() => report.WriteSection(SectionKeys.Context, LocalizedText.Of(Language.Vi, new string('a', Report.SectionMax + 1)))));
        Assert.Equal((Rules.FigureUnknown, SectionKeys.Context), Refused(() => report.WriteSection(SectionKeys.Context, LocalizedText.Of(Language.Vi, "{không.có}"))));
        Assert.Equal((Rules.NotFound, SectionKeys.Results), Refused(() => report.WriteSection(SectionKeys.Results, Words)));
        Assert.Equal(Words, report.Sections.Single(each => each.Key == SectionKeys.Context).Text);
        report.WriteSection(SectionKeys.Context, LocalizedText.Of(Language.Vi, new string('a', Report.SectionMax)));
        report.WriteSection(SectionKeys.Context, LocalizedText.Empty);
        Assert.Empty(report.Texts);
    }

    [Fact]
    public void A_section_that_is_left_out_may_be_emptied_again()
    {
        var report = Make();
        report.LeaveOut(SectionKeys.Lessons);
        report.WriteSection(SectionKeys.Lessons, LocalizedText.Empty);
        Assert.Equal([SectionKeys.Lessons], report.LeftOut);
    }

    [Fact]
    public void Proposals_keep_their_order_and_a_removed_one_leaves_its_place()
    {
        var report = Make();
        var (first, second) = (report.AddProposal(Side.Laos, Words), report.AddProposal(Side.Vietnam, Others));
        Assert.Equal((report.Id, Side.Laos, Words, 0), (first.ReportId, first.Addressee, first.Text, first.Order));
        Assert.Equal((Side.Vietnam, Others, 1), (second.Addressee, second.Text, second.Order));
        report.RemoveProposal(first.Id);
        Assert.Equal(2, report.AddProposal(Side.Laos, Words).Order);
        Assert.Equal([1, 2], report.Proposals.Select(each => each.Order));
        report.ChangeProposal(second.Id, Side.Laos, Words);
        Assert.Equal((Side.Laos, Words, 1), (second.Addressee, second.Text, second.Order));
    }

    [Fact]
    public void A_new_proposal_comes_after_all_that_there_are()
    {
        var report = Make();
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(_ => report.AddProposal(Side.Laos, Words).Order));
    }

    [Fact]
    public void A_proposal_says_something_and_is_one_of_the_report()
    {
        var report = Make();
        var proposal = report.AddProposal(Side.Laos, Words);
        Assert.Equal((Rules.Required, "Proposal"), Refused(() => report.AddProposal(Side.Laos, LocalizedText.Empty)));
        Assert.Equal((Rules.Required, "Proposal"), Refused(() => report.ChangeProposal(proposal.Id, Side.Vietnam, LocalizedText.Empty)));
        Assert.Equal((Rules.TooLong, "Proposal"), Refused(() => report.AddProposal(Side.Laos, LocalizedText.Of(Language.Vi, new string('a', Report.ProposalMax + 1)))));
        Assert.Equal((Rules.NotFound, "Proposal"), Refused(() => report.ChangeProposal(Guid.CreateVersion7(), Side.Vietnam, Words)));
        Assert.Equal((Rules.NotFound, "Proposal"), Refused(() => report.RemoveProposal(Guid.CreateVersion7())));
        Assert.Equal([(Side.Laos, Words)], report.Proposals.Select(each => (each.Addressee, each.Text)));
        report.SendForSignature();
        Assert.All(
            new Action[] { () => report.ChangeProposal(proposal.Id, Side.Vietnam, Words), () => report.RemoveProposal(proposal.Id) },
            act => Assert.Equal(Rules.ReportNotInDraft, Refused(act).Rule));
        Assert.Single(report.Proposals);
    }

    [Fact]
    public void A_proposals_place_is_named_after_its_minister()
    {
        Assert.Equal(("V.1.1", "V.2.12"), (Proposal.PlaceOf(Side.Vietnam, 1), Proposal.PlaceOf(Side.Laos, 12)));
        Assert.Equal(("II", "V", true, false), (SectionKeys.ChapterOf("II.1"), SectionKeys.ChapterOf("V"), SectionKeys.IsChapter("III"), SectionKeys.IsChapter("III.1")));
    }

    [Fact]
    public void Texts_stand_in_the_order_of_print_and_can_be_written_by_their_names()
    {
        var report = new Report(sample.Plan, "S1", ReportKind.Special, Dates, new ReportScope(Words, [], []));
        var (later, earlier) = (report.AddProposal(Side.Laos, Words), report.AddProposal(Side.Vietnam, Words));
        report.WriteSection(SectionKeys.Pillars, Words);
        report.WriteSection(SectionKeys.Summary, Words);
        (string, int)[] places =
        [
            ("Topic", ReportScope.TopicMax), ("Section:Summary", Report.SectionMax), ("Section:II.2", Report.SectionMax), ($"Proposal:{later.Id}", Report.ProposalMax), ($"Proposal:{earlier.Id}", Report.ProposalMax),
        ];
        Assert.Equal(places, report.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.All(report.Texts.ToList(), each => report.SetText(each.Field, Others));
        Assert.All(report.Texts, each => Assert.Equal(Others, each.Text));
        Assert.Equal((Side.Laos, Side.Vietnam), (later.Addressee, earlier.Addressee));
    }

    [Theory]
    [InlineData("Topic")]
    [InlineData("Title")]
    [InlineData("Proposal:1")]
    [InlineData("0196f0e0-0000-7000-8000-000000000000")]
    public void A_text_that_there_is_not_is_not_written(string field) => Assert.Equal((Rules.NotFound, field), Refused(() => Make().SetText(field, Words)));

    [Fact]
    public void A_names_missing_figure_is_found_among_those_of_the_plan()
    {
        var text = SamplePlan.Text("{pillar.percent:A} và {task.percent:A1}", "{tasks.done}");
        FigureNames.RequireIn(text, "II.2", (_, _) => true);
        var broken = Assert.Throws<RuleException>(() => FigureNames.RequireIn(text, "II.2", (subject, code) => (subject, code) != (FigureSubject.Task, "A1"))).Broken[0];
        Assert.Equal((Rules.FigureUnknown, "II.2", "{task.percent:A1}"), (broken.Rule, broken.Subject, broken.Arguments[0]));
        Assert.Equal((Rules.FigureUnknown, "II.2"), Refused(() => FigureNames.RequireIn(SamplePlan.Text("{tasks.don}", "x"), "II.2", (_, _) => true)));
        Assert.Equal((true, true, false), (FigureNames.AreIn(text), FigureNames.AreIn(SamplePlan.Text("Xong", "{tasks.done}")), FigureNames.AreIn(Words)));
        Assert.Empty(FigureNames.MissingIn(LocalizedText.Of(Language.Vi, "{tasks.done}"), Language.Lo));
        Assert.Empty(FigureNames.In(null));
    }

    private Report Make() => new(sample.Plan, "2026-H1", ReportKind.HalfYear, Dates);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
