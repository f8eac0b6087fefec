using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class GanttPart
{
    private int count;
    private GetGantt.Line? firstStop;
    private IReadOnlyList<(DateOnly First, DateOnly Last, string Css, string Words)> off = [];
    private IReadOnlyList<Arrow> arrows = [];
    private IReadOnlyList<Stub> stubs = [];
    private IReadOnlyList<Stub> nextStubs = [];

    [Parameter, EditorRequired] public GetGantt.Result Shown { get; set; } = null!;
    [Parameter, EditorRequired] public DayScale Scale { get; set; } = null!;
    [Parameter, EditorRequired] public PlanZoom Zoom { get; set; }

    /// <summary>What the rows stand under; null for nothing.</summary>
    [Parameter] public PlanGroup? Headings { get; set; }

    /// <summary>In the order of their rows.</summary>
    private IEnumerable<IGrouping<string, GetGantt.Line>> Groups =>
        Shown.Rows.GroupBy(each => Headings switch { null => string.Empty, PlanGroup.Pillar => each.PillarCode, _ => each.Group });

    protected override void OnParametersSet()
    {
        var places = new Dictionary<string, (double At, GetGantt.Line Line)>();
        count = 0;
        foreach (var group in Groups)
        {
            count += Headings is null ? 0 : 1;
            foreach (var row in group)
            {
                places[row.Code] = (count++ + .5, row);
            }
        }

        firstStop = Shown.Rows.FirstOrDefault(IsMovable);
        off = [.. DaysOff()];
        arrows = [.. from row in Shown.Rows from link in row.Links where places.ContainsKey(link.Code) select ArrowOf(link, places[link.Code], places[row.Code])];
        stubs =
        [
            .. from row in Shown.Rows
               let codes = row.Links.Select(link => link.Code).Where(code => !places.ContainsKey(code)).ToList()
               where codes.Count > 0
               select new Stub(string.Join(", ", codes), Scale.At(row.PlannedStart), Height(places[row.Code].At)),
        ];
        nextStubs =
        [
            .. from row in Shown.Rows
               let codes = Shown.Schedule.Waiting[row.Code].Where(code => !places.ContainsKey(code)).ToList()
               where codes.Count > 0
               select new Stub(string.Join(", ", codes), Scale.After(row.PlannedEnd), Height(places[row.Code].At), IsLate(row.PlannedEnd) ? "end" : "start"),
        ];
    }

    private bool IsMovable(GetGantt.Line row) => (Shown.MayMove || Shown.MayPropose) && !row.IsDropped;

    /// <summary>What was reached stays where it was.</summary>
    private bool IsMovable(GetGantt.Line row, GetGantt.Mark mark) => IsMovable(row) && mark.Reached is null;

    private Arrow ArrowOf(TaskLink link, (double At, GetGantt.Line Line) from, (double At, GetGantt.Line Line) to)
    {
        var start = link.Kind == LinkKind.FinishStart ? from.Line.PlannedEnd.AddDays(1) : from.Line.PlannedStart;
        var end = to.Line.PlannedStart;
        var isTooEarly = to.Line.Timing?.TooEarlyFor.Any(each => each.Code == link.Code) == true;
        var isCritical = from.Line.Timing?.IsCritical == true && to.Line.Timing?.IsCritical == true;
        var isStraight = start == end;

        // Onto the bar from above or below, or into its beginning from the side.
        var edge = isStraight ? (from.At < to.At ? -.25 : .25) : 0;
        return new Arrow(
            from.Line.Code, to.Line.Code, $"arrow{(isTooEarly ? " too-early" : null)}{(isCritical ? " critical-link" : null)}", Scale.At(start), Scale.At(end), Height(from.At), Height(to.At + edge), isStraight);
    }

    /// <summary>Where words to the right of it would leave the chart.</summary>
    private bool IsLate(DateOnly day) => (day.DayNumber - Scale.From.DayNumber) * 4 > Scale.Days * 3;

    private string Height(double at) => (at * 100 / count).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    /// <summary>Runs of days on which nobody works, or one side does not; weekends only where they can be distinguished.</summary>
    private IEnumerable<(DateOnly First, DateOnly Last, string Css, string Words)> DaysOff()
    {
        var calendar = Shown.Schedule.Calendar;
        (DateOnly First, string Css, string Words)? run = null;
        for (var day = Scale.From; day <= Scale.To; day = day.AddDays(1))
        {
            var now = Of(day);
            if (run is { } open && (now is null || (now.Value.Css, now.Value.Words) != (open.Css, open.Words)))
            {
                yield return (open.First, day.AddDays(-1), open.Css, open.Words);
                run = null;
            }

            run ??= now is { } begun ? (day, begun.Css, begun.Words) : null;
        }

        if (run is { } last)
        {
            yield return (last.First, Scale.To, last.Css, last.Words);
        }

        (string Css, string Words)? Of(DateOnly day)
        {
            var closed = Sides.Both.Where(side => calendar.On(day, side) is { Kind: HolidayKind.Closed }).ToList();
            if (closed.Count > 0)
            {
                var words = string.Join("; ", closed.Select(side => $"{Loc.Name(side)}: {calendar.On(day, side)!.Name.For(Loc.Language)}"));
                return (closed.Count == 2 ? "back-both" : closed[0] == Side.Vietnam ? "back-vn" : "back-la", words);
            }

            return Zoom == PlanZoom.Years || calendar.IsWorkingDay(day) ? null : ("back-weekend", Loc["PlanEdit.Weekend"]);
        }
    }

    /// <summary>All that the bar shows, in words.</summary>
    private string WordsOf(GetGantt.Line row)
    {
        var words = new List<string> { $"{row.Code}: {Loc.Date(row.PlannedStart)} – {Loc.Date(row.PlannedEnd)}", Loc.Percent(row.Percent), Loc.Name(row.Status) };
        if (row.Lead is { } lead)
        {
            words.Add($"{Loc["Field.Lead"]}: {Loc.Name(lead)}");
        }

        if (row.ExpectedEnd > row.PlannedEnd)
        {
            words.Add($"{Loc["TaskView.Expected"]}: {Loc.Date(row.ExpectedEnd)}");
        }

        if (row is { FirstStart: { } firstStart, FirstEnd: { } firstEnd })
        {
            words.Add($"{Loc["TaskView.Baseline"]}: {Loc.Date(firstStart)} – {Loc.Date(firstEnd)}");
        }

        if (row.Links.Count > 0)
        {
            words.Add($"{Loc["Field.Predecessors"]}: {TaskFields.Predecessors.Write(row.Links.Select(each => each.ToString()))}");
        }

        if (Shown.Schedule.Waiting[row.Code].ToList() is { Count: > 0 } next)
        {
            words.Add($"{Loc["Gantt.Next"]}: {string.Join(", ", next)}");
        }

        if (row.Timing is { IsCritical: true })
        {
            words.Add(Loc["Gantt.Key.Critical"]);
        }

        if (row.Timing?.FitsFrom is { } fits)
        {
            words.Add(Loc["TaskView.TooEarly", fits]);
        }

        return string.Join("; ", words);
    }

    private string WordsOf(GetGantt.Mark mark) =>
        $"{mark.Code} {mark.Title.For(Loc.Language)}: {Loc.Date(mark.On)} ({Loc[$"PlanView.Milestone.{mark.Standing}"]}{(mark.First is { } first ? $"; {Loc["TaskView.Baseline"]}: {Loc.Date(first)}" : null)})";

    /// <summary>Each side's days off have strokes of their own direction; those of both are dark.</summary>
    private static string? FillOf(string css) => css switch { "back-vn" => "url(#off-vietnam)", "back-la" => "url(#off-laos)", _ => null };

    /// <summary>Razor keeps the element name "text" for itself.</summary>
    private static MarkupString Codes(int x, int y, Stub stub) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{stub.Anchor}\">{System.Net.WebUtility.HtmlEncode(stub.Codes)}</text>"));

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Tasks whose rows are not on this page: what a task waits for is named before the beginning of its bar, what waits for it under its end.</summary>
    /// <param name="Anchor">On which side of X the words of the latter stand.</param>
    private sealed record Stub(string Codes, string X, string Y, string Anchor = "end");

    /// <summary>From the side of a bar down or up, then along to the start of the one that waits.</summary>
    private sealed record Arrow(string From, string To, string Css, string X1, string X2, string Y1, string Y2, bool IsStraight);
}
