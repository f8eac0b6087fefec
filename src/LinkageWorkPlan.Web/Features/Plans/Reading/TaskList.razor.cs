using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class TaskList
{
    private (string Css, MarkupString Shape, string Name)[] statuses = [];
    private string[] sideNames = [];

    /// <summary>A row holds no more marks than these; of more milestones each state's are counted.</summary>
    private const int MostDots = 10;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private MilestoneStanding[] standings = [];
    private string[] standingNames = [];

    [Parameter, EditorRequired] public ListTasks.Result Shown { get; set; } = null!;
    [Parameter, EditorRequired] public PlanAddress Address { get; set; } = null!;

    protected override void OnParametersSet()
    {
        statuses = [.. Enum.GetValues<WorkStatus>().Select(each => (StatusMark.CssOf(each), StatusMark.ShapeOf(each), Loc.Name(each)))];
        sideNames = [.. Sides.Both.Select(each => Loc.Name(each))];
        standings = Enum.GetValues<MilestoneStanding>();
        standingNames = [.. standings.Select(each => Loc[$"PlanView.Milestone.{each}"].ToString())];
    }

    private static readonly MarkupString? arrow = new("<span aria-hidden=\"true\"> ↑</span>");

    private bool IsByPillar => Address.Headings == PlanGroup.Pillar;

    private string KeyOf(ListTasks.Row row) => IsByPillar ? row.Pillar : row.Group;

    private string NameOf(string key) => GroupHeadings.Of(Loc, Address.Group, key, Shown.Plan.Totals, Shown.Groups);

    /// <summary>A mark for each milestone, by shape and colour, read aloud as the number in each state; one piece of markup per row.</summary>
    private MarkupString? DotsOf(IReadOnlyList<MilestoneStanding> milestones)
    {
        if (milestones.Count == 0)
        {
            return null;
        }

        var words = Encoder.Encode(string.Join(", ", standings.Select(each => (each, Count: milestones.Count(one => one == each))).Where(each => each.Count > 0)
            .Select(each => $"{standingNames[Array.IndexOf(standings, each.each)]}: {each.Count}")));
        var html = new StringBuilder($"<span class=\"row-dots\" role=\"img\" aria-label=\"{words}\" title=\"{words}\">");
        var marks = milestones.Count <= MostDots ? milestones.Select(each => (each, string.Empty))
            : standings.Select(each => (each, milestones.Count(one => one == each).ToString(CultureInfo.InvariantCulture))).Where(each => each.Item2 != "0");
        foreach (var (standing, count) in marks)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"dot-{standing.ToString().ToLowerInvariant()}\">{standing.Shape()}{count}</span>");
        }

        return new MarkupString(html.Append("</span>").ToString());
    }

    private static string SideClass(Side side) => side == Side.Vietnam ? "side-vn" : "side-la";

    private int Found(PillarTotals pillar) => Shown.Plan.Found.GetValueOrDefault(pillar.Code);
}
