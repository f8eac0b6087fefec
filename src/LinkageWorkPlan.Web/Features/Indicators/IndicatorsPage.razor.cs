using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Indicators;

public partial class IndicatorsPage
{
    private readonly Unread unread = new();
    private ListIndicators.Model? list;
    private bool mayRecord;
    private string? note;
    private (string? Record, Guid? Correct) begun;
    private IndicatorResult? corrected;
    private string why = string.Empty;
    private DateOnly? asOf;
    private decimal? value;
    private TextWords source = TextWords.None;
    private TextWords comment = TextWords.None;

    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private Clock Clock { get; set; } = null!;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    [SupplyParameterFromQuery] private string? Record { get; set; }

    /// <summary>The result that is corrected; null for a new one.</summary>
    [SupplyParameterFromQuery(Name = "correct")] private Guid? Correct { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (list?.PlanCode != PlanCode)
        {
            await LoadAsync();
        }

        if (begun != (Record, Correct))
        {
            corrected = list?.Rows.SelectMany(row => row.Results.Where(each => row.Correctable.Contains(each.Id))).FirstOrDefault(each => each.Id == Correct);
            (asOf, value) = (corrected?.AsOf ?? Clock.Today, corrected?.Value);
            (source, comment, why) = (TextWords.From(corrected?.Source ?? LocalizedText.Empty), TextWords.From(corrected?.Comment ?? LocalizedText.Empty),
                string.Empty);
            (begun, note) = ((Record, Correct), Record is null && Correct is null ? note : null);
            ClearFailures();
        }
    }

    private async Task LoadAsync()
    {
        list = await FindAsync(new ListIndicators.Query(PlanCode));
        mayRecord = list?.State == PlanState.Adopted && (await Sender.UserAsync()).Role == Role.Secretary;
    }

    private async Task<bool> SaveAsync(ListIndicators.Row row)
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            var figure = new IndicatorForm(asOf, value, source, comment);
            await (corrected is { Id: var id } ? Sender.Send(new CorrectIndicatorResult.Command(id, figure, why))
                : Sender.Send(new RecordIndicatorResult.Command(row.Id, figure)));
        });
        if (saved)
        {
            await ReadAgainAsync(row, corrected is null ? "Indicators.Recorded" : "Indicators.Corrected");
        }

        return saved;
    }

    private async Task WithdrawAsync(ListIndicators.Row row)
    {
        if (await TryAsync(() => Sender.Send(new WithdrawIndicatorResult.Command(corrected!.Id, why))))
        {
            await ReadAgainAsync(row, "Indicators.Withdrawn");
        }
    }

    private async Task ReadAgainAsync(ListIndicators.Row row, string done)
    {
        note = Loc[done, row.Code];
        await LoadAsync();
        Navigation.NavigateTo($"/plans/{PlanCode}/indicators#{row.Code}");
    }
}
