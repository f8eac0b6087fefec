using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Park;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Search;

namespace LinkageWorkPlan.IntegrationTests.Park;

/// <summary>The compatibility matrix and the risks of the joint industrial park.</summary>
public sealed class MatrixTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_row_is_entered_changed_and_removed(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        var form = new CompatibilityForm { Topic = ParkTopic.Policy, Title = PlanDesk.Words("Giấy phép lao động", "ໃບອະນຸຍາດແຮງງານ"), Gap = PlanDesk.Words("Thời hạn", "ໄລຍະເວລາ"), Task = $"{Plan}/D3" };
        Assert.Equal(Rules.ParkTaskUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddCompatibility.Command(form with { Task = "2028/A1" })));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, new AddCompatibility.Command(form with { Title = TextWords.None })));
        Assert.Equal("CM5", await desk.Host.SendAs(desk.Laos, new AddCompatibility.Command(form)));
        Assert.Equal(["CM2", "CM5"], (await desk.Host.SendAs(desk.Vietnam, new ListCompatibility.Query(ParkTopic.Policy))).Rows.Select(each => each.Code));
        Assert.Equal((2, 2), Policy(await desk.ReadAsync()));
        Assert.Contains((await desk.Host.SendAs(desk.Vietnam, new FindTexts.Query("giay phep lao dong"))).SelectMany(group => group.Hits), hit => hit is { Group: SearchGroup.Compatibility, Code: "CM5" });

        var saved = (await desk.Host.SendAs(desk.Vietnam, new GetCompatibility.Query("CM5"))).Row;
        await desk.Host.SendAs(desk.Vietnam, new ReviseCompatibility.Command(saved.Id, form with { Measure = PlanDesk.Words("Công nhận lẫn nhau", "ຮັບຮູ້ເຊິ່ງກັນ ແລະ ກັນ") }, saved.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new ReviseCompatibility.Command(saved.Id, form, saved.Version)));
        Assert.Equal((2, 1), Policy(await desk.ReadAsync()));
        await desk.Host.SendAs(desk.Laos, new RemoveCompatibility.Command(saved.Id, saved.Version + 1));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetCompatibility.Query("CM5")));

        static (int, int) Policy(GetPark.Model park) => park.Topics.Where(each => each.Topic == ParkTopic.Policy).Select(each => (each.Rows, each.WithoutMeasure)).Single();
    }

    [Theory, EachDatabase]
    public async Task A_risk_has_an_owner_and_is_closed_with_a_result(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        var owner = await desk.OwnerAsync(Side.Laos);
        var form = new RiskForm { Title = PlanDesk.Words("Thiếu điện", "ຂາດໄຟຟ້າ"), OwnerId = owner, Due = TestHost.DemoToday.AddDays(5), Impact = RiskLevel.High };
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, new AddRisk.Command(form with { OwnerId = null })));
        Assert.Equal(Rules.TaskOwnerUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddRisk.Command(form with { OwnerId = Guid.CreateVersion7() })));
        Assert.Equal(Rules.RiskDue, await desk.Host.RefusalAsync(desk.Laos, new AddRisk.Command(form with { Due = TestHost.DemoToday.AddDays(-1) })));
        Assert.Equal("PR4", await desk.Host.SendAs(desk.Laos, new AddRisk.Command(form)));
        Assert.Equal(["PR4"], (await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Park.Select(each => each.Code));
        Assert.DoesNotContain((await desk.Host.SendAs(desk.Vietnam, new GetHome.Query())).Park, each => each.Code == "PR4");

        var saved = (await desk.Host.SendAs(desk.Vietnam, new GetRisk.Query("PR4"))).Row;
        Assert.Equal((Side.Laos, false), (saved.Risk.OwnerSide, saved.Owner.IsEmpty));
        await desk.Host.SendAs(desk.Vietnam, new ReviseRisk.Command(saved.Risk.Id, form with { Likelihood = RiskLevel.High }, saved.Risk.Version));
        Assert.Equal(["PR4", "PR1", "PR2", "PR3"], (await desk.Host.SendAs(desk.Vietnam, new ListRisks.Query())).Rows.Select(each => each.Risk.Code));
        var result = PlanDesk.Words("Có đường dây mới", "ມີສາຍໄຟຟ້າໃໝ່");
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new CloseRisk.Command(saved.Risk.Id, TestHost.DemoToday, result, saved.Risk.Version)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Laos, new CloseRisk.Command(saved.Risk.Id, TestHost.DemoToday, TextWords.None, saved.Risk.Version + 1)));
        await desk.Host.SendAs(desk.Laos, new CloseRisk.Command(saved.Risk.Id, TestHost.DemoToday, result, saved.Risk.Version + 1));
        Assert.Empty((await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Park);
        await desk.Host.SendAs(desk.Laos, new ReopenRisk.Command(saved.Risk.Id, saved.Risk.Version + 2));
        Assert.Null((await desk.Host.SendAs(desk.Vietnam, new GetRisk.Query("PR4"))).Row.Risk.ClosedOn);

        var named = (await desk.Host.Db(async db => await db.Owners.FindAsync(owner)))!;
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(desk.Laos, new DeleteOwner.Command(owner, named.Version)));
    }

    [Theory, EachDatabase]
    public async Task The_workbook_has_steps_the_rows_of_a_topic_and_risks(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        var whole = Words(await desk.Host.SendAs(desk.Laos, new GetParkBook.Query(Language.Lo)));
        var part = Words(await desk.Host.SendAs(desk.Laos, new GetParkBook.Query(Language.Vi, ParkTopic.Operation)));
        foreach (var words in new[] { "G5", "PR3", "CM3", "2026-2027/D5" })
        {
            Assert.Contains(words, whole, StringComparison.Ordinal);
            Assert.Contains(words, part, StringComparison.Ordinal);
        }

        Assert.Contains("CM1", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("CM1", part, StringComparison.Ordinal);

        static string Words(Web.Files.BookFile book) => string.Join("|", Enumerable.Range(0, 3).SelectMany(sheet => Books.CellsOf(book.Bytes, sheet)).SelectMany(each => each));
    }

    [Theory, EachDatabase]
    public async Task A_report_of_a_year_has_the_park_and_a_half_year_what_happened(Database database)
    {
        await using var desk = await ParkDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, new PassGate.Command("G1", "M1/D2", await desk.VersionAsync()));
        await desk.Host.SendAs(desk.Vietnam, new CreateReport.Command(Plan, "2026", ReportKind.Annual, new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
        var year = await ReadAsync("2026");
        Assert.Equal([("G1", "M1/D2", "D1"), ("G2", null, "D2")], year.ParkSteps.Take(2).Select(each => (each.Code, each.Decision, Assert.Single(each.Tasks))));
        Assert.Equal([("CM1", "D3"), ("CM2", null)], year.ParkMatrix.Take(2).Select(each => (each.Code, each.TaskCode)));
        Assert.Equal([("PR1", true), ("PR2", true), ("PR3", false)], year.ParkRisks.Select(each => (each.Code, each.ClosedOn is null)));

        // Nothing had begun by the cut-off of the demo's half year, in the middle of June.
        Assert.DoesNotContain("parkSteps", CanonicalContent.Of(await ReadAsync("2026-H1")), StringComparison.Ordinal);

        async Task<ReportContent> ReadAsync(string code) => await desk.Host.SendAs(desk.Vietnam, new GetReportContent.Query(Plan, code));
    }
}
