using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Linkages;

/// <summary>What a linkage keeps, and the days of its stages.</summary>
public class LinkageEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Title = SamplePlan.Text("Linh kiện", "ຊິ້ນສ່ວນ"), Obstacles = SamplePlan.Text("Thuế", "ພາສີ");
    private static readonly LinkageContent Content = new("E1", "E2", Title, Obstacles, "PM1", new TaskLink("2026", "C3"));

    [Fact]
    public void A_linkage_keeps_who_works_with_whom_and_in_what()
    {
        var linkage = Make();
        Assert.Equal((5, "L5", "E1", "E2", Title, Obstacles), (linkage.Number, linkage.Code, linkage.VietnamCode, linkage.LaosCode, linkage.Title, linkage.Obstacles));
        Assert.Equal(("PM1", Content.Task, "2026", "C3"), (linkage.PilotCode, linkage.Task, linkage.TaskPlan, linkage.TaskCode));
        Assert.Equal((linkage.Id, LinkageStage.Agreement, Day.AddDays(-5)), Assert.Single(linkage.Steps) is var step ? (step.LinkageId, step.Stage, step.On) : default);
        Assert.Equal(("Linkage", linkage.Id, "L5", Title), linkage.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
        Assert.NotEqual(Guid.Empty, linkage.Last.Id);
        linkage.Revise(Content with { Vietnam = "E3", Pilot = null, Task = null, Obstacles = LocalizedText.Empty });
        Assert.Equal(("E3", null, (TaskLink?)null, true), (linkage.VietnamCode, linkage.PilotCode, linkage.Task, linkage.Obstacles.IsEmpty));
    }

    [Fact]
    public void A_stage_may_be_reached_on_the_day_of_the_one_before_and_today()
    {
        var linkage = Make();
        Assert.Equal((Rules.LinkageDayBefore, "Since", Day.AddDays(-5)), Refused(() => linkage.Reach(LinkageStage.Contract, Day.AddDays(-6), Day)));
        linkage.Reach(LinkageStage.Contract, Day.AddDays(-5), Day);
        Assert.Equal((Rules.LinkageDayAhead, "Since", Day.AddDays(1)), Refused(() => linkage.Reach(LinkageStage.Trade, Day.AddDays(1), Day)));
        linkage.Reach(LinkageStage.Trade, Day, Day);
        Assert.Equal((Rules.LinkageStageBack, "Stage", LinkageStage.Trade), Refused(() => linkage.Reach(LinkageStage.Trade, Day, Day)));
        Assert.Equal([LinkageStage.Agreement, LinkageStage.Contract, LinkageStage.Trade], linkage.Steps.Select(each => each.Stage));
        Assert.Equal([null, LinkageStage.Contract, LinkageStage.Contract, LinkageStage.Trade], new[] { -6, -5, -1, 0 }.Select(days => linkage.On(Day.AddDays(days))?.Stage));
        linkage.Reach(LinkageStage.Ended, Day, Day);
        Assert.Equal((Rules.LinkageEnded, null, "L5"), Refused(() => linkage.Reach(LinkageStage.Ended, Day, Day)));
    }

    [Fact]
    public void The_last_stage_is_taken_back_but_never_the_first()
    {
        var linkage = Make();
        linkage.Reach(LinkageStage.Trade, Day, Day);
        linkage.TakeBack();
        Assert.Equal(LinkageStage.Agreement, linkage.Last.Stage);
        Assert.Equal((Rules.LinkageFirstStage, null, "L5"), Refused(linkage.TakeBack));
        Assert.Single(linkage.Steps);
    }

    [Fact]
    public void A_merged_enterprise_is_followed_on_either_side()
    {
        var linkage = Make();
        linkage.Rename("E9", "E8");
        Assert.Equal(("E1", "E2"), (linkage.VietnamCode, linkage.LaosCode));
        linkage.Rename("E1", "E7");
        linkage.Rename("E2", "E6");
        Assert.Equal(("E7", "E6"), (linkage.VietnamCode, linkage.LaosCode));
    }

    [Fact]
    public void Its_texts_can_be_written_by_their_names()
    {
        var linkage = Make();
        (string, int)[] places = [("Title", Linkage.TitleMax), ("Obstacles", Linkage.ObstaclesMax)];
        Assert.Equal(places, linkage.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.All(places, each => linkage.SetText(each.Item1, SamplePlan.Text("Mới", "ໃໝ່")));
        Assert.All(linkage.Texts, each => Assert.Equal("Mới", each.Text.For(Language.Vi)));
        Assert.Equal((Rules.NotFound, "Other"), FieldOf(() => linkage.SetText("Other", Title)));
        Assert.Equal((Rules.Required, "Linkage.Title"), FieldOf(() => linkage.SetText("Title", LocalizedText.Empty)));
        Assert.Equal((Rules.Required, "Linkage.Title"), FieldOf(() => linkage.Revise(Content with { Title = LocalizedText.Empty, Laos = "E9" })));
        Assert.Equal((Rules.TooLong, "Linkage.Obstacles"), FieldOf(() => linkage.Revise(Content with { Obstacles = LocalizedText.Of(Language.Vi, new string('a', Linkage.ObstaclesMax + 1)), Laos = "E9" })));
        Assert.Equal("E2", linkage.LaosCode);
        linkage.SetText("Obstacles", LocalizedText.Empty);
        Assert.Equal("Title", Assert.Single(linkage.Texts).Field);
    }

    private static Linkage Make() => new(5, Content, LinkageStage.Agreement, Day.AddDays(-5), Day);

    private static (string Rule, string? Subject) FieldOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;

    /// <summary>With the first of what the words of the rule name.</summary>
    private static (string Rule, string? Subject, object Named) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject, broken.Arguments[0]) : default;
}
