using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class TaskList
{
    private (string Css, MarkupString Shape, string Name)[] statuses = [];
    private string[] sideNames = [];

    [Parameter, EditorRequired] public ListTasks.Result Shown { get; set; } = null!;
    [Parameter, EditorRequired] public PlanAddress Address { get; set; } = null!;

    protected override void OnParametersSet()
    {
        statuses = [.. Enum.GetValues<WorkStatus>().Select(each => (StatusMark.CssOf(each), StatusMark.ShapeOf(each), Loc.Name(each)))];
        sideNames = [.. Sides.Both.Select(each => Loc.Name(each))];
    }

    private static readonly MarkupString? arrow = new("<span aria-hidden=\"true\"> ↑</span>");

    private bool IsByPillar => (Address.Group ?? (Address.Sort == PlanSort.Plan ? PlanGroup.Pillar : null)) == PlanGroup.Pillar;

    private string KeyOf(ListTasks.Row row) => IsByPillar ? row.Pillar : row.Group;

    private string NameOf(string key) => Address.Group switch
    {
        _ when key.Length == 0 => Loc["PlanView.GroupNone"],
        PlanGroup.Sector => Shown.Plan.Totals.Sectors.FirstOrDefault(each => each.Code == key)?.Title.For(Loc.Language) ?? key,
        PlanGroup.Owner => Shown.Groups[key].Name?.For(Loc.Language) ?? key,
        PlanGroup.Side => Loc.Name(Enum.Parse<Side>(key)),
        PlanGroup.Month => DateText.MonthYear(PlanAddress.ReadMonth(key) ?? default, Loc.Language),
        _ => key,
    };

    private static string SideClass(Side side) => side == Side.Vietnam ? "side-vn" : "side-la";

    private int Found(PillarTotals pillar) => Shown.Plan.Found.GetValueOrDefault(pillar.Code);
}
