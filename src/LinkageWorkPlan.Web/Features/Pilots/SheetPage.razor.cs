using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class SheetPage
{
    private GetSheet.Model? model;
    private string? note;
    private string? shown;

    [Parameter] public string SheetCode { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != SheetCode)
        {
            await LoadAsync();
            (shown, note) = (SheetCode, null);
        }
    }

    private async Task LoadAsync() => model = await FindAsync(new GetSheet.Query(SheetCode));

    /// <summary>What is agreed to is what stands on this page, however long it was open.</summary>
    private async Task AgreeAsync()
    {
        note = null;
        if (await TryAsync(() => Sender.Send(new AgreeSheet.Command(model!.Sheet.Id, model.Fingerprint))))
        {
            note = Loc["Shared.Saved"];
        }

        // Also after a refusal: what changed meanwhile is read again before it is agreed to.
        await LoadAsync();
    }
}
