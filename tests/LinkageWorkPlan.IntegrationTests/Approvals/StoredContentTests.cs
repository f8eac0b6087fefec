using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What both co-chairs signed opens in every later version, and says what it said.</summary>
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
            Milestones = [new MilestoneContent { Code = "A1.1", Type = MilestoneType.Draft, Title = SigningDesk.Both("Dự thảo", "ສະບັບຮ່າງ"), Planned = new DateOnly(2030, 3, 1) }],
        });
        var content = PlanContent.Of(plan, [task], new Dictionary<Guid, Owner> { [owner.Id] = owner });
        Assert.Equal(SignedPlan, content.ToCanonical());
        var amendment = new AmendmentContent { PlanCode = "2030", PlanTitle = plan.Title, Number = 1, Reason = SigningDesk.Both("Vì", "ຍ້ອນ"), Tasks = [new AmendedTask("A1", null, content.Tasks[0], LocalizedText.Empty)] };
        Assert.Equal(SignedAmendment, amendment.ToCanonical());
    }

    private static readonly string SignedParts = """
        {"indicators":[{"after":{"baselines":[],"code":"I1","definition":{},"direction":"More","laoSource":{},"targets":[{"value":3.5,"year":2030}],"title":{"lo":"ຕົວຊີ້ວັດ","source":"vi","vi":"Chỉ số"},"unit":{"lo":"ໜ່ວຍ","source":"vi","vi":"đơn vị"},"vietnameseSource":{}},"before":{"baselines":[],"code":"I1","definition":{},"direction":"More","laoSource":{},"targets":[{"value":3.3,"year":2030}],"title":{"lo":"ຕົວຊີ້ວັດ","source":"vi","vi":"Chỉ số"},"unit":{"lo":"ໜ່ວຍ","source":"vi","vi":"đơn vị"},"vietnameseSource":{}},"code":"I1","reason":{}}],"number":1,"outline":{"after":{"periodEnd":"2031-03-31","periodStart":"2030-01-01","pillars":[{"code":"A","title":{"lo":"ເສົາຄ້ຳ","source":"vi","vi":"Trụ cột"}}],"title":{"lo":"ແຜນວຽກທົດລອງ","source":"vi","vi":"Kế hoạch thử"}},"before":{"periodEnd":"2030-12-31","periodStart":"2030-01-01","pillars":[{"code":"A","title":{"lo":"ເສົາຄ້ຳ","source":"vi","vi":"Trụ cột"}}],"title":{"lo":"ແຜນວຽກທົດລອງ","source":"vi","vi":"Kế hoạch thử"}}},"planCode":"2030","planTitle":{"lo":"ແຜນວຽກທົດລອງ","source":"vi","vi":"Kế hoạch thử"},"reason":{"lo":"ຍ້ອນ","source":"vi","vi":"Vì"},"tasks":[]}
        """.Trim();

    [Fact]
    public void An_amendment_of_the_plan_itself_and_of_indicators_stays_as_it_was_signed()
    {
        var (title, unit) = (SigningDesk.Both("Kế hoạch thử", "ແຜນວຽກທົດລອງ"), SigningDesk.Both("đơn vị", "ໜ່ວຍ"));
        var before = new AgreedOutline(title, new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31), [new PlanPillar("A", SigningDesk.Both("Trụ cột", "ເສົາຄ້ຳ"))]);
        var indicator = new PlanIndicator("I1", SigningDesk.Both("Chỉ số", "ຕົວຊີ້ວັດ"), unit, [], [new PlanTarget(2030, 3.3m)]);
        var amendment = new AmendmentContent
        {
            PlanCode = "2030",
            PlanTitle = title,
            Number = 1,
            Reason = SigningDesk.Both("Vì", "ຍ້ອນ"),
            Tasks = [],
            Indicators = [new AmendedIndicator("I1", indicator, indicator with { Targets = [new PlanTarget(2030, 3.5m)] }, LocalizedText.Empty)],
            Outline = new AmendedOutline(before, before with { PeriodEnd = new DateOnly(2031, 3, 31) }),
        };
        Assert.Equal(SignedParts, amendment.ToCanonical());
        Assert.Equal(SignedParts, AmendmentContent.Read(SignedParts).ToCanonical());
        Assert.All(Lacking(SignedParts), stored => AmendmentContent.Read(stored).ToCanonical());
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

    [Theory, EachDatabase]
    public async Task Pages_show_a_plan_and_an_amendment_that_an_older_version_signed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        var rounds = await MakeOlderAsync(desk.Host, each => each != SignOffSubject.Report, "outputs", "budget", "indicators", "sectors", "predecessors", "description", "mouContent", "reason");
        Assert.Equal([SignOffSubject.Plan, SignOffSubject.Amendment], rounds.Select(each => each.Subject).Order());
        await OpenAsync(desk.Host, desk.Chairs[Side.Laos], [.. rounds.Select(each => $"/approvals/{each.Id}"), "/plans/2026/amendments/1", "/plans/2026"]);
    }

    [Theory, EachDatabase]
    public async Task Pages_show_a_report_that_an_older_version_signed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var rounds = await MakeOlderAsync(desk.Host, each => each == SignOffSubject.Report, "gantt", "products", "basis", "measure", "reason", "comment", "evidence", "baselines", "counts", "proposals");
        var issued = $"/issued/{ReportDesk.Plan}/{ReportDesk.Code}";
        await OpenAsync(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), [$"/approvals/{Assert.Single(rounds).Id}", issued, $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}"]);

        // The report after it is compared with what that one said.
        var day = new DateOnly(2026, 6, 20);
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), day, day, day.AddDays(16), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        Assert.NotNull((await desk.Host.SendAs(desk.Secretary, new GetReportContent.Query(ReportDesk.Plan, "S1"))).Since);
    }

    /// <summary>Stores what was signed as a version of the program did that did not know these members.</summary>
    private static Task<List<(Guid Id, SignOffSubject Subject)>> MakeOlderAsync(TestHost host, Func<SignOffSubject, bool> ofThese, params string[] later) => host.Db(async db =>
    {
        var rounds = (await db.Rounds.AsNoTracking().AsSplitQuery().ToListAsync()).FindAll(each => ofThese(each.Subject));
        foreach (var round in rounds)
        {
            var tree = JsonNode.Parse(round.Content)!;
            var lacking = Objects(tree).ToList().Sum(each => later.Count(each.Remove));
            Assert.True(lacking > 0, round.Subject.ToString());
            var stored = tree.ToJsonString();
            var fingerprint = Fingerprint.OfContent(stored);
            await db.Rounds.Where(each => each.Id == round.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Content, stored).SetProperty(each => each.Fingerprint, fingerprint));
        }

        return rounds.Select(each => (each.Id, each.Subject)).ToList();
    });

    private static async Task OpenAsync(TestHost host, CurrentUser reader, IReadOnlyList<string> addresses)
    {
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync((await host.Db(db => db.Users.SingleAsync(each => each.Id == reader.Id))).Email!, DemoAccounts.Password);
        foreach (var address in addresses)
        {
            await browser.ReadAsync(address);
        }
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
