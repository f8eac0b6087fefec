using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What only a plan in draft takes, and failures that pass.</summary>
public class DraftOnlyTests
{
    [Fact]
    public void Sectors_of_an_adopted_plan_stay_as_they_were_signed()
    {
        var sample = new SamplePlan();
        var plan = sample.Plan;
        plan.AddSector("S1", SamplePlan.Text("Một", "ໜຶ່ງ"));
        plan.AddSector("S2", SamplePlan.Text("Hai", "ສອງ"));
        sample.Adopted();
        Action[] all =
        [
            () => plan.AddSector("S3", SamplePlan.Text("Ba", "ສາມ")), () => plan.RenameSector("S1", SamplePlan.Text("Khác", "ອື່ນ")), () => plan.MoveSector("S2"),
            () => plan.RemoveSector("S1", []),
        ];
        Assert.All(all, each => Assert.Equal(Rules.PlanNotInDraft, Assert.Throws<RuleException>(each).Broken[0].Rule));
        Assert.Equal(["S1", "S2"], plan.Sectors.Select(each => each.Code).TakeLast(2));
    }

    [Theory]
    [InlineData(Rules.Busy, true)]
    [InlineData(Rules.NoSpace, true)]
    [InlineData(Rules.Damaged, true)]
    [InlineData(Rules.TooFast, true)]
    [InlineData(Rules.Required, false)]
    public void What_was_not_taken_for_another_reason_than_what_it_says_may_be_taken_later(string rule, bool mayPass) => Assert.Equal(mayPass, Rules.MayPass(rule));

    [Fact]
    public void A_refusal_is_a_question_where_all_of_it_is_asked()
    {
        var (question, rule) = (new BrokenRule(Questions.Prefix + "X"), new BrokenRule(Rules.Required, "Title"));
        Assert.Equal([true, false, false], new[] { new RuleException([question]), new RuleException([question, rule]), new RuleException([rule]) }.Select(each => each.IsQuestion));
        Assert.Equal($"{question.Rule}(); {Rules.Required}(Title)", new RuleException([question, rule]).Message);
    }
}
