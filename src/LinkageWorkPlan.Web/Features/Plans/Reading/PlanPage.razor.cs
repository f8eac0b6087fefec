using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class PlanPage
{
    private CurrentUser user = CurrentUser.Nobody;
    private PlanAddress address = null!;
    private OpenPlan? plan;
    private ListTasks.Result? list;
    private GetGantt.Result? gantt;
    private GetCalendar.Result? calendar;
    private GetTask.Result? looked;
    private GetPlanGrid.Result? grid;
    private PlanView[] views = [];

    [Parameter] public string Code { get; set; } = string.Empty;
    [SupplyParameterFromQuery] private string? View { get; set; }
    [SupplyParameterFromQuery] private string? Q { get; set; }
    [SupplyParameterFromQuery] private string? Pillar { get; set; }
    [SupplyParameterFromQuery] private string? Side { get; set; }
    [SupplyParameterFromQuery] private string? Status { get; set; }
    [SupplyParameterFromQuery] private string? Owner { get; set; }
    [SupplyParameterFromQuery] private string? Sector { get; set; }
    [SupplyParameterFromQuery] private string? Content { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }
    [SupplyParameterFromQuery] private string? Month { get; set; }
    [SupplyParameterFromQuery] private string? Task { get; set; }
    [SupplyParameterFromQuery] private string? Sort { get; set; }
    [SupplyParameterFromQuery] private string? Group { get; set; }
    [SupplyParameterFromQuery] private string? Zoom { get; set; }
    [SupplyParameterFromQuery] private string? Span { get; set; }

    protected override async Task OnInitializedAsync()
    {
        user = await Sender.UserAsync();
        var filter = PlanFilter.Read(Q, Pillar, Side, Status, Owner, Sector, Content);
        var page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        var usual = user.Is(Role.Secretary) ? (await FindAsync(new FindUsualView.Query(Code)))?.View ?? PlanView.List : PlanView.List;
        views = [.. Enum.GetValues<PlanView>().OrderByDescending(each => each == usual).Where(each => each != PlanView.Grid || usual == PlanView.Grid)];
        var view = PlanAddress.ReadView(View) is { } asked && views.Contains(asked) ? asked : usual;
        address = new PlanAddress(Code, view, filter, page, PlanAddress.ReadMonth(Month), string.IsNullOrEmpty(Task) ? null : Task, PlanAddress.ReadSort(Sort))
        {
            Usual = usual,
            Group = PlanFilter.ReadName<PlanGroup>(Group),
            Zoom = PlanFilter.ReadName<PlanZoom>(Zoom) ?? PlanZoom.Years,
            Span = PlanFilter.ReadName<CalendarSpan>(Span) ?? CalendarSpan.Month,
        };
        plan = address.View switch
        {
            PlanView.Grid => (grid = await FindAsync(new GetPlanGrid.Query(Code, filter, GetPlanGrid.FirstRows) { Sort = address.Sort, Group = address.Group }))?.Plan,
            PlanView.Gantt => (gantt = await FindAsync(new GetGantt.Query(Code, filter, page, address.Sort, address.Group)))?.Plan,
            PlanView.Calendar => (calendar = await FindAsync(new GetCalendar.Query(Code, filter, address.Month, address.Span)))?.Plan,
            PlanView.List => (list = await FindAsync(new ListTasks.Query(Code, filter, page, address.Sort, address.Group)))?.Plan,
        };
        if (plan is not null && list is not null && address.Task is { } task)
        {
            looked = await FindAsync(new GetTask.Query(Code, task));
        }
    }
}
