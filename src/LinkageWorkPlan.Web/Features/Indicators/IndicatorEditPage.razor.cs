using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Indicators;

public partial class IndicatorEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetIndicatorEditor.Model? model;
    private IndicatorInput input = new();
    private DefinitionForm opened = new();
    private string why = string.Empty;
    private int version;
    private (string, string?)? shown;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? IndicatorCode { get; set; }

    private string Heading => IndicatorCode is null ? Loc["Indicators.Add"] : $"{IndicatorCode} · {model?.Saved.Title.For(Loc.Language)}";

    private string FormKey => model!.IndicatorId is { } id ? $"indicator:{id}" : $"indicator-new:{model.PlanId}";

    /// <summary>A target that was there is another, or gone: the reason is asked for.</summary>
    private bool HasOtherTargets => model!.Saved.Targets.Any(each => input.Targets.GetValueOrDefault(each.Year) != each.Value);

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (PlanCode, IndicatorCode))
        {
            await LoadAsync();
            shown = (PlanCode, IndicatorCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetIndicatorEditor.Query(PlanCode, IndicatorCode));
        opened = DefinitionForm.Of(model?.Saved ?? new Domain.Plans.IndicatorContent());
        (input, version, why) = (IndicatorInput.Of(opened, model?.Years ?? []), model?.Version ?? 0, string.Empty);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.IndicatorId is { } id ? await Sender.Send(new ReviseIndicator.Command(id, input.ToForm(), why, version))
                : await Sender.Send(new AddIndicator.Command(model.PlanId, input.ToForm()));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/plans/{PlanCode}/indicators#{code}");
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
        var theirs = await FindAsync(new GetIndicatorEditor.Query(PlanCode, IndicatorCode));
        if (theirs is null)
        {
            return;
        }

        var now = DefinitionForm.Of(theirs.Saved);
        input = IndicatorInput.Of(input.ToForm().RebaseOn(now, opened), theirs.Years);
        (model, opened, version) = (theirs, now, theirs.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => Sender.Send(new RemoveIndicator.Command(model!.IndicatorId!.Value, version))))
        {
            Navigation.NavigateTo($"/plans/{PlanCode}/indicators");
        }
    }
}
