using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class PilotWorkPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetPilotWork.Model? model;
    private PilotWorkForm values = new();
    private PilotWorkForm opened = new();
    private int version;
    private string? shown;

    [Parameter] public string PilotCode { get; set; } = string.Empty;

    private string Back => $"/pilots/{PilotCode}";

    private string FormKey => $"pilot-work:{model!.Pilot.Id}";

    private string Example => new TaskLink(model!.Plan ?? "2026-2027", "C3").Key;

    private string? WhyNot => model!.Pilot.State == PilotState.Withdrawn ? Loc[Rules.PilotWithdrawn, PilotCode]
        : model.Result.Unsettled.Count > 0 ? Loc[Rules.JointScoresMissing, PilotCode, model.Result.Unsettled.Count]
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != PilotCode)
        {
            await LoadAsync();
            shown = PilotCode;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetPilotWork.Query(PilotCode));
        opened = model is null ? new PilotWorkForm() : PilotWorkForm.Of(model.Pilot);
        (values, version) = (opened, model?.Pilot.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new DecidePilot.Command(model!.Pilot.Id, values, version));
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
        var theirs = await FindAsync(new GetPilotWork.Query(PilotCode));
        if (theirs is null)
        {
            return;
        }

        var now = PilotWorkForm.Of(theirs.Pilot);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Pilot.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
