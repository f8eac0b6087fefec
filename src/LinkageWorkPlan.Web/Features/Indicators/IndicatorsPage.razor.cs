using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Indicators;

public partial class IndicatorsPage
{
    private ListIndicators.Model? list;
    private bool mayRecord;
    private bool mayEdit;
    private bool mayFeed;
    private Side? own;
    private string? note;
    private (string? Record, Guid? Correct) begun;
    private IndicatorResult? corrected;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    [SupplyParameterFromQuery] private string? Record { get; set; }

    /// <summary>Code of the indicator for which is chosen what of the register fills in its figures.</summary>
    [SupplyParameterFromQuery(Name = "feed")] private string? FeedOf { get; set; }

    /// <summary>The result that is corrected; null for a new one.</summary>
    [SupplyParameterFromQuery(Name = "correct")] private Guid? Correct { get; set; }

    /// <summary>Whose target results are held against.</summary>
    private int CurrentYear => list!.Rows[0].Standing.TargetYear;

    /// <summary>The form in which another content of an indicator is proposed: in the amendment that is being drafted, or in a new one.</summary>
    private string AmendmentOf(string code) => list!.Amendment is { } number
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/plans/{PlanCode}/amendments/{number}/indicators/{Uri.EscapeDataString(code)}")
        : $"/plans/{PlanCode}/amendments/new?about=indicator-{Uri.EscapeDataString(code)}";

    private bool IsOpened(ListIndicators.Row row) => mayRecord && (corrected is not null ? row.Results.Contains(corrected) : Record == row.Code);

    protected override async Task OnParametersSetAsync()
    {
        if (list?.PlanCode != PlanCode)
        {
            await LoadAsync();
        }

        if (begun != (Record, Correct))
        {
            corrected = list?.Rows.SelectMany(row => row.Results.Where(each => row.Correctable.Contains(each.Id))).FirstOrDefault(each => each.Id == Correct);
            (begun, note) = ((Record, Correct), Record is null && Correct is null ? note : null);
            ClearFailures();
        }
    }

    private async Task LoadAsync()
    {
        list = await FindAsync(new ListIndicators.Query(PlanCode));
        var user = await Sender.UserAsync();
        own = user.Side;
        mayFeed = list?.State is PlanState.Draft or PlanState.Adopted && user.Is(Role.Secretary);
        (mayRecord, mayEdit) = (list?.State == PlanState.Adopted && user.Is(Role.Secretary), list?.State == PlanState.Draft && user.Is(Role.Secretary));
    }

    private string FeedWords(LinkageFeed feed) => string.Join(" · ", new[]
    {
        Loc.Name(feed.What), $"{Loc["Field.FeedStage"]}: {Loc.Name(feed.From)}", feed.Side is { } side ? Loc.Name(side) : null, feed.Sector, feed.Size is { } size ? Loc.Name(size) : null, feed.Zone is { } zone ? Loc.Name(zone) : null,
    }.OfType<string>());

    private async Task AgreeAsync(ListIndicators.Row row, Guid result)
    {
        if (await TryAsync(() => Sender.Send(new AgreeIndicatorResult.Command(result))))
        {
            await ReadAgainAsync(row, "Indicators.AgreedNow");
        }
    }

    private async Task ReadAgainAsync(ListIndicators.Row row, string done)
    {
        note = Loc[done, row.Code];
        await LoadAsync();
        Navigation.NavigateTo($"/plans/{PlanCode}/indicators#{row.Code}");
    }
}
