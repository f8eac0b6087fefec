using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What only a plan in draft takes.</summary>
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
}
