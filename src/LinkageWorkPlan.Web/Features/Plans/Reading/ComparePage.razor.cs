using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class ComparePage
{
    /// <summary>Tasks on a page.</summary>
    private const int PageSize = 200;

    private IReadOnlyList<NamedVersion>? versions;
    private GetPlanComparison.Result? found;
    private IReadOnlyList<DifferenceItem> shown = [];
    private PlanVersion from = PlanVersion.Baseline;
    private PlanVersion to = PlanVersion.Now;
    private DifferenceKind? only;
    private PageOf page = new(1, PageSize, 0);
    private bool isDraft;

    [Parameter] public string Code { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "from")] private string? Former { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? Later { get; set; }

    [SupplyParameterFromQuery(Name = "fromday")] private string? FromDay { get; set; }

    [SupplyParameterFromQuery] private string? ToDay { get; set; }

    [SupplyParameterFromQuery] private string? Kind { get; set; }

    [SupplyParameterFromQuery] private string? Page { get; set; }

    private CompareAddress Address => new(Code, from, to, only);

    protected override async Task OnInitializedAsync()
    {
        versions = await FindAsync(new ListPlanVersions.Query(Code));
        if (versions is null)
        {
            return;
        }

        if (!CompareAddress.IsReadable(Former, FromDay) || !CompareAddress.IsReadable(Later, ToDay))
        {
            versions = null;
            return;
        }

        isDraft = versions is [{ Version.Kind: PlanVersionKind.Now }];
        only = PlanFilter.ReadName<DifferenceKind>(Kind);
        if (await TryAsync(ReadAsync) && found is not null)
        {
            shown = only is { } kind ? [.. found.Items.Select(each => each.Only(kind)).OfType<DifferenceItem>()] : found.Items;
            page = PageOf.Of(int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1, PageSize, shown.Count);
        }
    }

    private async Task ReadAsync()
    {
        to = CompareAddress.Read(Later, ToDay, PlanVersion.Now, Clock.Today);
        from = CompareAddress.Read(Former, FromDay, Before(to), Clock.Today);
        found = await Sender.Send(new GetPlanComparison.Query(Code, from, to, Loc.Language));
    }

    /// <summary>With what a version is compared where nothing else is asked for: an amendment with the last one in force before it, anything else with what was adopted.</summary>
    private PlanVersion Before(PlanVersion version) =>
        versions!.LastOrDefault(each => !each.IsOpen && each.Version.Number < version.Number)?.Version ?? versions![0].Version;

    private bool IsOpen(PlanVersion version) => versions!.Any(each => each.Version == version && each.IsOpen);

    /// <summary>Where one reads all of it: the task's page, or the amendment that would add it.</summary>
    private string AddressOf(DifferenceItem item) =>
        item.Subject != nameof(WorkTask) ? PlanAddress.Of(Code)
        : found!.Known.Contains(item.Code) ? PlanAddress.Of(Code, item.Code)
        : (to.Number ?? from.Number) is { } number ? string.Create(CultureInfo.InvariantCulture, $"{PlanAddress.Of(Code)}/amendments/{number}#task-{item.Code}")
        : PlanAddress.Of(Code);
}
