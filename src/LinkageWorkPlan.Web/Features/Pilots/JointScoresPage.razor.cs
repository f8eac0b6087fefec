using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class JointScoresPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetJointScores.Model? model;
    private JointScoreForm values = new([]);
    private JointScoreForm opened = new([]);
    private int version;
    private string? shown;

    [Parameter] public string PilotCode { get; set; } = string.Empty;

    private string Back => $"/pilots/scoring/{model!.Sheet.Code}";

    private string FormKey => $"joint-scores:{model!.Pilot.Id}";

    private string? WhyNot => model!.Pilot.State == PilotState.Withdrawn ? Loc[Rules.PilotWithdrawn, PilotCode]
        : model.Pilot.Decision is { } decision ? Loc[Rules.PilotDecided, PilotCode, decision.Key]
        : values.Scores.Count == 0 ? Loc[Rules.PanelsNotApart, PilotCode]
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
        model = await FindAsync(new GetJointScores.Query(PilotCode));
        opened = model is null ? new JointScoreForm([]) : JointScoreForm.Of(model.Pilot, model.Result);
        (values, version) = (opened, model?.Pilot.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new SettleScores.Command(model!.Pilot.Id, values, version));
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
        var theirs = await FindAsync(new GetJointScores.Query(PilotCode));
        if (theirs is null)
        {
            return;
        }

        var now = JointScoreForm.Of(theirs.Pilot, theirs.Result);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Pilot.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
