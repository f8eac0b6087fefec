using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Amendments;

public partial class AmendmentIndicatorPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetAmendedIndicator.Model? model;
    private IndicatorInput input = new();
    private DefinitionForm opened = new();
    private TextWords why = TextWords.None;
    private int version;

    [Parameter] public string Code { get; set; } = string.Empty;
    [Parameter] public int Number { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? IndicatorCode { get; set; }

    private string Heading => IndicatorCode is null ? Loc["Amendments.NewIndicator"] : $"{IndicatorCode} · {model?.Saved.Title.For(Loc.Language)}";

    private string FormKey => $"amendment-indicator:{model!.AmendmentId}:{IndicatorCode ?? "new"}";

    private string Back => AmendmentAddress.Of(Code, Number);

    protected override async Task OnParametersSetAsync()
    {
        if (model is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetAmendedIndicator.Query(Code, Number, IndicatorCode));
        opened = DefinitionForm.Of(model?.Saved ?? new IndicatorContent());
        (input, why, version) = (IndicatorInput.Of(opened, model?.Years ?? []), TextWords.From(model?.Reason ?? LocalizedText.Empty), model?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new AmendIndicator.Command(model!.AmendmentId, IndicatorCode, input.ToForm(), why, version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task DropAsync()
    {
        if (await TryAsync(() => Sender.Send(new DropIndicator.Command(model!.AmendmentId, IndicatorCode!, why, version))))
        {
            Navigation.NavigateTo(Back);
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        if (await FindAsync(new GetAmendedIndicator.Query(Code, Number, IndicatorCode)) is { } theirs)
        {
            var now = DefinitionForm.Of(theirs.Saved);
            input = IndicatorInput.Of(input.ToForm().RebaseOn(now, opened), theirs.Years);
            why = why.RebaseOn(TextWords.From(theirs.Reason), TextWords.From(model!.Reason));
            (model, opened, version) = (theirs, now, theirs.Version);
            await draftForm!.SaveByAsync(SaveAsync);
        }
    }
}
