using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Issues of a report, and how a newer one corrects the one before.</summary>
public class ReportCorrectionTests
{
    private static readonly ReportDates Dates = new(new(2026, 1, 1), new(2026, 6, 14), new(2026, 6, 15), new(2026, 6, 30));
    private static readonly LocalizedText Why = SamplePlan.Text("Sai số liệu", "ຂໍ້ມູນຜິດ"), Words = SamplePlan.Text("Một", "ໜຶ່ງ"), Named = SamplePlan.Text("Xong {tasks.done}", "ສຳເລັດ {tasks.done}");
    private static readonly DateOnly Day = new(2026, 6, 29);
    private static readonly DateTime At = new(2026, 6, 29, 3, 0, 0, DateTimeKind.Utc);
    private static readonly string Print = "9f3a12bc0d4e77a1" + new string('b', 48);
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void An_issue_keeps_what_was_signed()
    {
        var report = Make();
        var round = Guid.CreateVersion7();
        var issue = Issue(report, round);
        Assert.Equal((report.Id, 1, round, Print, Day, At), (issue.ReportId, issue.Number, issue.RoundId, issue.Fingerprint, issue.IssuedOn, issue.IssuedAt));
        Assert.Equal(Dates, new ReportDates(issue.PeriodStart, issue.PeriodEnd, issue.CutOff, issue.Due));
        Assert.Equal(("9f3a12bc0d4e77a1", "9f3a-12bc-0d4e-77a1"), (issue.Code, ReportIssue.Grouped(issue.Code)));
        Assert.Equal((1, Day, Print, 1), (report.Issue, report.IssuedOn, report.Fingerprint, report.OpenIssue));
        Assert.NotEqual(Guid.Empty, issue.Id);
    }

    [Fact]
    public void An_issue_keeps_the_texts_that_name_figures_in_their_places()
    {
        var report = Make();
        report.AddProposal(Side.Laos, Words);
        report.AddProposal(Side.Laos, Named);
        report.AddProposal(Side.Vietnam, Named);
        report.WriteSection(SectionKeys.Pillars, Named);
        report.WriteSection(SectionKeys.Summary, Named);
        report.WriteSection(SectionKeys.Context, Words);
        var issue = Issue(report);
        Assert.Equal(["Summary", "II.2", "V.2.2", "V.1.1"], issue.Written.Select(each => each.Place));
        Assert.All(issue.Written, each => Assert.Equal(Named, each.Words));
        Assert.Equal((Named, Words), (issue.AsWritten("V.2.2", Words), issue.AsWritten("V.2.1", Words)));
    }

    [Fact]
    public void A_special_issue_keeps_its_topic()
    {
        var report = new Report(sample.Plan, "S1", ReportKind.Special, Dates, new ReportScope(Words, [], []));
        Assert.Equal(Words, Issue(report).Topic);
        Assert.True(Issue(Make()).Topic.IsEmpty);
    }

    [Fact]
    public void A_correction_is_the_next_issue_and_says_why()
    {
        var report = Make();
        Assert.Equal((1, false), (report.OpenIssue, report.IsBeingCorrected));
        Issue(report);
        Assert.False(report.IsBeingCorrected);
        report.OpenCorrection(sample.Plan, Why);
        Assert.Equal((ReportState.Draft, 1, 2, true, Why), (report.State, report.Issue, report.OpenIssue, report.IsBeingCorrected, report.Correction));
        report.SendForSignature();
        Assert.True(report.IsBeingCorrected);
        Assert.Equal(2, report.IssueNow(Guid.CreateVersion7(), Print, Day, At).Number);
        Assert.Equal((ReportState.Issued, 2, 2), (report.State, report.Issue, report.OpenIssue));
    }

    [Fact]
    public void Only_what_is_issued_is_corrected_and_only_with_a_reason()
    {
        var report = Make();
        Assert.Equal((Rules.ReportNotIssued, "2026-H1"), Refused(() => report.OpenCorrection(sample.Plan, Why)));
        Assert.Equal((Rules.ReportNotIssued, "2026-H1"), Refused(() => report.WriteCorrection(Why)));
        Assert.True(report.Correction.IsEmpty);
        Issue(report);
        var broken = Assert.Throws<RuleException>(() => report.OpenCorrection(sample.Plan, LocalizedText.Empty)).Broken[0];
        Assert.Equal((Rules.Required, "Correction"), (broken.Rule, broken.Subject));
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => report.WriteCorrection(Why)));
        Assert.Equal((ReportState.Issued, true), (report.State, report.Correction.IsEmpty));
        sample.Plan.Close([], new(2026, 12, 31));
        Assert.Equal((Rules.PlanClosed, "2026"), Refused(() => report.OpenCorrection(sample.Plan, Why)));
    }

    [Fact]
    public void The_reason_of_a_correction_is_written_again_and_never_left_empty()
    {
        var report = Make();
        Issue(report);
        report.OpenCorrection(sample.Plan, Why);
        report.Consent(Print, Side.Laos, "ເລຂາຕົວຢ່າງ", At);
        report.WriteCorrection(Words);
        Assert.Equal((Words, 0), (report.Correction, report.Consents.Count));
        Assert.Equal(Rules.Required, Assert.Throws<RuleException>(() => report.WriteCorrection(LocalizedText.Empty)).Broken[0].Rule);
        Assert.Equal(Rules.FigureUnknown, Assert.Throws<RuleException>(() => report.WriteCorrection(SamplePlan.Text("{tasks.don}", "ຜິດ"))).Broken[0].Rule);
        Assert.Equal(Words, report.Correction);
        report.SetText(Report.CorrectionField, Why);
        Assert.Equal(Why, report.Correction);
        Assert.Equal((Report.CorrectionField, Why, Report.CorrectionMax), report.Texts.Last() is var place ? (place.Field, place.Text, place.MaxLength) : default);
    }

    [Fact]
    public void A_correction_that_is_given_up_leaves_the_report_as_it_was_issued()
    {
        var report = Make();
        report.WriteSection(SectionKeys.Pillars, Named);
        report.LeaveOut(SectionKeys.Lessons);
        report.AddProposal(Side.Laos, Named);
        Issue(report);
        report.OpenCorrection(sample.Plan, Why);
        report.WriteSection(SectionKeys.Pillars, Words);
        report.WriteSection(SectionKeys.Context, Words);
        report.TakeBackIn(SectionKeys.Lessons);
        report.LeaveOut(SectionKeys.Reasons);
        report.RemoveProposal(report.Proposals[0].Id);
        report.AddProposal(Side.Vietnam, Words);
        report.SetDates(Dates with { CutOff = new(2026, 6, 10) });
        report.DropCorrection(
            new Dictionary<string, LocalizedText> { [SectionKeys.Pillars] = Named }, [SectionKeys.Lessons], [(Side.Laos, Named), (Side.Vietnam, Why)], Dates, ReportScope.Whole);
        Assert.Equal((ReportState.Issued, true, false, 1), (report.State, report.Correction.IsEmpty, report.IsBeingCorrected, report.OpenIssue));
        Assert.Equal([(SectionKeys.Pillars, Named)], report.Sections.Where(each => !each.Text.IsEmpty).Select(each => (each.Key, each.Text)));
        Assert.Equal([SectionKeys.Lessons], report.LeftOut);
        Assert.Equal([(Side.Laos, Named, 0), (Side.Vietnam, Why, 1)], report.Proposals.Select(each => (each.Addressee, each.Text, each.Order)));
        Assert.Equal(new DateOnly(2026, 6, 15), report.CutOff);
    }

    [Fact]
    public void Only_a_correction_is_given_up_and_only_while_it_is_a_draft()
    {
        var report = Make();
        report.WriteSection(SectionKeys.Context, Words);
        Assert.Equal((Rules.ReportNotIssued, "2026-H1"), Refused(() => Drop(report)));
        Issue(report);
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => Drop(report)));
        report.OpenCorrection(sample.Plan, Why);
        report.SendForSignature();
        Assert.Equal((Rules.ReportNotInDraft, "2026-H1"), Refused(() => Drop(report)));
        Assert.Equal([SectionKeys.Context], report.Sections.Where(each => !each.Text.IsEmpty).Select(each => each.Key));
    }

    [Fact]
    public void A_correction_in_which_an_obstacle_was_closed_is_not_given_up()
    {
        Report.RequireNoneClosed("2026-H1", []);
        var broken = Assert.Throws<RuleException>(() => Report.RequireNoneClosed("2026-H1", ["O1", "O3"])).Broken[0];
        Assert.Equal(Rules.CorrectionClosesObstacle, broken.Rule);
        Assert.Equal(["2026-H1", "O1, O3"], broken.Arguments);
    }

    [Fact]
    public void What_a_correction_corrects_is_read_after_the_sections()
    {
        var report = Make();
        report.WriteSection(SectionKeys.Summary, Words);
        report.AddProposal(Side.Laos, Words);
        Issue(report);
        report.OpenCorrection(sample.Plan, Why);
        Assert.Equal(["Section:Summary", Report.CorrectionField], report.Texts.Take(2).Select(each => each.Field));
        Assert.Equal(3, report.Texts.Count());
    }

    private Report Make() => new(sample.Plan, "2026-H1", ReportKind.HalfYear, Dates);

    private static ReportIssue Issue(Report report, Guid? round = null)
    {
        report.SendForSignature();
        return report.IssueNow(round ?? Guid.CreateVersion7(), Print, Day, At);
    }

    private static void Drop(Report report) => report.DropCorrection(new Dictionary<string, LocalizedText>(), [], [], Dates, ReportScope.Whole);

    /// <summary>The rule, and the code that its words name.</summary>
    private static (string Rule, object Code) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Arguments[0]) : default;
}
