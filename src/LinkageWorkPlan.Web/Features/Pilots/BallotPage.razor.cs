using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class BallotPage
{
    private readonly Unread unread = new();
    private readonly Dictionary<(string Pilot, PilotCriterion Criterion), int> values = [];
    private DraftForm? draftForm;
    private GetBallot.Model? model;
    private int version;
    private string? note;
    private string? shown;

    [Parameter] public string SheetCode { get; set; } = string.Empty;

    private string Back => $"/pilots/scoring/{SheetCode}";

    private string FormKey => $"ballot:{model!.Ballot.Id}";

    /// <summary>What is chosen; 0 stands for none.</summary>
    private IReadOnlyList<GivenScore> Given => [.. values.Where(each => each.Value > 0).Select(each => new GivenScore(each.Key.Pilot, each.Key.Criterion, each.Value))];

    protected override async Task OnParametersSetAsync()
    {
        if (shown != SheetCode)
        {
            await LoadAsync();
            (shown, note) = (SheetCode, null);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetBallot.Query(SheetCode));
        values.Clear();
        foreach (var score in model?.Ballot.Scores ?? [])
        {
            values[(score.PilotCode, score.Criterion)] = score.Value;
        }

        version = model?.Ballot.Version ?? 0;
    }

    private async Task<bool> SaveAsync()
    {
        note = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new GiveScores.Command(model!.Ballot.Id, Given, version));
        });
        if (saved)
        {
            await LoadAsync();
            note = Loc["Shared.Saved"];
        }
        else if (await FindAsync(new GetBallot.Query(SheetCode)) is { } now)
        {
            // A candidate may have been withdrawn while the page was open: it is scored no more, and the rest can be saved.
            model = model! with { Pilots = now.Pilots };
            foreach (var place in values.Keys.Where(each => now.Pilots.All(pilot => pilot.Code != each.Pilot)).ToList())
            {
                values.Remove(place);
            }
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
        version = (await FindAsync(new GetBallot.Query(SheetCode)))?.Ballot.Version ?? version;
        await draftForm!.SaveByAsync(SaveAsync);
    }

    /// <summary>What is chosen is saved first: what stands on the page is what is finished.</summary>
    private async Task FinishAsync()
    {
        if (await SaveAsync() && await TryAsync(() => Sender.Send(new FinishScores.Command(model!.Ballot.Id, version))))
        {
            await draftForm!.DropAsync();
            await LoadAsync();
        }
    }
}
