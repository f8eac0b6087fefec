using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public partial class PlanEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetPlanEditor.Model? model;
    private TextWords title = TextWords.None;
    private DateOnly? start;
    private DateOnly? end;
    private int version;
    private string? note;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (model?.Code != PlanCode)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        ClearFailures();
        model = await FindAsync(new GetPlanEditor.Query(PlanCode));
        if (model is not null)
        {
            (title, start, end, version) = (TextWords.From(model.Title), model.PeriodStart, model.PeriodEnd, model.Version);
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        await LoadAsync();
    }

    private async Task<bool> SaveAsync()
    {
        note = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new DescribePlan.Command(model!.PlanId, title, start, end, version));
        });
        if (saved)
        {
            await LoadAsync();
            note = Loc["Shared.Saved"];
        }

        return saved;
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetPlanEditor.Query(PlanCode));
        if (theirs is null || model is null)
        {
            return;
        }

        title = title.RebaseOn(TextWords.From(theirs.Title), TextWords.From(model.Title));
        start = start == model.PeriodStart ? theirs.PeriodStart : start;
        end = end == model.PeriodEnd ? theirs.PeriodEnd : end;
        (model, version) = (theirs, theirs.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }

    private async Task DeleteAsync()
    {
        if (await TryAsync(() => Sender.Send(new DeletePlan.Command(model!.PlanId, version))))
        {
            Navigation.NavigateTo("/plans");
        }
    }

    /// <summary>A pillar or a sector raises the plan's version; what is typed above stays as it is.</summary>
    private async Task PartsChangedAsync()
    {
        var now = await FindAsync(new GetPlanEditor.Query(PlanCode));
        if (now is not null && model is not null)
        {
            version = model.Title == now.Title && model.PeriodStart == now.PeriodStart && model.PeriodEnd == now.PeriodEnd ? now.Version : version;
            model = now;
        }
    }
}
