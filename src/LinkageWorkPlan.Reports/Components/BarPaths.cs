using System.Globalization;
using System.Text;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>One row of a Gantt chart: for each kind of sign one path that draws all of them, in the order in which they lie upon each other.</summary>
internal sealed class BarPaths
{
    /// <summary>In the units of the width.</summary>
    public const int Height = 17;

    private const decimal Middle = Height / 2m;

    private readonly List<(string Css, StringBuilder Path)> all = [];
    private readonly TimeScale scale;
    private readonly int width;

    private BarPaths(TimeScale scale, int width) => (this.scale, this.width) = (scale, width);

    /// <summary>Classes of <c>charts.css</c>, each with the data of its path.</summary>
    public IEnumerable<(string Css, string Path)> All => all.Select(each => (each.Css, each.Path.ToString()));

    /// <param name="width">Of the whole scale.</param>
    /// <param name="today">The day of the line over the bars; null for none.</param>
    /// <param name="showsBaseline">True to draw what is done and expected above the agreed plan, instead of on it.</param>
    public static BarPaths Of(GanttRow row, TimeScale scale, int width, DateOnly? today, bool showsBaseline)
    {
        var paths = new BarPaths(scale, width);
        foreach (var quarter in scale.Quarters())
        {
            paths.Line(quarter.IsYear ? "gantt-year" : "chart-grid", quarter.At);
        }

        var isCancelled = row.Status == WorkStatus.Cancelled;
        var (start, end, expectedEnd) = (scale.At(row.PlannedStart), scale.After(row.PlannedEnd), scale.After(row.ExpectedEnd));

        // A share of the whole bar, also where the chart shows a part of it. Above the baseline the bar reaches to the expected end.
        var doneEnd = scale.At(row.PlannedStart, showsBaseline ? row.ExpectedEnd : row.PlannedEnd, Math.Clamp(row.Percent, 0, 100));
        var plan = isCancelled ? "gantt-cancelled" : "gantt-plan";
        if (showsBaseline)
        {
            if (!isCancelled)
            {
                paths.Bar("gantt-remaining", start, expectedEnd, -8, 9);
            }

            paths.Bar("gantt-done", start, doneEnd, -8, 9);
            paths.Bar(plan, start, end, 3, 4);
            if (row is { FirstStart: { } firstStart, FirstEnd: { } firstEnd })
            {
                paths.Bar("gantt-first", scale.At(firstStart), scale.After(firstEnd), 8.5m, 1.5m);
            }

            paths.Beyond(row);
        }
        else
        {
            paths.Bar(plan, start, end, -5.5m, 11);
            paths.Bar("gantt-done", start, doneEnd, -5.5m, 11);
            if (row.ExpectedEnd > row.PlannedEnd)
            {
                paths.Bar("gantt-overrun", end, expectedEnd, -5.5m, 11);
            }
        }

        foreach (var milestone in row.Milestones)
        {
            if ((milestone.Reached ?? milestone.Planned) is var day && scale.Has(day))
            {
                paths.Add(milestone.Reached is null ? "gantt-milestone" : "gantt-reached", $"M{paths.X(scale.At(day))} {Number(Middle - 5)}l5 5-5 5-5-5z");
            }
        }

        if (today is { } drawn && scale.Has(drawn))
        {
            paths.Line("gantt-today", scale.After(drawn));
        }

        return paths;
    }

    /// <summary>Longer than any row is high: the cell cuts it off.</summary>
    private void Line(string css, decimal at) => Add(css, $"M{X(at)}-40v97");

    /// <summary>Nothing where it has no length.</summary>
    /// <param name="from">Percent of the scale, as <paramref name="to"/>.</param>
    /// <param name="top">From the middle of the row.</param>
    private void Bar(string css, decimal from, decimal to, decimal top, decimal height)
    {
        if (to > from)
        {
            Add(css, $"M{X(from)} {Number(Middle + top)}H{X(to)}v{Number(height)}H{X(from)}z");
        }
    }

    /// <summary>Arrows where the row goes on outside of the chart.</summary>
    private void Beyond(GanttRow row)
    {
        if (row.PlannedStart < scale.From)
        {
            Add("gantt-beyond", $"M-1 {Number(Middle - 3.5m)}l6-4.5v9z");
        }

        if (row.ExpectedEnd > scale.To)
        {
            Add("gantt-beyond", $"M{Number(width + 1)} {Number(Middle - 3.5m)}l-6-4.5v9z");
        }
    }

    private void Add(string css, string path)
    {
        if (all.Find(each => each.Css == css).Path is { } begun)
        {
            begun.Append(path);
        }
        else
        {
            all.Add((css, new StringBuilder(path)));
        }
    }

    private string X(decimal percent) => Number(percent * width / 100);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
