using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Amendments;

public partial class AmendmentGridPage
{
    private CurrentUser user = CurrentUser.Nobody;
    private PlanAddress address = null!;
    private GetPlanGrid.Result? grid;

    [Parameter] public string Code { get; set; } = string.Empty;
    [Parameter] public int Number { get; set; }
    [SupplyParameterFromQuery] private string? Q { get; set; }
    [SupplyParameterFromQuery] private string? Pillar { get; set; }
    [SupplyParameterFromQuery] private string? Side { get; set; }
    [SupplyParameterFromQuery] private string? Status { get; set; }
    [SupplyParameterFromQuery] private string? Owner { get; set; }
    [SupplyParameterFromQuery] private string? Sector { get; set; }
    [SupplyParameterFromQuery] private string? Content { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }
    [SupplyParameterFromQuery] private string? Group { get; set; }

    /// <summary>The task whose row one begins at.</summary>
    [SupplyParameterFromQuery] private string? Task { get; set; }

    protected override async Task OnInitializedAsync()
    {
        user = await Sender.UserAsync();
        var filter = PlanFilter.Read(Q, Pillar, Side, Status, Owner, Sector, Content);
        address = new PlanAddress(Code, PlanView.Grid, filter, Sort: PlanAddress.ReadSort(Sort)) { Usual = PlanView.Grid, Amendment = Number, Group = PlanFilter.ReadName<PlanGroup>(Group) };
        grid = await FindAsync(new GetPlanGrid.Query(Code, filter, GetPlanGrid.FirstRows, Number) { Sort = address.Sort, Group = address.Group });
    }
}
