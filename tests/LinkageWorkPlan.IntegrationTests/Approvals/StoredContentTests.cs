using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What both co-chairs signed of a plan or an amendment opens in every later version, and says what it said.</summary>
public sealed class StoredContentTests
{
    private const string SignedTask = """
        {"alternation":"None","budget":[],"code":"A1","counterpart":"Laos","description":{},"end":"2030-06-30","indicators":[],"lead":"Vietnam","milestones":[{"code":"A1.1","planned":"2030-03-01","title":{"lo":"ສະບັບຮ່າງ","source":"vi","vi":"Dự thảo"},"type":"Draft"}],"mouContent":{},"outputs":{},"owners":[{"name":{"lo":"ໜ່ວຍງານ","source":"vi","vi":"Đơn vị"},"side":"Vietnam"}],"pillarCode":"A","predecessors":[],"sectors":[],"start":"2030-02-01","title":{"lo":"ຮ່າງມາດຖານ","source":"vi","vi":"Dự thảo tiêu chí"},"weight":100}
        """;

    private static readonly string SignedPlan = $$$"""
        {"code":"2030","kind":"Annual","periodEnd":"2030-12-31","periodStart":"2030-01-01","pillars":[{"code":"A","title":{"lo":"ເສົາຄ້ຳ","source":"vi","vi":"Trụ cột"}}],"tasks":[{{{SignedTask.Trim()}}}],"title":{"lo":"ແຜນວຽກທົດລອງ","source":"vi","vi":"Kế hoạch thử"}}
        """.Trim();

    private static readonly string SignedAmendment = $$$"""
        {"number":1,"planCode":"2030","planTitle":{"lo":"ແຜນວຽກທົດລອງ","source":"vi","vi":"Kế hoạch thử"},"reason":{"lo":"ຍ້ອນ","source":"vi","vi":"Vì"},"tasks":[{"after":{{{SignedTask.Trim()}}},"before":null,"code":"A1","reason":{}}]}
        """.Trim();

    [Fact]
    public void A_plan_and_an_amendment_stay_as_they_were_signed_from_one_version_of_the_program_to_the_next()
    {
        var owner = new Owner(Side.Vietnam, SigningDesk.Both("Đơn vị", "ໜ່ວຍງານ"));
        var plan = new WorkPlan("2030", PlanKind.Annual, SigningDesk.Both("Kế hoạch thử", "ແຜນວຽກທົດລອງ"), new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31));
        plan.AddPillar("A", SigningDesk.Both("Trụ cột", "ເສົາຄ້ຳ"));
        var task = new WorkTask(plan, new TaskContent
        {
            Code = "A1",
            PillarCode = "A",
            Title = SigningDesk.Both("Dự thảo tiêu chí", "ຮ່າງມາດຖານ"),
            Lead = Side.Vietnam,
            Counterpart = Side.Laos,
            Start = new DateOnly(2030, 2, 1),
            End = new DateOnly(2030, 6, 30),
            Weight = 100,
            Owners = [owner.Id],
            Milestones = [new MilestoneContent(null, "A1.1", MilestoneType.Draft, SigningDesk.Both("Dự thảo", "ສະບັບຮ່າງ"), new DateOnly(2030, 3, 1))],
        });
        var content = PlanContent.Of(plan, [task], new Dictionary<Guid, Owner> { [owner.Id] = owner });
        Assert.Equal(SignedPlan, content.ToCanonical());
        var amendment = new AmendmentContent { PlanCode = "2030", PlanTitle = plan.Title, Number = 1, Reason = SigningDesk.Both("Vì", "ຍ້ອນ"), Tasks = [new AmendedTask("A1", null, content.Tasks[0], LocalizedText.Empty)] };
        Assert.Equal(SignedAmendment, amendment.ToCanonical());
    }

    [Fact]
    public void A_signed_content_that_lacks_a_member_which_came_later_still_opens()
    {
        Assert.Equal(SignedPlan, PlanContent.Read(SignedPlan).ToCanonical());
        Assert.Equal(SignedAmendment, AmendmentContent.Read(SignedAmendment).ToCanonical());
        var lacking = Lacking(SignedPlan).ToList();
        Assert.True(lacking.Count > 25, $"Only {lacking.Count} members were found");
        Assert.All(lacking, stored =>
        {
            var content = PlanContent.Read(stored);
            Assert.All(content.Tasks, task => Assert.DoesNotContain(null, new object?[] { task.Code, task.Title, task.Owners, task.Milestones, task.Predecessors, task.Sectors, task.Indicators, task.Budget, task.Outputs }));
            content.ToCanonical();
        });
        Assert.All(Lacking(SignedAmendment), stored => AmendmentContent.Read(stored).ToCanonical());
    }

    /// <summary>The content once for each of its members, without it.</summary>
    private static IEnumerable<string> Lacking(string canonical)
    {
        var count = Objects(JsonNode.Parse(canonical)!).Sum(each => each.Count);
        for (var place = 0; place < count; place++)
        {
            var tree = JsonNode.Parse(canonical)!;
            var (holder, name) = Objects(tree).SelectMany(each => each.Select(member => (each, member.Key))).ElementAt(place);
            holder.Remove(name);
            yield return tree.ToJsonString();
        }
    }

    /// <summary>Objects with members of their own; a text is one value.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject text when text.ContainsKey("source") => [],
        JsonObject members => [members, .. members.Where(member => member.Value is not null).SelectMany(member => Objects(member.Value!))],
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Objects(item!)),
        _ => [],
    };
}
