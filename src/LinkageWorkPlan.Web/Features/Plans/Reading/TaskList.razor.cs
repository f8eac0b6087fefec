using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
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

    private bool IsByPillar => Address.Headings == PlanGroup.Pillar;

    private string KeyOf(ListTasks.Row row) => IsByPillar ? row.Pillar : row.Group;

    private string NameOf(string key) => GroupHeadings.Of(Loc, Address.Group, key, Shown.Plan.Totals, Shown.Groups);

    private static string SideClass(Side side) => side == Side.Vietnam ? "side-vn" : "side-la";

    private int Found(PillarTotals pillar) => Shown.Plan.Found.GetValueOrDefault(pillar.Code);
}
