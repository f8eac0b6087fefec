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
    public void A_shorter_period_is_refused_with_the_tasks_that_it_would_leave_outside()
    {
        var tasks = new[] { sample.Task(), sample.Task("A2") };
        var refusal = Assert.Throws<RuleException>(() => sample.Plan.Describe(sample.Plan.Title, new(2026, 1, 1), new(2026, 6, 30), tasks)).Broken.Single();
        Assert.Equal((Rules.TasksOutsidePeriod, "A1, A2"), (refusal.Rule, string.Join(", ", refusal.Arguments.OfType<IEnumerable<string>>().Single())));
        Assert.Equal(new DateOnly(2026, 12, 31), sample.Plan.PeriodEnd);
        sample.Plan.Describe(sample.Plan.Title, new(2026, 3, 1), new(2026, 8, 31), tasks);
        Assert.Equal(new DateOnly(2026, 8, 31), sample.Plan.PeriodEnd);
    }

    [Fact]
    public void Pillars_change_places_and_their_tasks_follow()
    {
        sample.Plan.AddPillar("B", SamplePlan.Text("B", "ຂ"));
        sample.Plan.AddPillar("C", SamplePlan.Text("C", "ຄ"));
        var task = sample.Task();
        sample.Plan.MovePillar("C");
        sample.Plan.MovePillar("C");
        sample.Plan.MovePillar("C");
        Assert.Equal(["C", "A", "B"], sample.Plan.Pillars.OrderBy(each => each.Order).Select(each => each.Code));
        task.FollowPillar(sample.Plan);
        Assert.StartsWith("01/", task.SortKey, StringComparison.Ordinal);
        sample.Plan.AskForReview();
        Assert.Equal(Rules.PlanNotInDraft, Refused(() => sample.Plan.MovePillar("A")));
    }

    [Fact]
    public void Closed_it_refuses_every_change_until_both_sides_open_it()
    {
        sample.Adopted();
        Assert.Equal(Rules.LastReportMissing, Refused(() => sample.Plan.Close([new BrokenRule(Rules.LastReportMissing, "2026", "2026")], SamplePlan.Today)));
        sample.Plan.Close([], SamplePlan.Today);
        Assert.Equal((PlanState.Closed, SamplePlan.Today), (sample.Plan.State, sample.Plan.ClosedOn));
        foreach (var change in new Action[] { sample.Plan.RequireAdopted, sample.Plan.RequireDraft, sample.Plan.ReturnToDraft, () => sample.Plan.RequireTextsOpen(false), () => sample.Plan.Close([], SamplePlan.Today) })
        {
            Assert.Equal(Rules.PlanClosed, Refused(change));
        }

        Assert.False(sample.Plan.AskToReopen(Domain.Side.Laos));
        Assert.Equal(Rules.ReopeningAsked, Refused(() => sample.Plan.AskToReopen(Domain.Side.Laos)));
        Assert.True(sample.Plan.AskToReopen(Domain.Side.Vietnam));
        Assert.Equal((PlanState.Adopted, null, null), (sample.Plan.State, sample.Plan.ClosedOn, sample.Plan.ReopeningAskedBy));
        Assert.Equal(Rules.PlanNotClosed, Refused(() => sample.Plan.AskToReopen(Domain.Side.Laos)));
    }

    [Fact]
    public void Kind_and_year_give_code_and_period()
    {
        Assert.Equal(new PlanProposal("2027", new(2027, 1, 1), new(2027, 12, 31)), PlanProposal.Of(PlanKind.Annual, 2027));
        Assert.Equal(new PlanProposal("2028-2029", new(2028, 1, 1), new(2029, 12, 31)), PlanProposal.Of(PlanKind.Biennial, 2028));
        Assert.Equal([Questions.PlanCodeYears], Domain.DateQuestions.OfPlanCode("2028", new(2027, 1, 1), new(2027, 12, 31)).Select(each => each.Rule));
        Assert.Empty(Domain.DateQuestions.OfPlanCode("2027", new(2027, 1, 1), new(2027, 12, 31)));
        Assert.Empty(Domain.DateQuestions.OfPlanCode("KH-27", new(2027, 1, 1), new(2027, 12, 31)));
    }

    [Fact]
    public void A_pillar_with_tasks_stays() => Assert.Equal(Rules.PillarHasTasks, Refused(() => sample.Plan.RemovePillar("A", hasTasks: true)));

    [Fact]
    public void Two_pillars_do_not_share_a_code() => Assert.Equal(Rules.PillarCodeTaken, Refused(() => sample.Plan.AddPillar("A", SamplePlan.Text("Khác", "ອື່ນ"))));

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
