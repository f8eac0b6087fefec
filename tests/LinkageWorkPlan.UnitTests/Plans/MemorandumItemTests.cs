using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>The memorandum's contents, and what is signed of them.</summary>
public sealed class MemorandumItemTests
{
    /// <summary>What stands for "no content" in an address can be no code.</summary>
    private const string NoneInAnAddress = "-";

    private static readonly LocalizedText Park = SamplePlan.Text("Khu công nghiệp chung", "ເຂດອຸດສາຫະກຳຮ່ວມ");
    private static readonly LocalizedText Training = SamplePlan.Text("Đào tạo", "ຝຶກອົບຮົມ");

    [Fact]
    public void What_breaks_a_rule_is_refused()
    {
        List<MemorandumItem> known = [new("M1", Park, [])];
        Refused(Rules.ContentCodeTaken, () => new MemorandumItem("m1", Training, known));
        Refused(Rules.CodeFormat, () => new MemorandumItem(NoneInAnAddress, Training, known));
        Refused(Rules.Required, () => new MemorandumItem("M2", LocalizedText.Empty, known));
        Refused(Rules.TooLong, () => known[0].Rename(LocalizedText.Of(Language.Vi, new string('x', MemorandumItem.TitleMax + 1))));
        Refused(Rules.NotFound, () => known[0].SetText("Code", Park));
        Assert.Equal(["M1", "2026: A1, 2027: B2"], Refused(Rules.ContentInUse, () => known[0].RequireDeletable(["2026: A1", "2027: B2"])).Arguments);
        known[0].RequireDeletable([]);
        while (known.Count < MemorandumItem.CountMax)
        {
            known.Add(new MemorandumItem($"N{known.Count}", Training, known));
        }

        Refused(Rules.ContentsTooMany, () => new MemorandumItem("O", Training, known));
    }

    [Fact]
    public void One_that_there_is_not_is_unknown_unless_the_task_named_it_before()
    {
        var known = new HashSet<string> { "M1" };
        Assert.Empty(MemorandumItem.Unknown(known, ["M1"], []));
        Assert.Empty(MemorandumItem.Unknown(known, ["M1", "M9"], ["M9"]));
        var broken = Assert.Single(MemorandumItem.Unknown(known, ["M1", "M9"], ["M1"]));
        Assert.Equal((Rules.ContentUnknown, nameof(AgreedTask.Contents), "M9"), (broken.Rule, broken.Subject, broken.Arguments.Single()));
    }

    [Fact]
    public void A_task_is_found_by_its_mark_alone()
    {
        var sample = new SamplePlan();
        var task = new WorkTask(sample.Plan, sample.Content("A1") with { Contents = ["M10", "M2"] });
        Assert.Contains(MemorandumItem.Mark("m10"), task.SearchText, StringComparison.Ordinal);
        Assert.DoesNotContain(MemorandumItem.Mark("M1"), task.SearchText, StringComparison.Ordinal);
        Assert.DoesNotContain(WorkTask.SectorMark("M2"), task.SearchText, StringComparison.Ordinal);
        Assert.NotEqual(MemorandumItem.AnyMark, SearchKey.Folded(MemorandumItem.AnyMark));
    }

    [Fact]
    public void What_is_signed_has_the_titles_of_those_that_are_named_and_an_amendment_brings_its_own()
    {
        var sample = new SamplePlan();
        var owners = new Dictionary<Guid, Owner> { [sample.VietnameseOwner.Id] = sample.VietnameseOwner, [sample.LaoOwner.Id] = sample.LaoOwner };
        List<MemorandumItem> register = [new("M10", Training, [])];
        register.Add(new("M2", Park, register));
        register.Add(new("M3", Park, register));
        var task = new WorkTask(sample.Plan, sample.Content("A1") with { Contents = ["M10", "M2"] });
        var signed = PlanContent.Read(PlanContent.Of(sample.Plan, [task], owners, null, register).ToCanonical());
        Assert.Equal([("M2", Park), ("M10", Training)], signed.Contents.Select(each => (each.Code, each.Title)));
        Assert.Equal(["M10", "M2"], signed.Tasks[0].Contents);

        // The register's words change later; what was signed keeps its own.
        register[1].Rename(Training);
        Assert.Equal("Khu công nghiệp chung", signed.Contents[0].Title.For(Language.Vi));

        var before = signed.Tasks[0];
        var amendment = new AmendmentContent
        {
            PlanCode = sample.Plan.Code,
            PlanTitle = sample.Plan.Title,
            Number = 1,
            Reason = Park,
            Tasks = [new AmendedTask("A1", before, before with { Contents = ["M2", "M3"] }, LocalizedText.Empty)],
            Contents = NamedContent.Of(["M2", "M3", "M10"], register),
        };
        var amended = signed.Amended(AmendmentContent.Read(amendment.ToCanonical()));
        Assert.Equal([("M2", "Đào tạo"), ("M3", "Khu công nghiệp chung")], amended.Contents.Select(each => (each.Code, each.Title.For(Language.Vi))));
        Assert.Equal(AmendmentKind.Change, amendment.Tasks[0].Kind);
        Assert.Equal("WorkTask.Contents", Assert.Single(amendment.Tasks[0].Changes(Language.Vi).All).Field);
    }

    [Fact]
    public void A_plan_whose_tasks_name_none_is_signed_as_before()
    {
        var sample = new SamplePlan();
        var owners = new Dictionary<Guid, Owner> { [sample.VietnameseOwner.Id] = sample.VietnameseOwner, [sample.LaoOwner.Id] = sample.LaoOwner };
        var task = new WorkTask(sample.Plan, sample.Content("A1"));
        Assert.DoesNotContain("\"contents\"", PlanContent.Of(sample.Plan, [task], owners, null, [new("M1", Park, [])]).ToCanonical(), StringComparison.Ordinal);
    }

    private static BrokenRule Refused(string rule, Action action)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(action).Broken);
        Assert.Equal(rule, broken.Rule);
        return broken;
    }
}
