using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Park;

public partial class GatePage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetParkStep.Model? model;
    private string decision = string.Empty;
    private int version;
    private string? shown;

    [Parameter] public string StepCode { get; set; } = string.Empty;

    private string Back => $"/park#{StepCode}";

    private string FormKey => $"park-gate:{model!.Step.Id}";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != StepCode)
        {
            await LoadAsync();
            shown = StepCode;
        }
    }

    /// <summary>A single decision that is about the gate is proposed.</summary>
    private async Task LoadAsync()
    {
        model = await FindAsync(new GetParkStep.Query(StepCode));
        decision = model?.Decisions.Where(each => each.IsLinked).ToList() is [var only] ? only.Link.Key : string.Empty;
        version = model?.Programme.Version ?? 0;
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new PassGate.Command(StepCode, decision, version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task TakeBackAsync()
    {
        if (await TryAsync(() => Sender.Send(new TakeBackGate.Command(StepCode, version))))
        {
            Navigation.NavigateTo(Back);
        }
        else
        {
            await LoadAsync();
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        version = (await FindAsync(new GetParkStep.Query(StepCode)))?.Programme.Version ?? version;
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
