using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>What is unfinished goes on in the next plan.</summary>
public class CarryOverTests
{
    [Theory, EachDatabase]
    public async Task What_is_unfinished_in_a_closed_plan_goes_on_in_the_next_and_is_not_doubled(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.Host.Db(async db =>
        {
            db.Indicators.Add(new Indicator(desk.Plan.PlanId, "I1", LocalizedText.Of(Language.Vi, "Kim ngạch", "ມູນຄ່າ"), LocalizedText.Of(Language.Vi, "triệu USD", "ລ້ານໂດລາ"), [], [new IndicatorTarget(2027, 3)]));
            await db.SaveChangesAsync();
        });
        await ClosingTests.CloseAsync(desk);
        var next = await desk.Plan.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31)));
        var offered = await desk.Plan.SendAsync(new GetCarryOver.Query(PlanDesk.Code));
        Assert.Equal(("2027", "A1", "I1"), (offered.Drafts.Single().Code, offered.Tasks.Single().Code, offered.Indicators.Single().Code));

        var command = new CarryOver.Command(desk.Plan.PlanId, next, ["A1"], ["I1"], [], true);
        await desk.Host.Db(async db =>
        {
            (await db.Owners.SingleAsync(each => each.Id == desk.Plan.LaoOwner)).SetActive(false, Side.Laos);
            await db.SaveChangesAsync();
        });
        var came = await desk.Plan.SendAsync(command);
        Assert.Equal((1, 1, "Phòng mẫu"), (came.Tasks, came.Indicators, came.LeftOwners.Single().For(Language.Vi)));
        var again = await desk.Host.SendAs(desk.Plan.LaoSecretary, command);
        Assert.Equal((0, 0, 0), (again.Tasks, again.Indicators, again.LeftOwners.Count));
        var draft = Assert.Single((await desk.Plan.SendAsync(new GetCarryOver.Query(PlanDesk.Code))).Drafts);
        Assert.Equal(("2026: A1", "I1", PlanDesk.Code), (draft.Carried.Single(), draft.Indicators.Single(), draft.Continues));

        // Each names the other, and what both sides will sign says so.
        var task = await desk.Plan.SendAsync(new GetTask.Query("2027", "A1"));
        Assert.Equal(("2026: A1", 1), (task.Task.CarriedFrom, task.Owners.Count));
        Assert.Equal([("2027", "A1")], (await desk.Plan.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).CarriedInto);
        var observer = await desk.Host.UserAsync(Role.Observer);
        Assert.Empty((await desk.Host.SendAs(observer, new GetTask.Query(PlanDesk.Code, "A1"))).CarriedInto);
        var document = Assert.IsType<PlanDocument>(await desk.Plan.SendAsync(new GetAgreedDocument.Query("2027")));
        Assert.Contains("\"carriedFrom\":\"2026: A1\"", document.ToCanonical(), StringComparison.Ordinal);
        Assert.DoesNotContain("carriedFrom", (await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code))).ToCanonical(), StringComparison.Ordinal);
        var owned = await desk.Plan.SendAsync(new GetTaskEditor.Query("2027", "A1"));
        await desk.Host.Db(async db =>
        {
            (await db.Owners.SingleAsync(each => each.Id == desk.Plan.LaoOwner)).SetActive(true, Side.Laos);
            await db.SaveChangesAsync();
        });
        await desk.Plan.SendAsync(new ReviseTask.Command(owned.TaskId!.Value, TaskForm.Of(owned.Saved) with { Owners = [desk.Plan.VietnameseOwner, desk.Plan.LaoOwner] }, owned.Version));
        await desk.Plan.SendAsync(new AskForReview.Command(next));
        await desk.SignBothAsync();
        Assert.Equal([("2027", "A1")], (await desk.Host.SendAs(observer, new GetTask.Query(PlanDesk.Code, "A1"))).CarriedInto);
    }

    [Theory, EachDatabase]
    public async Task Days_that_do_not_fit_are_asked_and_nothing_is_saved_before_they_are_confirmed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var next = await desk.Plan.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31)));
        await desk.Plan.SendAsync(new DescribePlan.Command(next, PlanDesk.Words("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 1), await VersionAsync(desk, next)));
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { End = new(2026, 12, 20) });
        await desk.SendAsync();
        await desk.SignBothAsync();
        var command = new CarryOver.Command(desk.Plan.PlanId, next, ["A1"], [], [], false);
        Assert.Equal([Questions.CarriedDay], (await desk.Host.RefusedAsync(desk.Plan.Secretary, command)).Select(each => each.Rule));
        Assert.Equal(0, await desk.Host.Db(db => db.Tasks.CountAsync(each => each.PlanId == next)));
        await desk.Host.ConfirmAsync(desk.Plan.Secretary, command);
        Assert.Equal(new DateOnly(2027, 12, 1), await desk.Host.Db(db => db.Tasks.Where(each => each.PlanId == next).Select(each => each.Agreed.End).SingleAsync()));
    }

    private static Task<int> VersionAsync(AmendmentDesk desk, Guid plan) => desk.Host.Db(db => db.Plans.Where(each => each.Id == plan).Select(each => each.Version).SingleAsync());
}
