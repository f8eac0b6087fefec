using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.History;

/// <summary>What nobody else has seen or acted on can be deleted; the history keeps what it was.</summary>
public class DeletionTests
{
    [Theory, EachDatabase]
    public async Task A_plan_that_was_never_sent_goes_with_all_that_is_in_it(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var draft = await host.SendAs(secretary, new GetPlanEditor.Query("2028"));
        var adopted = await host.SendAs(secretary, new GetPlanEditor.Query("2026-2027"));
        Assert.Equal(Rules.PlanNotInDraft, await host.RefusalAsync(secretary, new DeletePlan.Command(adopted.PlanId, adopted.Version)));
        await host.SendAs(secretary, new DeletePlan.Command(draft.PlanId, draft.Version));

        Assert.Equal(0, await host.Db(db => db.Plans.CountAsync(each => each.Code == "2028")));
        Assert.Equal(0, await host.Db(db => db.Tasks.CountAsync(each => each.PlanId == draft.PlanId)));
        Assert.Equal(0, await host.Db(db => db.TextEntries.CountAsync(each => each.PlanId == draft.PlanId && !each.IsFormer)));
        var history = await host.SendAs(secretary, new ListHistory.Query(Take: 200));
        Assert.Contains(history.Entries, each => each is { Action: nameof(DeletePlan), SubjectKind: "WorkPlan", SubjectCode: "2028" });
        Assert.Contains(history.Entries, each => each is { Action: nameof(DeletePlan), SubjectKind: "WorkTask" } && each.Changes.Any(change => change is { Field: "WorkTask.Title", Before: not null, After: null }));
    }

    [Theory, EachDatabase]
    public async Task A_plan_that_co_chairs_were_asked_to_sign_stays(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SendAsync(new WithdrawRound.Command((await desk.RoundAsync()).Id, "Sửa thêm"));
        var plan = await desk.SendAsync(new GetPlanEditor.Query(PlanDesk.Code));
        Assert.Equal(Rules.PlanWasSent, await desk.Host.RefusalAsync(desk.Secretary, new DeletePlan.Command(desk.PlanId, plan.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_report_goes_as_long_as_it_was_never_sent(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 3, 31), new(2026, 4, 15), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        var special = (await desk.Host.SendAs(desk.Secretary, new GetReport.Query(ReportDesk.Plan, "S1"))).Report.Id;
        await desk.Host.SendAs(desk.Secretary, new RecordNumber.Command(special, "12/BC", TestHost.DemoToday));
        await desk.Host.SendAs(desk.Secretary, new DeleteReport.Command(special));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new GetReport.Query(ReportDesk.Plan, "S1")));
        Assert.Contains((await desk.Host.SendAs(desk.Secretary, new ListHistory.Query(PlanCode: ReportDesk.Plan))).Entries, each => each is { Action: nameof(DeleteReport), SubjectCode: "S1" });

        await desk.SendAsync();
        var sent = (await desk.ReadAsync()).Report.Id;
        Assert.Equal(Rules.ReportWasSent, await desk.Host.RefusalAsync(desk.Secretary, new DeleteReport.Command(sent)));
        await desk.ReturnAsync("Sửa");
        Assert.Equal(Rules.ReportWasSent, await desk.Host.RefusalAsync(desk.Secretary, new DeleteReport.Command(sent)));
    }

    [Theory, EachDatabase]
    public async Task A_direction_is_taken_back_by_its_office_before_anybody_acted_on_it(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var (office, other) = (await desk.OfficeAsync(Side.Vietnam), await desk.OfficeAsync(Side.Laos));
        var given = new RecordDirection.Command(ReportDesk.Plan, ReportDesk.Code, 1, TestHost.DemoToday, null, null, null, new TextWords("Đẩy nhanh nhiệm vụ B3.", null, null));
        await desk.Host.SendAs(office, given);
        var wrong = await desk.Host.Db(db => db.Directions.SingleAsync());
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(office, new WithdrawDirection.Command(wrong.Id, " ", wrong.Version)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(other, new WithdrawDirection.Command(wrong.Id, "Gõ nhầm", wrong.Version)));
        await desk.Host.SendAs(office, new WithdrawDirection.Command(wrong.Id, "Gõ nhầm", wrong.Version));
        Assert.Empty((await desk.Host.SendAs(office, new ListDirections.Query(ReportDesk.Plan, ReportDesk.Code))).Rows);
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(WithdrawDirection)));
        Assert.Equal(("Gõ nhầm", "Đẩy nhanh nhiệm vụ B3."), (entry.Reason, entry.Changes.Single(each => each.Field == "Direction.Words").Before));

        await desk.Host.SendAs(office, given);
        var right = await desk.Host.Db(db => db.Directions.SingleAsync());
        await desk.Host.SendAs(desk.Reports.Secretary, new AnswerDirection.Command(right.Id, new TextWords("Đã họp.", null, null), null, right.Version));
        Assert.Equal(Rules.DirectionActedOn, await desk.Host.RefusalAsync(office, new WithdrawDirection.Command(right.Id, "Gõ nhầm", right.Version + 1)));
    }
}
