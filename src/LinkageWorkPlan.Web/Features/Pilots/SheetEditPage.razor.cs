using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Pilots;

public partial class SheetEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetSheetEditor.Model? model;
    private SheetForm values = new();
    private SheetForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? SheetCode { get; set; }

    private string Heading => SheetCode is null ? Loc["Pilots.AddRound"] : Loc["Pilots.Round", SheetCode];

    private string Back => SheetCode is null ? "/pilots" : $"/pilots/scoring/{SheetCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"scoring:{id}" : "scoring-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, SheetCode))
        {
            await LoadAsync();
            shown = (true, SheetCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetSheetEditor.Query(SheetCode));
        opened = model is null ? new SheetForm() : model.Saved is { } saved ? SheetForm.Of(saved) : new SheetForm { Candidates = [.. model.Pilots.Select(each => each.Code)] };
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private void Choose(string code, bool isChosen) =>
        values = values with { Candidates = [.. model!.Pilots.Select(each => each.Code).Where(each => each == code ? isChosen : values.Candidates.Contains(each))] };

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseSheet.Command(id, values, version)) : await Sender.Send(new AddSheet.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/pilots/scoring/{code}");
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
        var theirs = await FindAsync(new GetSheetEditor.Query(SheetCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = SheetForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
