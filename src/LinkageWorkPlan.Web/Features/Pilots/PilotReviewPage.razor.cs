using System.Globalization;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class PilotReviewPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetPilotWork.Model? model;
    private PilotVerdict verdict;
    private TextWords reason = TextWords.None;
    private TextWords opened = TextWords.None;
    private int version;
    private (string?, int?) shown;

    [Parameter] public string PilotCode { get; set; } = string.Empty;

    /// <summary>The current one where there is none.</summary>
    [SupplyParameterFromQuery(Name = "year")] private int? Asked { get; set; }

    [Inject] private Clock Clock { get; set; } = null!;

    private int Year => Asked ?? Clock.Today.Year;

    private PilotReview? Saved => model!.Pilot.ReviewOf(Year);

    private string Back => $"/pilots/{PilotCode}";

    private string FormKey => string.Create(CultureInfo.InvariantCulture, $"pilot-review:{model!.Pilot.Id}:{Year}");

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (PilotCode, Asked))
        {
            await LoadAsync();
            shown = (PilotCode, Asked);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetPilotWork.Query(PilotCode));
        if (model is not null)
        {
            verdict = Saved?.Verdict ?? PilotVerdict.ScaleUp;
            opened = Saved is { } saved ? TextWords.From(saved.Reason) : TextWords.None;
            (reason, version) = (opened, model.Pilot.Version);
        }
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new ReviewPilot.Command(model!.Pilot.Id, Year, verdict, reason, version));
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

        var now = theirs.Pilot.ReviewOf(Year) is { } known ? TextWords.From(known.Reason) : TextWords.None;
        reason = reason.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Pilot.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
