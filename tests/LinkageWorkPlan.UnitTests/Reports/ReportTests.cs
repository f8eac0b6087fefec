using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Reports;

public class ReportTests
{
    private static readonly ReportDates HalfYear = new(new DateOnly(2025, 12, 15), new DateOnly(2026, 6, 14), new DateOnly(2026, 6, 14), new DateOnly(2026, 6, 30));
    private readonly SamplePlan sample = new SamplePlan().Adopted();

    [Fact]
    public void Is_refused_for_a_plan_that_is_no_agreement_yet() =>
        Assert.Equal(Rules.PlanNotAdopted, Refused(() => new Report(new SamplePlan().Plan, "2026-H1", ReportKind.HalfYear, HalfYear)));

    [Fact]
    public void Becomes_an_issue_with_the_fingerprint_that_was_signed()
    {
        var report = Make();
        report.SendForSignature();
        report.IssueNow(Guid.CreateVersion7(), new string('a', 64), new DateOnly(2026, 6, 29), new DateTime(2026, 6, 29, 3, 0, 0, DateTimeKind.Utc));
        Assert.Equal((ReportState.Issued, 1), (report.State, report.Issue));
    }

    [Fact]
    public void Nothing_is_written_while_it_is_being_signed()
    {
        var report = Make();
        report.SendForSignature();
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.WriteSection("I", SamplePlan.Text("Một", "ໜຶ່ງ"))));
        Assert.Equal(Rules.ReportNotInDraft, Refused(() => report.AddProposal(Side.Laos, SamplePlan.Text("Một", "ໜຶ່ງ"))));
        report.ReturnToDraft();
        report.WriteSection("I", SamplePlan.Text("Một", "ໜຶ່ງ"));
        Assert.Equal("Một", report.Sections.Single(each => each.Key == "I").Text.For(Language.Vi));
    }

    [Fact]
    public void The_cut_off_lies_between_the_periods_start_and_the_due_date()
    {
        Assert.Equal(Rules.ReportDatesOrder, Refused(() => Make(HalfYear with { CutOff = HalfYear.PeriodStart.AddDays(-1) })));
        Assert.Equal(Rules.ReportDatesOrder, Refused(() => Make(HalfYear with { CutOff = HalfYear.Due.AddDays(1) })));
        Assert.Equal(Rules.ReportDatesOrder, Refused(() => Make(HalfYear with { PeriodEnd = HalfYear.PeriodStart.AddDays(-1) })));
    }

    [Fact]
    public void A_translator_reaches_every_text()
    {
        var report = Make();
        report.WriteSection("II.2", LocalizedText.Of(Language.Vi, "Kết quả"));
        report.AddProposal(Side.Vietnam, LocalizedText.Of(Language.Vi, "Đề nghị"));
        foreach (var place in report.Texts.ToList())
        {
            report.SetText(place.Field, place.Text.Write(Language.Lo, "ຂໍ້ຄວາມ"));
        }

        Assert.Equal(2, report.Texts.Count());
        Assert.All(report.Texts, place => Assert.True(place.Text.IsReady(Language.Lo)));
    }

    private Report Make(ReportDates? dates = null) => new(sample.Plan, "2026-H1", ReportKind.HalfYear, dates ?? HalfYear);

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
