using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>A step that is refused changes nothing of the amendment.</summary>
public class RefusedStepTests
{
    private static readonly LocalizedText Reason = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");
    private static readonly IndicatorContent Trade = new() { Code = "I1", Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"), Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ") };
    private readonly SamplePlan sample = new();

    [Fact]
    public void A_reason_that_is_too_long_leaves_no_trace()
    {
        var (task, indicator) = (sample.Task(), new Indicator(sample.Plan, Trade));
        sample.Adopted();
        task.FreezeBaseline();
        var amendment = new Amendment(sample.Plan, 1, Reason);
        var tooLong = LocalizedText.Of(Language.Vi, new string('x', AmendmentItem.ReasonMax + 1));
        Assert.All<Action>(
            [
                () => amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 90 }, tooLong),
                () => amendment.Drop(task, tooLong),
                () => amendment.Add(sample.Plan, sample.Content("A2"), tooLong, null, ["A1"]),
                () => amendment.Change(sample.Plan, indicator, Trade with { Definition = Other }, tooLong),
                () => amendment.Drop(indicator, tooLong),
                () => amendment.Add(sample.Plan, Trade with { Code = "I2" }, tooLong, null, ["I1"]),
            ],
            act => Assert.Equal(Rules.TooLong, Assert.Throws<RuleException>(act).Broken[0].Rule));
        Assert.True(amendment.IsEmpty);

        amendment.Add(sample.Plan, sample.Content("A2"), Reason, null, ["A1"]);
        Assert.Throws<RuleException>(() => amendment.Add(sample.Plan, sample.Content("A3"), tooLong, "A2", ["A1"]));
        Assert.Equal("A2", amendment.Items.Single().TaskCode);
    }

    [Fact]
    public void A_drop_that_was_sent_is_not_taken_back_to_the_change_before_it()
    {
        var task = sample.Task();
        sample.Adopted();
        var amendment = new Amendment(sample.Plan, 1, Reason);
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 50 }, Reason);
        amendment.Drop(task, Reason);
        amendment.Send([]);
        Assert.Equal(Rules.AmendmentNotInDraft, Assert.Throws<RuleException>(() => amendment.TakeRowBack("A1")).Broken.Single().Rule);
        Assert.Equal(AmendmentKind.Drop, amendment.Items.Single().Kind);
    }
}
