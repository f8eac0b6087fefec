using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Park;

/// <summary>Risks of the joint industrial park, and rows of its compatibility matrix.</summary>
public class ParkRiskTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Text = LocalizedText.Of(Language.Vi, "Chậm thống nhất", "ຊັກຊ້າ");
    private static readonly RiskContent Content = new(Text, RiskLevel.High, RiskLevel.Medium, Text, Guid.CreateVersion7(), Day.AddDays(10));

    [Fact]
    public void A_risk_is_closed_with_a_result_and_opened_again()
    {
        var risk = new ParkRisk(1, Content, Side.Laos, Day);
        Assert.Equal(("PR1", 6, Side.Laos), (risk.Code, risk.Weight, risk.OwnerSide));
        Assert.Equal(Rules.RiskOpen, RuleOf(risk.Reopen));
        Assert.Equal(Rules.RiskDayAhead, RuleOf(() => risk.Close(Day.AddDays(3), Text, Day.AddDays(2))));
        Assert.Equal(Rules.RiskCloseDay, RuleOf(() => risk.Close(Day.AddDays(-1), Text, Day)));
        Assert.Equal(Rules.Required, RuleOf(() => risk.Close(Day.AddDays(2), LocalizedText.Empty, Day.AddDays(2))));
        Assert.Equal(Rules.NotFound, RuleOf(() => risk.SetText("Result", Text)));
        risk.Close(Day.AddDays(2), Text, Day.AddDays(2));
        risk.SetText("Result", Text);
        Assert.Equal([false, true, true, false], new[] { -1, 0, 1, 2 }.Select(days => risk.IsOpenOn(Day.AddDays(days))));
        Assert.Equal(Rules.RiskClosed, RuleOf(() => risk.Revise(Content, Side.Laos)));
        risk.Reopen();
        Assert.True(risk.IsOpenOn(Day.AddDays(2)) && risk.Result.IsEmpty);
    }

    [Fact]
    public void A_measure_is_not_due_before_its_risk_was_known()
    {
        Assert.Equal(Rules.RiskDue, RuleOf(() => _ = new ParkRisk(1, Content with { Due = Day.AddDays(-1) }, Side.Laos, Day)));
        Assert.Null(new ParkRisk(1, Content with { Due = null }, Side.Laos, Day).Due);
    }

    [Fact]
    public void A_row_of_the_matrix_says_what_it_is_about()
    {
        var row = new CompatibilityRow(3, new CompatibilityContent(ParkTopic.Policy, Text, Text, LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty, null), Day);
        Assert.Equal("CM3", row.Code);
        Assert.Equal(["Title", "VietnamRule"], row.Texts.Select(each => each.Field));
        Assert.Equal(Rules.Required, RuleOf(() => row.SetText("Title", LocalizedText.Empty)));
        row.SetText("Gap", Text);
        Assert.Equal((Text, LocalizedText.Empty), (row.RuleOf(Side.Vietnam), row.RuleOf(Side.Laos)));
        Assert.Equal(Text, row.Gap);
    }

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
