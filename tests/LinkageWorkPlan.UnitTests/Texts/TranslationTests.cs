using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Texts;

public class TranslationTests
{
    private static readonly LocalizedText Text = LocalizedText.Of(Language.Vi, "Kế hoạch", "ແຜນວຽກ");

    [Fact]
    public void A_rendering_never_changes_the_source()
    {
        Assert.Equal("Plan", Text.Render(Language.En, "Plan").En!.Text);
        Assert.Equal(Rules.SourceIsEdited, Assert.Throws<RuleException>(() => Text.Render(Language.Vi, "Khác")).Broken[0].Rule);
    }

    [Fact]
    public void Each_side_checks_its_own_language()
    {
        Assert.Equal(RenderingState.Checked, Text.CheckedBy(Side.Laos, Language.Lo).StateOf(Language.Lo));
        Assert.Equal(Rules.NotNativeReader, Assert.Throws<RuleException>(() => Text.CheckedBy(Side.Vietnam, Language.Lo)).Broken[0].Rule);
        Assert.Equal(Rules.NotNativeReader, Assert.Throws<RuleException>(() => Text.CheckedBy(Side.Vietnam, Language.En)).Broken[0].Rule);
    }

    [Fact]
    public void Words_put_over_others_words_take_back_only_what_was_touched()
    {
        var opened = new TextWords("một", "ໜຶ່ງ", null);
        var merged = (opened with { Vi = "hai" }).RebaseOn(new TextWords("ba", "ສອງ", "two"), opened);
        Assert.Equal(new TextWords("hai", "ສອງ", "two"), merged);
    }

    [Fact]
    public void A_plan_and_its_pillars_can_be_translated_by_field()
    {
        var plan = new SamplePlan().Plan;
        Assert.Equal(["Title", "Pillar:A"], plan.Texts.Select(each => each.Field));
        plan.SetText("Pillar:A", plan.Texts.Last().Text.Render(Language.En, "Coordination"));
        Assert.Equal("Coordination", plan.Pillars[0].Title.En!.Text);
        Assert.Equal(Rules.NotFound, Assert.Throws<RuleException>(() => plan.SetText("Pillar:Z", Text)).Broken[0].Rule);
    }

    [Fact]
    public void Texts_are_open_in_a_draft_and_in_review_until_the_first_signature()
    {
        var plan = new SamplePlan().Plan;
        plan.RequireTextsOpen(isSigned: false);
        plan.AskForReview();
        plan.RequireTextsOpen(isSigned: false);
        Assert.Equal(Rules.TextsFrozen, Assert.Throws<RuleException>(() => plan.RequireTextsOpen(isSigned: true)).Broken[0].Rule);
        plan.Adopt(SamplePlan.Today);
        Assert.Equal(Rules.TextsFrozen, Assert.Throws<RuleException>(() => plan.RequireTextsOpen(isSigned: false)).Broken[0].Rule);
        Assert.Equal(PlanState.Adopted, plan.State);
    }
}
