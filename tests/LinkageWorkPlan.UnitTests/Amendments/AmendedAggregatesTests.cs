using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Amendments;

/// <summary>What becomes of plan, tasks and indicators where an amendment comes in force, and where an earlier day is looked at.</summary>
public class AmendedAggregatesTests
{
    private static readonly DateOnly InForce = new(2026, 7, 1);
    private static readonly DateTime InForceAt = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Reason = SamplePlan.Text("Lý do", "ເຫດຜົນ");
    private static readonly LocalizedText Other = SamplePlan.Text("Khác", "ອື່ນ");

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly WorkTask second;
    private readonly Indicator indicator;
    private readonly Indicator rest;
    private readonly Amendment amendment;

    public AmendedAggregatesTests()
    {
        (task, second) = (sample.Task(), sample.Task("A2"));
        (indicator, rest) = (new Indicator(sample.Plan, Trade), new Indicator(sample.Plan, Trade with { Code = "I2" }));
        sample.Adopted();
        task.FreezeBaseline();
        amendment = new Amendment(sample.Plan, 3, Reason);
    }

    private static IndicatorContent Trade => new()
    {
        Code = "I1",
        Title = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ"),
        Unit = SamplePlan.Text("tỷ USD", "ຕື້ໂດລາ"),
        Targets = [new IndicatorTarget(2026, 3.3m)],
    };

    [Fact]
    public void Nothing_of_a_draft_is_amended()
    {
        var draft = new SamplePlan();
        Action[] acts =
        [
            () => draft.Plan.Amend(draft.Plan.ToOutline() with { Title = Other }),
            () => task.Amend(task.ToContent() with { Weight = 5 }, draft.Plan),
            () => WorkTask.Added(draft.Plan, draft.Content()),
            () => indicator.Amend(draft.Plan, Trade with { Targets = [] }, 1, Reason, InForce),
            () => Indicator.Added(draft.Plan, Trade),
        ];
        Assert.All(acts, act => Assert.Equal(Rules.PlanNotAdopted, Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule));
        Assert.Equal((100, 3.3m), (task.Agreed.Weight, indicator.TargetOf(2026)));
        Assert.NotEqual(Other, draft.Plan.Title);
    }

    [Fact]
    public void What_is_new_is_given_back_and_what_stays_is_changed()
    {
        amendment.Change(sample.Plan, second, second.ToContent() with { Weight = 50 }, LocalizedText.Empty);
        amendment.Add(sample.Plan, sample.Content("A3"), LocalizedText.Empty, null, ["A1", "A2"]);
        amendment.Drop(task, Reason);
        amendment.Change(sample.Plan, indicator, Trade with { Unit = Other, Targets = [new IndicatorTarget(2026, 4)] }, Other);
        amendment.Add(sample.Plan, Trade with { Code = "I3" }, LocalizedText.Empty, null, ["I1", "I2"]);
        amendment.Drop(rest, LocalizedText.Empty);
        var added = Apply();
        Assert.Equal((sample.Plan.Id, "A3", 50), (Assert.Single(added.Tasks).PlanId, added.Tasks[0].Code, second.Agreed.Weight));
        Assert.Equal((sample.Plan.Id, "I3", Other), (Assert.Single(added.Indicators).PlanId, added.Indicators[0].Code, indicator.Unit));
        Assert.Equal((InForce, 3, null), (task.DroppedOn!.Value, task.DroppedBy!.Value, second.DroppedOn));
        Assert.Equal((InForce, 3, null), (rest.DroppedOn!.Value, rest.DroppedBy!.Value, indicator.DroppedOn));
        Assert.Equal([new FormerTarget(2026, 3.3m, string.Empty, InForce, string.Empty, 3, Other)], indicator.FormerTargets);

        var was = amendment.TakeBack(sample.Plan, [task, second, .. added.Tasks]);
        Assert.Equal([("A1", null, 100), ("A2", null, 100)], was.Select(each => (each.Code, each.DroppedOn, each.Agreed.Weight)));
        Assert.Null(task.DroppedBy);
    }

    [Fact]
    public void Indicators_are_as_they_were_on_an_earlier_day()
    {
        amendment.Change(sample.Plan, indicator, Trade with { Targets = [new IndicatorTarget(2026, 4)] }, LocalizedText.Empty);
        amendment.Add(sample.Plan, Trade with { Code = "I3" }, LocalizedText.Empty, null, ["I1", "I2"]);
        amendment.Drop(rest, LocalizedText.Empty);
        var added = Apply();
        Assert.Equal(Reason, Assert.Single(indicator.FormerTargets).Agreed);
        Assert.Equal([indicator, rest], amendment.TakeBack([indicator, rest, .. added.Indicators]));
        Assert.Equal((3.3m, 0), (indicator.TargetOf(2026), indicator.FormerTargets.Count));
        Assert.Equal((null, null), (rest.DroppedOn, rest.DroppedBy));
    }

    [Fact]
    public void Targets_that_an_earlier_amendment_replaced_stay_where_a_later_one_is_taken_back()
    {
        indicator.Amend(sample.Plan, Trade with { Targets = [new IndicatorTarget(2026, 3.5m)] }, 2, Reason, InForce);
        var before = indicator.ToContent();
        indicator.Amend(sample.Plan, Trade with { Targets = [new IndicatorTarget(2026, 4)] }, 3, Other, InForce);
        Assert.Equal([(3.3m, 2), (3.5m, 3)], indicator.FormerTargets.Select(each => (each.Value, each.Amendment!.Value)));
        indicator.TakeBack(before, 3);
        Assert.Equal([3.3m], indicator.FormerTargets.Select(each => each.Value));
    }

    [Fact]
    public void Title_period_pillars_and_sectors_become_others_and_are_taken_back()
    {
        var before = sample.Plan.ToOutline();
        var after = before with
        {
            Title = Other,
            PeriodStart = new(2026, 2, 1),
            PeriodEnd = new(2027, 1, 31),
            Pillars = [new PillarContent("B", Other), before.Pillars[0] with { Title = Reason }],
            Sectors = [new Sector("S1", Other)],
        };
        amendment.Outline(sample.Plan, after);
        var judged = amendment.Judged(sample.Plan);
        Assert.True(judged.ToOutline().SaysTheSame(after));
        Assert.True(sample.Plan.ToOutline().SaysTheSame(before));
        Assert.Equal((sample.Plan.Id, "2026", PlanKind.Annual, PlanState.Adopted, sample.Plan.AdoptedOn), (judged.Id, judged.Code, judged.Kind, judged.State, judged.AdoptedOn));
        var key = task.SortKey;
        Apply();
        Assert.True(sample.Plan.ToOutline().SaysTheSame(after));
        Assert.Equal((WorkTask.SortKeyOf(1, task.Rank), WorkTask.SortKeyOf(1, second.Rank)), (task.SortKey, second.SortKey));
        amendment.TakeBack(sample.Plan, [task, second]);
        Assert.True(sample.Plan.ToOutline().SaysTheSame(before));
        Assert.Equal(key, task.SortKey);
    }

    [Fact]
    public void Two_outlines_say_the_same_where_every_part_does()
    {
        var outline = sample.Plan.ToOutline() with { Sectors = [new Sector("S1", Reason), new Sector("S2", Other)], Pillars = [new PillarContent("A", Reason), new PillarContent("B", Other)] };
        Assert.True(outline.SaysTheSame(outline with { Title = outline.Title.MarkChecked(Language.Lo) }));
        PlanOutline[] others =
        [
            outline with { Title = Other },
            outline with { PeriodStart = outline.PeriodStart.AddDays(1) },
            outline with { PeriodEnd = outline.PeriodEnd.AddDays(1) },
            outline with { Pillars = [outline.Pillars[0]] },
            outline with { Pillars = [.. outline.Pillars.Reverse()] },
            outline with { Pillars = [outline.Pillars[0] with { Title = Other }, outline.Pillars[1]] },
            outline with { Pillars = [outline.Pillars[0] with { Code = "C" }, outline.Pillars[1]] },
            outline with { Sectors = [outline.Sectors[0]] },
            outline with { Sectors = [.. outline.Sectors.Reverse()] },
            outline with { Sectors = [outline.Sectors[0] with { Title = Other }, outline.Sectors[1]] },
            outline with { Sectors = [outline.Sectors[0] with { Code = "S3" }, outline.Sectors[1]] },
        ];
        Assert.All(others, other => Assert.False(outline.SaysTheSame(other)));
        Assert.Equal([("Title", 300), ("Pillar:A", 200), ("Pillar:B", 200), ("Sector:S1", 200), ("Sector:S2", 200)], outline.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.Equal(["Pillar:A"], (outline with { Title = LocalizedText.Empty, Pillars = [outline.Pillars[0]], Sectors = [] }).Texts.Select(each => each.Field));
        Assert.Equal(("Pillar:2:Code", "Sector:0:Title"), (PlanOutline.PillarField(2, "Code"), PlanOutline.SectorField(0, "Title")));
    }

    [Fact]
    public void Every_part_of_an_indicator_is_proposed_within_its_limit()
    {
        LocalizedText Long(int length) => LocalizedText.Of(Language.Vi, new string('x', length));
        var whole = Trade with { Code = "I3", Definition = Long(2000), Direction = IndicatorDirection.Less, VietnameseSource = Long(300), LaoSource = Long(300), Baselines = [new IndicatorBaseline(1, InForce, Reason, Other, Side.Laos)] };
        amendment.Add(sample.Plan, whole, LocalizedText.Empty, null, ["I1", "I2"]);
        Assert.True(amendment.IndicatorOf("I3")!.After!.SaysTheSame(whole));
        (IndicatorContent Content, string Subject)[] others = [(whole with { Definition = Long(2001) }, "Definition"), (whole with { VietnameseSource = Long(301) }, "VietnameseSource"), (whole with { LaoSource = Long(301) }, "LaoSource")];
        Assert.All(others, each =>
        {
            var broken = Assert.Single(Assert.Throws<RuleException>(() => amendment.Add(sample.Plan, each.Content, LocalizedText.Empty, "I3", [])).Broken);
            Assert.Equal((Rules.TooLong, each.Subject), (broken.Rule, broken.Subject));
        });
        Assert.Equal([Rules.Required, Rules.IndicatorTargetYear], Assert.Throws<RuleException>(() => amendment.Add(sample.Plan, whole with { Unit = LocalizedText.Empty, Targets = [new IndicatorTarget(2027, 1)] }, LocalizedText.Empty, "I3", [])).Broken.Select(each => each.Rule));
        Assert.True(amendment.IndicatorOf("I3")!.After!.SaysTheSame(whole));
    }

    private NewParts Apply()
    {
        amendment.Send(AmendmentRules.BeforeSigning(sample.Plan, amendment, [task, second], sample.SideOf, [indicator, rest], []));
        return amendment.PutInForce(sample.Plan, [task, second], sample.SideOf, InForce, InForceAt, [indicator, rest], []);
    }
}
