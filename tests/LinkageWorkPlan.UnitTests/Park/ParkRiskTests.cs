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
    public void An_open_risk_is_revised_and_a_closed_one_keeps_what_it_was()
    {
        var (risk, other) = (new ParkRisk(1, Content, Side.Laos, Day), LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"));
        var revised = new RiskContent(other, RiskLevel.Low, RiskLevel.Low, LocalizedText.Empty, Content.OwnerId, Day);
        risk.Revise(revised, Side.Vietnam);
        Assert.Equal((other, 1, Side.Vietnam, Day), (risk.Title, risk.Weight, risk.OwnerSide, risk.Due));
        risk.Close(Day, Text, Day);
        Assert.Equal(Rules.RiskClosed, RuleOf(() => risk.Close(Day, Text, Day)));
        Assert.Equal(Rules.Required, RuleOf(() => risk.SetText("Result", LocalizedText.Empty)));
        Assert.Equal((Rules.Required, "ParkRisk.Title"), Assert.Throws<RuleException>(() => risk.SetText("Title", LocalizedText.Empty)).Broken[0] is var broken ? (broken.Rule, broken.Subject) : default);
    }

    [Fact]
    public void The_texts_of_a_risk_are_those_that_say_something()
    {
        var risk = new ParkRisk(1, Content with { Measure = LocalizedText.Empty }, Side.Laos, Day);
        Assert.Equal(["Title"], risk.Texts.Select(each => each.Field));
        risk.SetText("Measure", Text);
        risk.Close(Day, Text, Day);
        Assert.Equal(["Title", "Measure", "Result"], risk.Texts.Select(each => each.Field));
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
