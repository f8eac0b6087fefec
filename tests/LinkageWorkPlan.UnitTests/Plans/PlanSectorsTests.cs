using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>The sectors of a plan: in a draft, by an amendment, and in what is signed.</summary>
public class PlanSectorsTests
{
    private static readonly DateOnly InForce = new(2026, 7, 1);
    private static readonly LocalizedText Electronics = SamplePlan.Text("Điện tử", "ເອເລັກໂຕຣນິກ");
    private static readonly LocalizedText Dairy = SamplePlan.Text("Sữa", "ນົມ");

    private readonly SamplePlan sample = new();

    public PlanSectorsTests()
    {
        sample.Plan.AddSector("S05", Dairy);
        sample.Plan.AddSector("S06", Electronics);
    }

    private PlanOutline Outline => sample.Plan.ToOutline();

    private Dictionary<Guid, Owner> Owners => new() { [sample.VietnameseOwner.Id] = sample.VietnameseOwner, [sample.LaoOwner.Id] = sample.LaoOwner };

    [Fact]
    public void A_draft_adds_renames_orders_and_removes_them()
    {
        sample.Plan.AddSector("S11", SamplePlan.Text("Gỗ", "ໄມ້"));
        sample.Plan.RenameSector("S06", SamplePlan.Text("Điện tử, bán dẫn", "ເອເລັກໂຕຣນິກ"));
        sample.Plan.MoveSector("S11");
        sample.Plan.MoveSector("S05");
        sample.Plan.RemoveSector("S05", []);
        Assert.Equal([("S11", "Gỗ"), ("S06", "Điện tử, bán dẫn")], sample.Plan.Sectors.Select(each => (each.Code, each.Title.For(Language.Vi))));
        Assert.Equal(["Title", "Pillar:A", "Sector:S11", "Sector:S06"], sample.Plan.Texts.Select(each => each.Field));
        sample.Plan.SetText("Sector:S11", SamplePlan.Text("Gỗ", "ໄມ້ແປຮູບ"));
        Assert.Equal("ໄມ້ແປຮູບ", sample.Plan.Sectors[0].Title.For(Language.Lo));
    }

    [Fact]
    public void What_breaks_a_rule_is_refused_and_changes_nothing()
    {
        Refused(Rules.SectorCodeTaken, () => sample.Plan.AddSector("s06", Dairy));
        Refused(Rules.CodeFormat, () => sample.Plan.AddSector("S 7", Dairy));
        Refused(Rules.Required, () => sample.Plan.AddSector("S7", LocalizedText.Empty));
        Refused(Rules.TooLong, () => sample.Plan.RenameSector("S06", LocalizedText.Of(Language.Vi, new string('x', Sector.TitleMax + 1))));
        Refused(Rules.SectorUnknown, () => sample.Plan.RenameSector("S99", Dairy));
        Refused(Rules.SectorUnknown, () => sample.Plan.MoveSector("S99"));
        var inUse = Refused(Rules.SectorInUse, () => sample.Plan.RemoveSector("S06", ["A1", "A3"]));
        Assert.Equal(["S06", "A1, A3"], inUse.Arguments);
        Assert.Equal(["S05", "S06"], sample.Plan.Sectors.Select(each => each.Code));
        for (var number = sample.Plan.Sectors.Count; number < WorkPlan.SectorsMax; number++)
        {
            sample.Plan.AddSector($"T{number}", Dairy);
        }

        Refused(Rules.SectorsTooMany, () => sample.Plan.AddSector("U", Dairy));
        sample.Adopted();
        Refused(Rules.PlanNotInDraft, () => sample.Plan.RenameSector("S06", Dairy));
    }

    [Fact]
    public void An_amendment_changes_them_and_what_is_signed_is_the_plan_as_it_will_be()
    {
        var (task, amendment) = Amendment();
        var before = PlanContent.Of(sample.Plan, [task], Owners);
        amendment.Outline(sample.Plan, Outline with { Sectors = [new Sector("S11", SamplePlan.Text("Gỗ", "ໄມ້")), new Sector("S06", SamplePlan.Text("Điện tử, bán dẫn", "ເອເລັກໂຕຣນິກ"))] });
        var content = AmendmentContent.Read(AmendmentContent.Of(sample.Plan, amendment, Owners).ToCanonical());
        Assert.Equal(
            [("Sector.Title", "S11", null, "Gỗ"), ("Sector.Title", "S06", "Điện tử", "Điện tử, bán dẫn"), ("Sector.Title", "S05", "Sữa", null), ("Sector.Order", null, "S05, S06", "S11, S06")],
            content.Outline!.Changes().All.Where(each => each.Language is null or Language.Vi).Select(each => (each.Field, each.Subject, each.Before, each.After)));
        Apply(amendment, task);
        Assert.Equal(["S11", "S06"], sample.Plan.Sectors.Select(each => each.Code));
        Assert.Equal(PlanContent.Of(sample.Plan, [task], Owners).ToCanonical(), before.Amended(content).ToCanonical());

        var items = DifferenceItem.Of(PlanDifferences.Between(before, before.Amended(content)), Language.Vi).SelectMany(item => item.Rows.Select(row => (item.Subject, item.Code, row.Kind)));
        Assert.Equal([("Sector", "S11", DifferenceKind.Added), ("Sector", "S06", DifferenceKind.Renamed), ("Sector", "S05", DifferenceKind.Dropped)], items.Distinct());

        var then = sample.Plan.With(Outline);
        amendment.TakeBack(then, [task]);
        Assert.Equal(before.Sectors, then.Sectors);
    }

    [Fact]
    public void Another_order_is_a_change_of_its_own()
    {
        var (task, amendment) = Amendment();
        var before = PlanContent.Of(sample.Plan, [task], Owners);
        amendment.Outline(sample.Plan, Outline with { Sectors = [.. Outline.Sectors.Reverse()] });
        var after = before.Amended(AmendmentContent.Of(sample.Plan, amendment, Owners));
        var row = Assert.Single(Assert.Single(DifferenceItem.Of(PlanDifferences.Between(before, after), Language.Vi)).Rows);
        Assert.Equal(("Sector.Order", "S05, S06", "S06, S05"), (row.Change!.Field, row.Change.Before, row.Change.After));
    }

    [Fact]
    public void A_sector_that_a_task_names_stays_unless_the_task_lets_go_of_it_by_the_same_amendment()
    {
        var (task, amendment) = Amendment();
        amendment.Outline(sample.Plan, Outline with { Sectors = [Outline.Sectors[0]] });
        var broken = Assert.Single(Broken(amendment, task));
        Assert.Equal((Rules.SectorInUse, Domain.Amendments.Amendment.OutlinePart), (broken.Rule, broken.Subject));
        Assert.Equal(["S06", "A1"], broken.Arguments);
        amendment.Change(sample.Plan, task, task.ToContent() with { Sectors = [] }, LocalizedText.Empty);
        Assert.Empty(Broken(amendment, task));
    }

    [Fact]
    public void A_task_names_sectors_of_the_plan_as_the_amendment_would_leave_it()
    {
        var (task, amendment) = Amendment();
        amendment.Change(sample.Plan, task, task.ToContent() with { Sectors = ["S06", "S11"] }, LocalizedText.Empty);
        Assert.Equal([(Rules.SectorUnknown, "A1")], Broken(amendment, task).Select(each => (each.Rule, each.Subject!)));
        amendment.Outline(sample.Plan, Outline with { Sectors = [.. Outline.Sectors, new Sector("S11", SamplePlan.Text("Gỗ", "ໄມ້"))] });
        Assert.Empty(Broken(amendment, task));
    }

    [Fact]
    public void Every_fault_of_what_is_typed_is_said_at_once()
    {
        var (_, amendment) = Amendment();
        var faults = Assert.Throws<RuleException>(() => amendment.Outline(sample.Plan, Outline with
        {
            Sectors = [.. Outline.Sectors, new Sector("s05", SamplePlan.Text("Gỗ", "ໄມ້")), new Sector("S 7", LocalizedText.Empty), new Sector("S8", Electronics)],
        })).Broken;
        Assert.Equal(
            [(Rules.CodeFormat, "Sector:3:Code"), (Rules.Required, "Sector:3:Title"), (Rules.SectorCodeTaken, "Sector:2:Code"), (Rules.SectorTitleTaken, "Sector:4:Title")],
            faults.Select(each => (each.Rule, each.Subject!)));
    }

    [Fact]
    public void An_amendment_that_was_signed_without_sectors_leaves_them()
    {
        var (task, amendment) = Amendment();
        amendment.Outline(sample.Plan, Outline with { PeriodEnd = new(2027, 3, 31) });
        var outline = AmendmentContent.Of(sample.Plan, amendment, Owners).Outline!;
        var older = AmendmentContent.Of(sample.Plan, amendment, Owners) with { Outline = new AmendedOutline(outline.Before with { Sectors = [] }, outline.After with { Sectors = [] }) };
        Assert.DoesNotContain("sectors\":[{", older.ToCanonical(), StringComparison.Ordinal);
        Assert.Equal(["S05", "S06"], PlanContent.Of(sample.Plan, [task], Owners).Amended(older).Sectors.Select(each => each.Code));
    }

    [Fact]
    public void A_task_that_is_carried_over_takes_its_sectors_with_it()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Sectors = ["S06", "S99"] });
        sample.Adopted();
        var next = new WorkPlan("2027", PlanKind.Annual, SamplePlan.Text("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31));
        next.AddSector("S11", SamplePlan.Text("Gỗ", "ໄມ້"));
        var carried = Assert.Single(new CarryingOver(sample.Plan, next).Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Equal(["S06"], carried.Agreed.Sectors);
        Assert.Equal(["S11", "S06"], next.Sectors.Select(each => each.Code));
        Assert.Equal(Electronics, next.Sectors[1].Title);
    }

    [Theory]
    [InlineData("", "S06")]
    [InlineData("S06", "S06")]
    [InlineData("S11 S06", "S11 S06")]
    public void A_sector_comes_with_its_task_once(string there, string after)
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Sectors = ["S06"] });
        sample.Adopted();
        var next = new WorkPlan("2027", PlanKind.Annual, SamplePlan.Text("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31));
        foreach (var code in there.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            next.AddSector(code, Electronics);
        }

        var carried = Assert.Single(new CarryingOver(sample.Plan, next).Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Equal(["S06"], carried.Agreed.Sectors);
        Assert.Equal(after, string.Join(' ', next.Sectors.Select(each => each.Code)));
    }

    [Fact]
    public void Only_a_draft_changes_its_sectors()
    {
        sample.Adopted();
        Action[] steps = [() => sample.Plan.AddSector("S11", Dairy), () => sample.Plan.RenameSector("S06", Dairy), () => sample.Plan.MoveSector("S06"), () => sample.Plan.RemoveSector("S06", [])];
        Assert.All(steps, step => Refused(Rules.PlanNotInDraft, step));
        Assert.Equal([("S05", Dairy), ("S06", Electronics)], sample.Plan.Sectors.Select(each => (each.Code, each.Title)));
    }

    private (WorkTask Task, Amendment Amendment) Amendment()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Sectors = ["S06"] });
        sample.Adopted();
        task.FreezeBaseline();
        return (task, new Amendment(sample.Plan, 1, SamplePlan.Text("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ")));
    }

    private IReadOnlyList<BrokenRule> Broken(Amendment amendment, WorkTask task) => AmendmentRules.BeforeSigning(sample.Plan, amendment, [task], sample.SideOf, [], []);

    private void Apply(Amendment amendment, WorkTask task)
    {
        amendment.Send(Broken(amendment, task));
        amendment.PutInForce(sample.Plan, [task], sample.SideOf, InForce, new DateTime(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc), [], []);
    }

    private static BrokenRule Refused(string rule, Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        Assert.Equal(rule, broken.Rule);
        return broken;
    }
}
