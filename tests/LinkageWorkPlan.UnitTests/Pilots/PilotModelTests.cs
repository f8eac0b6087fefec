using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Pilots;

public class PilotModelTests
{
    private static readonly PilotContent Content = new(Both("Dệt may", "ຕັດຫຍິບ"), Both("Sợi và may", "ເສັ້ນໄຍ ແລະ ຫຍິບ"), new SectorLink("2026", "S03"), LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty);

    [Fact]
    public void All_that_is_missing_is_said_at_once_and_nothing_is_changed()
    {
        var pilot = new PilotModel(3, Side.Laos, Content);
        var refused = Assert.Throws<RuleException>(() => pilot.Revise(Content with { Title = LocalizedText.Empty, Description = LocalizedText.Empty, Sector = null }));
        Assert.Equal(["Title", "Description"], refused.Broken.Select(each => each.Subject));
        Assert.Equal(("PM3", Content.Sector, "Dệt may"), (pilot.Code, pilot.Sector, pilot.Title[Language.Vi]!.Text));
    }

    [Fact]
    public void Only_the_side_that_proposed_it_withdraws_it_once_and_with_a_reason()
    {
        var pilot = new PilotModel(1, Side.Laos, Content);
        Assert.Equal(Rules.PilotOtherSide, RuleOf(() => pilot.Withdraw(Side.Vietnam, "Vì")));
        Assert.Equal(Rules.Required, RuleOf(() => pilot.Withdraw(Side.Laos, " ")));
        Assert.Equal(PilotState.Candidate, pilot.State);
        pilot.Withdraw(Side.Laos, "Vì");
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(() => pilot.Withdraw(Side.Laos, "Vì")));
        Assert.Equal(Rules.PilotWithdrawn, RuleOf(() => pilot.Revise(Content)));
        Assert.Empty(pilot.Texts);
    }

    [Fact]
    public void Every_text_that_it_lists_can_be_written()
    {
        var text = Both("Một", "ໜຶ່ງ");
        var pilot = new PilotModel(1, Side.Laos, Content with { Place = text, VietnamEnterprises = text, LaosEnterprises = text });
        Assert.Equal(5, pilot.Texts.Count());
        Assert.All(pilot.Texts.ToList(), place => pilot.SetText(place.Field, Both("Mới", "ໃໝ່")));
        Assert.All(pilot.Texts, place => Assert.Equal("Mới", place.Text[Language.Vi]!.Text));
        Assert.Equal(Rules.NotFound, RuleOf(() => pilot.SetText("Other", text)));
    }

    [Theory]
    [InlineData("2026-2027|S06", "S06")]
    [InlineData("2026-2027|", null)]
    [InlineData("|S06", null)]
    [InlineData("2026-2027", null)]
    [InlineData("a|b|c", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_sector_is_read_as_a_form_names_it(string? key, string? code) => Assert.Equal(code, SectorLink.Read(key)?.Code);

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
