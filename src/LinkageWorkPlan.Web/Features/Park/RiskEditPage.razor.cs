using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Park;

public partial class RiskEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetRiskEditor.Model? model;
    private RiskForm values = new();
    private RiskForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? RiskCode { get; set; }

    private string Heading => RiskCode is null ? Loc["Park.AddRisk"] : $"{RiskCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => RiskCode is null ? "/park/risks" : $"/park/risks/{RiskCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"park-risk:{id}" : "park-risk-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, RiskCode))
        {
            await LoadAsync();
            shown = (true, RiskCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetRiskEditor.Query(RiskCode));
        opened = model?.Saved is { } saved ? RiskForm.Of(saved) : new RiskForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseRisk.Command(id, values, version)) : await Sender.Send(new AddRisk.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/park/risks/{code}");
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
        var theirs = await FindAsync(new GetRiskEditor.Query(RiskCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = RiskForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
