using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Park;

public partial class ParkStepPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetParkStep.Model? model;
    private ParkStepForm values = new();
    private ParkStepForm opened = new();
    private int version;
    private string? shown;

    [Parameter] public string StepCode { get; set; } = string.Empty;

    private string Back => $"/park#{StepCode}";

    private string FormKey => $"park-step:{model!.Step.Id}";

    private string Example => new TaskLink(model!.Plan ?? "2026-2027", "D1").Key;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != StepCode)
        {
            await LoadAsync();
            shown = StepCode;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetParkStep.Query(StepCode));
        opened = model is null ? new ParkStepForm() : ParkStepForm.Of(model.Programme, model.Step);
        (values, version) = (opened, model?.Programme.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new ReviseParkStep.Command(StepCode, values, version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetParkStep.Query(StepCode));
        if (theirs is null)
        {
            return;
        }

        var now = ParkStepForm.Of(theirs.Programme, theirs.Step);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Programme.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
