using Bunit;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout.Parts;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>The form of a task in an amendment.</summary>
public class AmendmentTaskPageTests
{
    /// <summary>What one typed and left, and then saved in the grid or after a bar was dragged, meets one's own words: nobody else wrote.</summary>
    [Fact]
    public async Task A_kept_text_that_meets_ones_own_later_save_is_not_shown_as_if_somebody_else_had_written()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite, tasks: 2);
        await desk.ProposeAsync();
        var typed = desk.Host.Time.GetUtcNow().AddMinutes(-5);
        await desk.MoveAsync();
        await SaveAsync(desk.Plan.LaoSecretary, "A2");
        await SeesAsync("Shared.DraftDiffersMine");
        await SaveAsync(desk.Plan.LaoSecretary, "A1");
        await SeesAsync("Shared.DraftDiffers");

        async Task SaveAsync(CurrentUser by, string code)
        {
            var editor = await desk.Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, code));
            var form = TaskForm.Of(editor.Task.Saved);
            await desk.Host.SendAs(by, new AmendTask.Command(editor.AmendmentId, code, form with { Title = form.Title.With(Domain.Texts.Language.Lo, "ຊື່ອື່ນ") }, Domain.Texts.TextWords.None, editor.Version));
        }

        async Task SeesAsync(string key)
        {
            await using var secretary = new PageDesk(desk.Host, desk.Plan.Secretary);
            var page = secretary.Open<AmendmentTaskPage>("/plans/2026/amendments/1/tasks/A1", ("Code", PlanDesk.Code), ("Number", 1), ("TaskCode", "A1"));
            var form = page.FindComponent<DraftForm>();
            await form.InvokeAsync(() => form.Instance.ShowKept(new KeptDraft { At = typed, Undecided = [new KeptField("Title.vi", "Tên", "Cũ", "Mới", "vi")] }));
            PageDesk.Sees(page, ".draft-notice", secretary.Loc[key, 1]);
        }
    }
}
