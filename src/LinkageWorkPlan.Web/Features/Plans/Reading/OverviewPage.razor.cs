using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class OverviewPage
{
    private CurrentUser user = CurrentUser.Nobody;
    private GetOverview.Result? shown;
    private PlanView[] views = [];
    private DateOnly? on;
    private string? problem;
    private IReadOnlyList<BarRows.Row> sides = [];
    private IReadOnlyList<BarRows.Row> owners = [];
    private IReadOnlyList<BarRows.Row> months = [];
    private IReadOnlyList<OwnerLoad> loads = [];

    [Parameter] public string Code { get; set; } = string.Empty;
    [SupplyParameterFromQuery] private string? AsOf { get; set; }

    private string Address => $"{PlanAddress.Of(Code)}/overview";

    protected override async Task OnInitializedAsync()
    {
        user = await Sender.UserAsync();
        on = DateText.TryRead(AsOf, Clock.Today, out var day, out var reading) && day < Clock.Today ? day : null;
        problem = reading switch
        {
            DateReading.Ok or DateReading.Empty => null,
            DateReading.NoSuchDay => Loc[Rules.NoSuchDay, AsOf],
            DateReading.NotADate => Loc[Rules.NotADate, AsOf],
        };
        var usual = user.Is(Role.Secretary) ? (await FindAsync(new FindUsualView.Query(Code)))?.View ?? PlanView.List : PlanView.List;
        views = [.. Enum.GetValues<PlanView>().OrderByDescending(each => each == usual).Where(each => each != PlanView.Grid || usual == PlanView.Grid)];
        shown = await FindAsync(new GetOverview.Query(Code, on));
        if (shown is { Overview: var overview })
        {
            sides = [.. overview.Sides.Select(each => new BarRows.Row(Named(each.Side, Loc.Name(each.Side)), each.Tasks, each.Statuses, each.LateMilestones))];
            loads = [.. overview.Owners.Where(each => shown.Owners.ContainsKey(each.OwnerId))];
            owners = [.. loads
                .Select(each => new BarRows.Row(Named(shown.Owners[each.OwnerId]), each.OpenTasks, each.Statuses, each.OpenMilestones))];
            months = [.. overview.Load.Select(each => new BarRows.Row(
                builder => builder.AddContent(0, DateText.ShortMonthYear(each.Month, Loc.Language)), each.Tasks, each.Statuses, each.Milestones))];
        }
    }

    private string Href(OverviewItems items) => items.AddressIn(Code, on);

    private (string Address, string Words) BehindLead(Domain.Side side)
    {
        var items = new OverviewItems(OverviewKind.LedTasks, Lead: side);
        return (Href(items), Loc["Overview.Behind", shown!.Overview.Behind[items]]);
    }

    private RenderFragment Named(OwnerName owner) => Named(owner.Side, owner.Name.For(Loc.Language), owner.Name.ShownIn(Loc.Language));

    private static RenderFragment Named(Domain.Side side, string name, Language? language = null) => builder =>
    {
        builder.OpenComponent<SideMark>(0);
        builder.AddAttribute(1, nameof(SideMark.Side), side);
        builder.AddAttribute(2, nameof(SideMark.Bare), true);
        builder.CloseComponent();
        builder.OpenElement(3, "span");
        builder.AddAttribute(4, "lang", language?.Code());
        builder.AddContent(5, name);
        builder.CloseElement();
    };
}
