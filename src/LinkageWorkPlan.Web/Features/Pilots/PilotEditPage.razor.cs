using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class PilotEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetPilotEditor.Model? model;
    private PilotForm values = new();
    private PilotForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? PilotCode { get; set; }

    private string Heading => PilotCode is null ? Loc["Pilots.Add"] : $"{PilotCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => PilotCode is null ? "/pilots" : $"/pilots/{PilotCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"pilot:{id}" : "pilot-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, PilotCode))
        {
            await LoadAsync();
            shown = (true, PilotCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetPilotEditor.Query(PilotCode));
        opened = model?.Saved is { } saved ? PilotForm.Of(saved) : new PilotForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new RevisePilot.Command(id, values, version)) : await Sender.Send(new AddPilot.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/pilots/{code}");
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
        var theirs = await FindAsync(new GetPilotEditor.Query(PilotCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = PilotForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
