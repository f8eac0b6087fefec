using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Park;

public partial class MatrixRowEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetCompatibilityEditor.Model? model;
    private CompatibilityForm values = new();
    private CompatibilityForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? RowCode { get; set; }

    /// <summary>The topic of a new one; null for the first.</summary>
    [SupplyParameterFromQuery(Name = "topic")] public string? Topic { get; set; }

    private string Heading => RowCode is null ? Loc["Park.AddRow"] : $"{RowCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => RowCode is null ? "/park/matrix" : $"/park/matrix/{RowCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"park-row:{id}" : "park-row-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, RowCode))
        {
            await LoadAsync();
            shown = (true, RowCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetCompatibilityEditor.Query(RowCode));
        opened = model?.Saved is { } saved ? CompatibilityForm.Of(saved) : new CompatibilityForm { Topic = Enum.TryParse<ParkTopic>(Topic, out var topic) && Enum.IsDefined(topic) ? topic : default };
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseCompatibility.Command(id, values, version)) : await Sender.Send(new AddCompatibility.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/park/matrix/{code}");
        }

        return saved;
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => Sender.Send(new RemoveCompatibility.Command(model!.Saved!.Id, version))))
        {
            await draftForm!.DropAsync();
            Navigation.NavigateTo("/park/matrix");
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
        var theirs = await FindAsync(new GetCompatibilityEditor.Query(RowCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = CompatibilityForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
