using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>A draft with the task A1, and workbooks for it.</summary>
internal static class ImportDesk
{
    public static async Task<PlanDesk> OpenAsync(Database database)
    {
        var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        return desk;
    }

    public static Task<GetPlanImportPreview.Model> LookAsync(this PlanDesk desk, byte[] book, CurrentUser? by = null) =>
        desk.Host.SendAs(by ?? desk.Secretary, new GetPlanImportPreview.Query(PlanDesk.Code, book));

    public static async Task<ImportPlan.Result> ImportAsync(this PlanDesk desk, byte[] book, CurrentUser? by = null) =>
        await desk.Host.SendAs(by ?? desk.Secretary, new ImportPlan.Command(PlanDesk.Code, "kế hoạch.xlsx", book, (await desk.LookAsync(book, by)).Stamp));

    public static Task<TaskContent> TaskAsync(this PlanDesk desk, string code) => desk.Host.Db(async db =>
        (await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().SingleAsync(each => each.Code == code)).ToContent());

    /// <summary>The only refusal, as "C2 Rule.X".</summary>
    public static async Task<string> RefusalAsync(this PlanDesk desk, byte[] book)
    {
        var lines = (await desk.LookAsync(book)).Lines.Where(each => each.Mark == ImportMark.Problem).ToList();
        return string.Join(", ", lines.Select(each => $"{each.Address} {each.Rule!.Rule}"));
    }
}
