using LinkageWorkPlan.Domain.Holidays;

namespace LinkageWorkPlan.Domain.Plans;

/// <param name="End">Inclusive, not before the start.</param>
public sealed record ScheduledTask(string Code, DateOnly Start, DateOnly End, IReadOnlyList<TaskLink> Links);

/// <summary>How a task stands in the order of work.</summary>
/// <param name="Slack">Working days by which it can move without moving the last day of the work; 0 or more.</param>
/// <param name="FitsFrom">The first working day that all its links allow, where it is agreed to start before; null where its start fits.</param>
/// <param name="TooEarlyFor">The links that its agreed start does not keep to.</param>
public sealed record TaskTiming(int Slack, DateOnly? FitsFrom, IReadOnlyList<TaskLink> TooEarlyFor)
{
    /// <summary>True where any delay moves the last day of the work.</summary>
    public bool IsCritical => Slack == 0;
}

/// <summary>
/// The critical path of a plan: a pass forwards and one backwards over the working days of both sides. Nothing is moved: a start that
/// its links do not allow is named, and only the passes reckon with the day that would fit. A link to a task that is not there, or has no
/// dates, says nothing; tasks that wait for each other in a circle, and what waits for them, have no timing.
/// </summary>
public sealed class WorkSchedule
{
    private readonly Dictionary<string, TaskTiming> timings = [];

    /// <param name="tasks">Those with both dates, each code once.</param>
    public WorkSchedule(IReadOnlyList<ScheduledTask> tasks, WorkingCalendar calendar)
    {
        HasLinks = tasks.Any(each => each.Links.Count > 0);
        if (tasks.Count == 0)
        {
            return;
        }

        var days = new WorkDays(calendar, tasks.Min(each => each.Start), tasks.Max(each => each.End));
        var nodes = tasks.ToDictionary(each => each.Code, each => new Node(each, days.Before(each.Start), days.Before(each.End.AddDays(1))));
        var order = InOrder(nodes);
        foreach (var node in order)
        {
            // What is agreed says which day would fit; what would come of it, link after link, is what the slack is reckoned with.
            node.Required = node.Incoming.Select(each => each.Link.Kind == LinkKind.FinishStart ? each.From.End + each.Link.Lag : each.From.Start + each.Link.Lag).DefaultIfEmpty(int.MinValue).Max();
            node.EarlyStart = Math.Max(node.Start, node.Incoming.Select(each => (each.Link.Kind == LinkKind.FinishStart ? each.From.EarlyEnd : each.From.EarlyStart) + each.Link.Lag).DefaultIfEmpty(int.MinValue).Max());
        }

        var last = order.Count == 0 ? 0 : order.Max(each => each.EarlyEnd);
        for (var at = order.Count - 1; at >= 0; at--)
        {
            var node = order[at];
            node.LateStart = node.Outgoing.Where(each => each.To.IsInOrder).Select(each => each.Link.Kind == LinkKind.FinishStart ? each.To.LateStart - each.Link.Lag - node.Length : each.To.LateStart - each.Link.Lag).Append(last - node.Length).Min();
            timings[node.Task.Code] = new TaskTiming(node.LateStart - node.EarlyStart, node.Required > node.Start ? days.At(node.Required) : null, node.Required > node.Start ? TooEarly(node) : []);
        }

        LastDay = days.At(Math.Max(0, last - 1));
    }

    /// <summary>True where any task waits for another: without, there is no path to speak of.</summary>
    public bool HasLinks { get; }

    /// <summary>The last working day of the work, were each start moved to the day that fits; null without tasks.</summary>
    public DateOnly? LastDay { get; }

    /// <summary>Null for a task without dates, or in or behind a circle.</summary>
    public TaskTiming? Of(string code) => timings.GetValueOrDefault(code);

    private static IReadOnlyList<TaskLink> TooEarly(Node node) =>
        [.. node.Incoming.Where(each => (each.Link.Kind == LinkKind.FinishStart ? each.From.End : each.From.Start) + each.Link.Lag > node.Start).Select(each => each.Link)];

    /// <summary>Each after all that it waits for; those in or behind a circle are left out.</summary>
    private static List<Node> InOrder(Dictionary<string, Node> nodes)
    {
        foreach (var node in nodes.Values)
        {
            foreach (var link in node.Task.Links)
            {
                if (nodes.TryGetValue(link.Code, out var from))
                {
                    node.Incoming.Add((from, link));
                    from.Outgoing.Add((node, link));
                }
            }
        }

        var order = new List<Node>(nodes.Count);
        order.AddRange(nodes.Values.Where(each => each.Incoming.Count == 0));
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var (to, _) in order[at].Outgoing)
            {
                to.Known++;
                if (to.IsInOrder)
                {
                    order.Add(to);
                }
            }
        }

        return order;
    }

    /// <summary>Days are numbers of working days since the first one, so that weekends and holidays take no room.</summary>
    private sealed class Node(ScheduledTask task, int start, int end)
    {
        public ScheduledTask Task { get; } = task;
        public int Start { get; } = start;

        /// <summary>Exclusive: where what follows may start.</summary>
        public int End { get; } = end;

        public int Length { get; } = end - start;
        public List<(Node From, TaskLink Link)> Incoming { get; } = [];
        public List<(Node To, TaskLink Link)> Outgoing { get; } = [];

        /// <summary>How many of those that it waits for are in order.</summary>
        public int Known { get; set; }

        /// <summary>False in or behind a circle.</summary>
        public bool IsInOrder => Known == Incoming.Count;

        public int Required { get; set; }
        public int EarlyStart { get; set; }
        public int EarlyEnd => EarlyStart + Length;
        public int LateStart { get; set; }
    }

    /// <summary>Counts working days of both sides from a day on.</summary>
    private sealed class WorkDays
    {
        private readonly WorkingCalendar calendar;
        private readonly DateOnly first;
        private readonly int[] before;

        public WorkDays(WorkingCalendar calendar, DateOnly first, DateOnly last)
        {
            (this.calendar, this.first) = (calendar, first);
            before = new int[last.DayNumber - first.DayNumber + 2];
            for (var day = 1; day < before.Length; day++)
            {
                before[day] = before[day - 1] + (calendar.IsWorkingDay(first.AddDays(day - 1)) ? 1 : 0);
            }
        }

        /// <summary>Working days before a day that is between the first and the day after the last.</summary>
        public int Before(DateOnly day) => before[day.DayNumber - first.DayNumber];

        /// <summary>The working day that has so many before it.</summary>
        public DateOnly At(int number)
        {
            var known = number < 0 || number >= before[^1] ? -1 : Array.BinarySearch(before, number + 1);
            if (known >= 0)
            {
                while (before[known - 1] == number + 1)
                {
                    known--;
                }

                return first.AddDays(known - 1);
            }

            return number < 0 ? calendar.Add(first, number) : calendar.Add(first.AddDays(before.Length - 2), number - before[^1] + 1);
        }
    }
}
