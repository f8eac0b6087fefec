using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What a special report is about, and sections that are left out by decision.</summary>
public class ReportScopeTests
{
    private static readonly ReportDates Dates = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 14), new DateOnly(2026, 6, 14), new DateOnly(2026, 6, 30));
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ");
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void A_special_report_has_a_topic_and_no_other_kind_has_one()
    {
        var special = new Report(sample.Plan, "S1", ReportKind.Special, Dates, new ReportScope(Words, [], []));
        Assert.Equal(Words, special.Topic);
        Assert.Equal(Report.TopicField, Assert.Single(special.Texts).Field);
        Assert.Equal(Rules.Required, Refused(() => new Report(sample.Plan, "S1", ReportKind.Special, Dates)));
        Assert.Equal(Rules.Required, Refused(() => special.SetText(Report.TopicField, LocalizedText.Empty)));
        foreach (var kind in Enum.GetValues<ReportKind>().Except([ReportKind.Special]))
        {
            Assert.Equal(Rules.OnlySpecialHasTopic, Refused(() => Of(kind).SetScope(new ReportScope(Words, [], []))));
            Assert.Equal(Rules.OnlySpecialHasTopic, Refused(() => Of(kind).SetScope(ReportScope.Whole with { Tasks = ["A1"] })));
        }
    }

    [Fact]
    public void What_it_covers_is_of_the_plan_in_order_and_each_once()
    {
        (string, string)[] tasks = [("A", "A10"), ("A", "A2"), ("B", "B1")];
        Assert.Equal(["A2", "A10"], new ReportScope(Words, [], ["A10", "A2", "A10"]).In(sample.Plan, tasks).Tasks);
        var whole = new ReportScope(Words, ["A"], ["A2", "B1"]).In(sample.Plan, tasks);
        Assert.Equal(["A"], whole.Pillars);
        Assert.Equal(["B1"], whole.Tasks);
        Assert.Equal(Rules.NotFound, Refused(() => new ReportScope(Words, ["X"], []).In(sample.Plan, tasks)));
        Assert.Equal(Rules.NotFound, Refused(() => new ReportScope(Words, [], ["X1"]).In(sample.Plan, tasks)));
        Assert.True(whole.Covers("A", "A99") && whole.Covers("B", "B1") && !whole.Covers("B", "B2") && ReportScope.Whole.Covers("B", "B2"));
    }

    [Fact]
    public void Pillars_are_covered_in_the_order_of_the_plan()
    {
        var plan = new SamplePlan().Plan;
        plan.AddPillar("C", Words);
        plan.AddPillar("B", Words);
        Assert.Equal(["A", "C", "B"], new ReportScope(Words, ["B", "C", "A"], []).In(plan, []).Pillars);
        Assert.Equal(Rules.NotFound, Refused(() => new ReportScope(Words, ["A", "D"], []).In(plan, [])));
    }

    [Theory]
    [InlineData(ReportKind.Quarter)]
    [InlineData(ReportKind.HalfYear)]
    [InlineData(ReportKind.Annual)]
    [InlineData(ReportKind.EndOfPlan)]
    [InlineData(ReportKind.Special)]
    public void What_is_mandatory_for_a_kind_is_never_left_out(ReportKind kind)
    {
        var report = Of(kind);
        foreach (var key in SectionKeys.Written)
        {
            if (KindSections.MayBeLeftOut(kind, key))
            {
                report.LeaveOut(key);
            }
            else
            {
                Assert.Equal(Rules.SectionMandatory, Refused(() => report.LeaveOut(key)));
            }
        }

        Assert.NotEmpty(KindSections.Mandatory(kind));
        Assert.Equal(SectionKeys.Narrative.Except(KindSections.Mandatory(kind)), report.LeftOut);
        Assert.Equal(Rules.NotFound, Refused(() => report.LeaveOut(SectionKeys.ProposalsToLaos)));
    }

    [Fact]
    public void A_section_with_words_is_not_left_out_and_one_that_is_left_out_takes_no_words()
    {
        var report = Of(ReportKind.HalfYear);
        report.WriteSection(SectionKeys.Lessons, Words);
        Assert.Equal(Rules.SectionHasWords, Refused(() => report.LeaveOut(SectionKeys.Lessons)));
        report.WriteSection(SectionKeys.Lessons, LocalizedText.Empty);
        report.LeaveOut(SectionKeys.Lessons);
        Assert.Equal(Rules.SectionLeftOut, Refused(() => report.WriteSection(SectionKeys.Lessons, Words)));
        report.TakeBackIn(SectionKeys.Lessons);
        report.WriteSection(SectionKeys.Lessons, Words);
        Assert.Empty(report.LeftOut);
    }

    [Fact]
    public void Nothing_of_it_changes_while_it_is_being_signed()
    {
        var report = Of(ReportKind.Special);
        report.SendForSignature();
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.LeaveOut(SectionKeys.Reasons)));
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.TakeBackIn(SectionKeys.Reasons)));
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.SetScope(report.Scope)));
    }

    [Fact]
    public void A_correction_that_is_given_up_leaves_out_what_was_signed_and_has_its_topic()
    {
        var report = Of(ReportKind.Special);
        report.LeaveOut(SectionKeys.Reasons);
        report.SendForSignature();
        report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new DateOnly(2026, 6, 29), new DateTime(2026, 6, 29, 3, 0, 0, DateTimeKind.Utc));
        var issued = (report.LeftOut, report.Scope);
        report.OpenCorrection(sample.Plan, Words);
        report.TakeBackIn(SectionKeys.Reasons);
        report.LeaveOut(SectionKeys.Lessons);
        report.SetScope(new ReportScope(SamplePlan.Text("Hai", "ສອງ"), ["A"], []));
        report.DropCorrection(new Dictionary<string, LocalizedText>(), issued.LeftOut, [], Dates, issued.Scope);
        Assert.Equal(issued.LeftOut, report.LeftOut);
        Assert.Equal(issued.Scope, report.Scope);
    }

    private Report Of(ReportKind kind) => new(sample.Plan, "R1", kind, Dates, kind == ReportKind.Special ? new ReportScope(Words, [], []) : null);

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
