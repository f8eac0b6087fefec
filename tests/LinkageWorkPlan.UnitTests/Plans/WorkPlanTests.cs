using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.UnitTests.Plans;

public class WorkPlanTests
{
    private readonly SamplePlan sample = new();

    [Fact]
    public void Goes_from_draft_through_review_to_adopted()
    {
        sample.Plan.AskForReview();
        Assert.Equal(PlanState.InReview, sample.Plan.State);
        sample.Plan.Adopt(new DateOnly(2026, 2, 20));
        Assert.True(sample.Plan.IsAdopted);
        Assert.Equal(new DateOnly(2026, 2, 20), sample.Plan.AdoptedOn);
    }

    [Fact]
    public void Returned_is_a_draft_again_and_can_be_asked_for_again()
    {
        sample.Plan.AskForReview();
        sample.Plan.ReturnToDraft();
        sample.Plan.AskForReview();
        Assert.Equal(PlanState.InReview, sample.Plan.State);
    }

    [Fact]
    public void No_step_is_taken_out_of_turn()
    {
        Assert.Equal(Rules.PlanNotInReview, Refused(() => sample.Plan.Adopt(SamplePlan.Today)));
        Assert.Equal(Rules.PlanNotInReview, Refused(sample.Plan.ReturnToDraft));
        Assert.Equal(Rules.PlanNotAdopted, Refused(sample.Plan.RequireAdopted));
        sample.Plan.AskForReview();
        Assert.Equal(Rules.PlanNotInDraft, Refused(() => sample.Plan.AskForReview()));
        Assert.Equal(Rules.PlanNotInDraft, Refused(() => sample.Plan.AddPillar("B", SamplePlan.Text("B", "ຂ"))));
    }

    [Fact]
    public void A_period_that_ends_before_it_starts_is_refused() =>
        Assert.Equal(Rules.PlanPeriodOrder, Refused(() => sample.Plan.Describe(sample.Plan.Title, new DateOnly(2026, 12, 31), new DateOnly(2026, 1, 1))));

    [Fact]
    public void A_pillar_with_tasks_stays() => Assert.Equal(Rules.PillarHasTasks, Refused(() => sample.Plan.RemovePillar("A", hasTasks: true)));

    [Fact]
    public void Two_pillars_do_not_share_a_code() => Assert.Equal(Rules.PillarCodeTaken, Refused(() => sample.Plan.AddPillar("A", SamplePlan.Text("Khác", "ອື່ນ"))));

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
