using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// How what is unfinished at the end of a plan goes on in the next one. Nothing is carried twice: a task names where it came from, an
/// indicator keeps its code.
/// </summary>
/// <param name="from">Adopted or closed, with its pillars.</param>
/// <param name="into">A draft that begins later, with its pillars.</param>
public sealed class CarryingOver(WorkPlan from, WorkPlan into)
{
    private readonly List<BrokenRule> questions = [];

    /// <summary>What was asked of dates that had to be fitted into the new period.</summary>
    public IReadOnlyList<BrokenRule> Questions => questions;

    public static bool IsUnfinished(WorkTask task) => task is { DroppedOn: null, Percent: < 100 };

    /// <summary>
    /// The tasks in the new plan, in the order given. Milestones that were reached stay behind. A task moves as a whole, by the years between the beginnings of both
    /// plans, or by fewer where its end is then inside the new period: what a two-year plan had for its second year keeps its days in a plan of one. An expected day
    /// inside the new period is taken as it is, and what has begun goes on from the first day. Days that still are outside become the first or the last day, which is asked.
    /// </summary>
    /// <param name="tasks">With owners and milestones; finished ones and those that are there already are left out.</param>
    /// <param name="there">The new plan's tasks.</param>
    /// <param name="indicators">Codes that the new plan knows.</param>
    /// <param name="owners">Those that still take tasks.</param>
    /// <exception cref="RuleException">The plans are not such, or a text or code is none.</exception>
    public IReadOnlyList<WorkTask> Carry(IReadOnlyList<WorkTask> tasks, IReadOnlyList<WorkTask> there, IReadOnlySet<string> indicators, IReadOnlySet<Guid> owners)
    {
        into.RequireDraft();
        from.RequireCarriable(into);
        var known = there.Where(each => each.CarriedFrom is not null).ToDictionary(each => each.CarriedFrom!, each => each.Code);
        var carried = tasks.Where(task => IsUnfinished(task) && !known.ContainsKey(PlaceOf(task))).ToList();
        var codes = CodesOf(carried, there);
        string? CodeOf(string predecessor) => codes.GetValueOrDefault(predecessor) ?? known.GetValueOrDefault(WorkTask.PlaceOf(from.Code, predecessor));
        return
        [
            .. carried.Select(task => WorkTask.Carried(into, Moved(task, codes[task.Code]) with
            {
                Owners = [.. task.Owners.Select(each => each.OwnerId).Where(owners.Contains)],
                Predecessors = [.. task.Agreed.Links().Select(link => CodeOf(link.Code) is { } code ? (link with { Code = code }).ToString() : null).OfType<string>()],
                Indicators = [.. task.Agreed.Indicators.Where(indicators.Contains)],
                Sectors = SectorsOf(task),
            }, PlaceOf(task))),
        ];
    }

    /// <summary>An indicator of the new plan, with the targets of its years; what was measured stays with the earlier plan.</summary>
    public Indicator Carry(Indicator indicator) => new(into, indicator.ToContent() with
    {
        Targets = [.. indicator.Targets.Where(each => each.Year >= into.PeriodStart.Year && each.Year <= into.PeriodEnd.Year)],
    });

    /// <summary>
    /// What stands in the way of a task that goes on, or of the plan as a whole, is open in the new plan, too, with the day it was met. Left out is what is not open, what
    /// is there already, and what is about a task that stays behind.
    /// </summary>
    /// <param name="obstacles">Of the earlier plan.</param>
    /// <param name="codes">Codes of the earlier plan's tasks.</param>
    /// <param name="tasks">All of the new plan, with those that come now.</param>
    /// <param name="there">The new plan's obstacles.</param>
    public IReadOnlyList<Obstacle> Carry(
        IEnumerable<Obstacle> obstacles, IReadOnlyDictionary<Guid, string> codes, IEnumerable<WorkTask> tasks, IReadOnlyCollection<Obstacle> there)
    {
        var known = there.Select(each => each.CarriedFrom).ToHashSet();
        var places = tasks.Where(each => each.CarriedFrom is not null).ToDictionary(each => each.CarriedFrom!);
        var last = there.Select(each => each.Number).DefaultIfEmpty().Max();
        List<Obstacle> carried = [];
        foreach (var obstacle in obstacles.Where(each => each.State == ObstacleState.Open).OrderBy(each => each.Number))
        {
            var place = WorkTask.PlaceOf(from.Code, obstacle.Code);
            var task = obstacle.TaskId is { } id ? places.GetValueOrDefault(WorkTask.PlaceOf(from.Code, codes[id])) : null;
            if (!known.Contains(place) && (obstacle.TaskId is null || task is not null))
            {
                carried.Add(Obstacle.Carried(into, task, ++last, obstacle, place));
            }
        }

        return carried;
    }

    private string PlaceOf(WorkTask task) => WorkTask.PlaceOf(from.Code, task.Code);

    /// <summary>Each keeps its code where that is free, and its pillar, which is added where the new plan has none of its code.</summary>
    private Dictionary<string, string> CodesOf(IReadOnlyList<WorkTask> tasks, IReadOnlyList<WorkTask> there)
    {
        var (taken, codes) = (there.Select(each => each.Code).ToHashSet(StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>());
        foreach (var task in tasks)
        {
            if (into.Pillars.All(each => each.Code != task.PillarCode))
            {
                into.AddPillar(task.PillarCode, from.PillarOf(task.PillarCode).Title);
            }

            codes[task.Code] = taken.Contains(task.Code) ? Codes.Next(task.PillarCode, taken.Concat(tasks.Select(each => each.Code))) : task.Code;
            taken.Add(codes[task.Code]);
        }

        return codes;
    }

    /// <summary>Those that the new plan knows; one that the earlier plan has is added to it.</summary>
    private List<string> SectorsOf(WorkTask task)
    {
        foreach (var sector in from.Sectors.Where(each => task.Agreed.Sectors.Contains(each.Code) && !into.Sectors.Any(known => Sector.SameCode(known.Code, each.Code))))
        {
            into.AddSector(sector.Code, sector.Title);
        }

        return [.. task.Agreed.Sectors.Where(code => into.Sectors.Any(each => each.Code == code))];
    }

    private TaskContent Moved(WorkTask task, string code)
    {
        var content = task.ToContent();
        var begun = task.Percent > 0 || task.Milestones.Any(each => each.Reached is not null);
        var years = YearsOf(task);
        var end = MovedDay(task, content.End, task.ExpectedEnd, years);
        var start = begun && content.Start is not null ? into.PeriodStart : MovedDay(task, content.Start, null, years);
        var open = task.Milestones.Where(each => each.Reached is null).Select((each, place) => each.ToContent() with
        {
            Id = null,
            Code = $"{code}.{place + 1}",
            Planned = MovedDay(task, each.Planned, each.Expected, years),
        }).ToList();
        return content with { Code = code, Start = start > end ? StartBefore(end.Value, content) : start, End = end, Milestones = open };
    }

    /// <summary>As long before the end as it was agreed to take, where the new period has room for it.</summary>
    private DateOnly StartBefore(DateOnly end, TaskContent agreed)
    {
        var start = end.AddDays(agreed is { Start: { } first, End: { } last } ? first.DayNumber - last.DayNumber : 0);
        return start < into.PeriodStart ? into.PeriodStart : start;
    }

    /// <summary>The years a task's days move by.</summary>
    private int YearsOf(WorkTask task)
    {
        var between = into.PeriodStart.Year - from.PeriodStart.Year;
        return (task.Agreed.End ?? task.Agreed.Start) is { } last && Enumerable.Range(0, between + 1).Where(years => IsInside(last.AddYears(years))).Select(years => (int?)years).Max() is { } fitting
            ? fitting
            : between;
    }

    private bool IsInside(DateOnly day) => day >= into.PeriodStart && day <= into.PeriodEnd;

    private DateOnly? MovedDay(WorkTask task, DateOnly? day, DateOnly? expected, int years)
    {
        if (expected is { } known && IsInside(known))
        {
            return expected;
        }

        if (expected is { } late && late > into.PeriodEnd)
        {
            questions.Add(new BrokenRule(Failures.Questions.CarriedExpected, task.Code, task.Code, late, into.PeriodEnd));
            return into.PeriodEnd;
        }

        if (day is not { } agreed)
        {
            return null;
        }

        var moved = agreed >= into.PeriodStart ? agreed : agreed.AddYears(years);
        if (IsInside(moved))
        {
            return moved;
        }

        var fitted = moved < into.PeriodStart ? into.PeriodStart : into.PeriodEnd;
        questions.Add(new BrokenRule(Failures.Questions.CarriedDay, task.Code, task.Code, agreed, moved, fitted));
        return fitted;
    }
}
