using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>What an amendment keeps of one task and of one indicator.</summary>
public class AmendmentPartsTests
{
    private static readonly Guid Id = Guid.CreateVersion7();
    private static readonly LocalizedText Reason = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");
    private static readonly IndicatorContent Trade = new() { Code = "I1", Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"), Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ") };

    private readonly SamplePlan sample = new();
    private readonly AmendmentItem item = new(Id, "A1");
    private readonly AmendmentIndicator part = new(Id, "I1");

    [Fact]
    public void A_new_item_says_nothing_yet()
    {
        Assert.Equal((Id, "A1", null, null, null), (item.AmendmentId, item.TaskCode, item.Before, item.After, item.SetAside));
        Assert.Equal((LocalizedText.Empty, LocalizedText.Empty, false, false), (item.Title, item.Reason, item.ChangesNothing, item.MovesDates));
        Assert.NotEqual(Guid.Empty, item.Id);
        Assert.Equal(Id, new AmendmentItem(Guid.CreateVersion7(), "A1", Id).Id);
        item.Rename("A2");
        Assert.Equal("A2", item.TaskCode);
    }

    [Fact]
    public void What_is_there_before_and_after_says_what_is_done()
    {
        var (before, after) = (Content, Content with { Title = Other });
        item.Apply(before, after, Reason);
        Assert.Equal((AmendmentKind.Change, Other, Reason, before), (item.Kind, item.Title, item.Reason, item.Before));
        Assert.Equal((null, false), (item.SetAside, item.ChangesNothing));
        item.Apply(null, after, LocalizedText.Empty);
        Assert.Equal((AmendmentKind.Add, null, true, false), (item.Kind, item.Before, item.Reason.IsEmpty, item.ChangesNothing));
        item.Apply(before, null, Reason);
        Assert.Equal((AmendmentKind.Drop, null, before.Title, false), (item.Kind, item.After, item.Title, item.ChangesNothing));
    }

    [Fact]
    public void A_reason_has_a_limit_and_one_that_is_refused_changes_nothing()
    {
        item.Apply(Content, Content with { Weight = 50 }, LocalizedText.Of(Language.Vi, new string('x', AmendmentItem.ReasonMax)));
        Assert.Equal(1000, item.Reason.Vi!.Text.Length);
        foreach (Action act in new Action[] { () => item.Apply(Content, null, LocalizedText.Of(Language.Vi, new string('x', 1001))), () => part.Apply(Trade, null, LocalizedText.Of(Language.Vi, new string('x', 1001))) })
        {
            var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
            Assert.Equal((Rules.TooLong, "Reason"), (broken.Rule, broken.Subject));
            Assert.Equal(["Reason", 1001, 1000], broken.Arguments);
        }

        Assert.Equal((AmendmentKind.Change, 50, null), (item.Kind, item.After!.Weight, part.Before));
    }

    [Fact]
    public void What_was_to_be_agreed_is_set_aside_while_the_task_is_to_be_dropped()
    {
        item.Apply(Content, Content with { Weight = 50 }, LocalizedText.Empty);
        item.Apply(Content, null, Reason);
        Assert.Equal(50, item.SetAside!.Weight);
        item.Apply(Content, null, Other);
        Assert.Equal((50, Other), (item.SetAside!.Weight, item.Reason));
        item.Apply(Content, Content with { Weight = 40 }, LocalizedText.Empty);
        Assert.Null(item.SetAside);
    }

    [Fact]
    public void A_new_milestone_gets_a_key_and_a_known_one_keeps_its_own()
    {
        var milestone = Content.Milestones[0];
        item.Apply(Content, Content with { Milestones = [milestone with { Id = Id }, milestone with { Code = "A1.2" }] }, LocalizedText.Empty);
        var keys = item.After!.Milestones.Select(each => each.Id).ToList();
        Assert.Equal(Id, keys[0]);
        Assert.NotNull(keys[1]);
        Assert.NotEqual(Id, keys[1]);
    }

    [Fact]
    public void Another_first_or_last_day_moves_the_dates()
    {
        bool Moves(TaskContent? before, TaskContent? after)
        {
            item.Apply(before, after, LocalizedText.Empty);
            return item.MovesDates;
        }

        Assert.False(Moves(Content, Content with { Weight = 50 }));
        Assert.True(Moves(Content, Content with { Start = new(2026, 3, 2) }));
        Assert.True(Moves(Content, Content with { End = new(2026, 8, 30) }));
        Assert.False(Moves(null, Content));
        Assert.False(Moves(Content, null));
    }

    [Fact]
    public void What_says_again_what_is_agreed_changes_nothing()
    {
        item.Apply(Content, Content with { Title = Content.Title.MarkChecked(Language.Lo) }, Reason);
        Assert.True(item.ChangesNothing);
    }

    [Fact]
    public void A_task_that_gets_another_code_is_followed_in_what_is_said_and_in_what_is_set_aside()
    {
        item.Apply(Content, Content with { Predecessors = ["A2 SS+5", "A3"] }, LocalizedText.Empty);
        item.FollowPredecessor("A9", "A8");
        Assert.Equal(["A2 SS+5", "A3"], item.After!.Predecessors);
        item.FollowPredecessor("A2", "A7");
        Assert.Equal(["A7 SS+5", "A3"], item.After!.Predecessors);
        item.Apply(Content, null, Reason);
        item.FollowPredecessor("A3", null);
        Assert.Equal((null, "A7 SS+5"), (item.After, Assert.Single(item.SetAside!.Predecessors)));
    }

    [Fact]
    public void An_indicator_that_gets_another_code_is_followed_in_what_is_said_and_in_what_is_set_aside()
    {
        item.Apply(Content, Content with { Indicators = ["I1", "I2", "I3"] }, LocalizedText.Empty);
        item.FollowIndicator("I9", "I8");
        Assert.Equal(["I1", "I2", "I3"], item.After!.Indicators);
        item.FollowIndicator("I2", "I3");
        Assert.Equal(["I1", "I3"], item.After!.Indicators);
        item.Apply(Content, null, Reason);
        item.FollowIndicator("I1", "I7");
        Assert.Equal(["I7", "I3"], item.SetAside!.Indicators);
    }

    [Fact]
    public void Confirming_makes_what_is_to_be_agreed_and_its_reason_up_to_date()
    {
        item.Apply(Content, Content with { Title = Stale }, Stale);
        part.Apply(Trade, Trade with { Title = Stale }, Stale);
        item.Confirm();
        part.Confirm();
        LocalizedText[] texts = [item.After!.Title, item.Reason, part.After!.Title, part.Reason];
        Assert.All(texts, each => Assert.Equal(("Lý do mới", RenderingState.Translated), (each.For(Language.Vi), each.StateOf(Language.Lo))));

        item.Apply(Content, null, Stale);
        part.Apply(Trade, null, Stale);
        item.Confirm();
        part.Confirm();
        Assert.Equal((null, null, true, true), (item.After, part.After, item.Reason.IsReady(Language.Lo), part.Reason.IsReady(Language.Lo)));
    }

    [Fact]
    public void An_indicators_part_says_what_is_done()
    {
        Assert.Equal((Id, "I1", null, null), (part.AmendmentId, part.Code, part.Before, part.After));
        Assert.Equal((true, true), (part.Title.IsEmpty, part.Reason.IsEmpty));
        Assert.NotEqual(Guid.Empty, part.Id);
        var after = Trade with { Title = Other };
        part.Apply(Trade, after, Reason);
        Assert.Equal((AmendmentKind.Change, Trade, after, Other, Reason), (part.Kind, part.Before, part.After, part.Title, part.Reason));
        part.Apply(null, after, LocalizedText.Empty);
        Assert.Equal((AmendmentKind.Add, null, after), (part.Kind, part.Before, part.After));
        part.Apply(Trade, null, Reason);
        Assert.Equal((AmendmentKind.Drop, null, Trade.Title), (part.Kind, part.After, part.Title));
        part.Rename("I2");
        Assert.Equal("I2", part.Code);
    }

    private static LocalizedText Stale => Reason.Write(Language.Vi, "Lý do mới");

    private TaskContent Content => sample.Content();
}
