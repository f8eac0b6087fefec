using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// Compares a report's content with that of the last issued report of the same plan. Nothing is taken from a database: what the
/// two documents print is what is compared, so that a reader with both in hand finds the same. Tasks and milestones are identified by
/// their codes; one with another code is another one.
/// </summary>
public static class SinceLastComparison
{
    public static SinceLast Of(ComparedReport former, ReportContent before, ReportContent now)
    {
        var (were, are) = (TasksOf(before), TasksOf(now));
        var gone = before.Tasks.Where(each => !are.ContainsKey(each.Code));
        var rows = now.Tasks.SelectMany(task => OfTask(were.GetValueOrDefault(task.Code), are[task.Code], before.CutOff, now))
            .Concat(gone.Where(each => each.Status != WorkStatus.Cancelled).Select(each => Row(SinceKind.Dropped, were[each.Code], null, now)));

        // A stable sort: within a kind the order of print stays.
        return new SinceLast(former, [.. rows.OrderBy(each => each.Kind)]);
    }

    private static IEnumerable<SinceRow> OfTask(Item? was, Item item, DateOnly formerCutOff, ReportContent now)
    {
        foreach (var kind in KindsOf(was, item, formerCutOff, now.FiguresDay))
        {
            yield return Row(kind, was, item, now);
        }

        // Of a new task all milestones are new: the task alone says so.
        if (was is null)
        {
            yield break;
        }

        foreach (var milestone in item.Milestones.Values)
        {
            var former = was.Milestones.GetValueOrDefault(milestone.Code);
            foreach (var kind in KindsOf(former, milestone, formerCutOff, now.FiguresDay))
            {
                yield return Row(kind, former, milestone, now);
            }
        }

        foreach (var removed in was.Milestones.Values.Where(each => !item.Milestones.ContainsKey(each.Code) && !each.IsDone && !each.IsCancelled))
        {
            yield return Row(SinceKind.Dropped, removed, null, now);
        }
    }

    private static IEnumerable<SinceKind> KindsOf(Item? was, Item item, DateOnly formerCutOff, DateOnly cutOff)
    {
        if (was is null)
        {
            yield return SinceKind.New;
        }

        if (item.IsDone && was is not { IsDone: true })
        {
            yield return SinceKind.Done;
        }

        if (item.IsLate(cutOff) && was?.IsLate(formerCutOff) != true)
        {
            yield return SinceKind.Late;
        }

        // What is done or cancelled is expected no more; its agreed date may still have been changed.
        if (was is not null && (was.Planned != item.Planned || (item.IsOpen && was.IsOpen && was.Due != item.Due)))
        {
            yield return SinceKind.Moved;
        }

        // The milestones of a cancelled task go with it, which the task's own row says.
        if (was is { IsCancelled: false } && item.IsCancelled && item.MilestoneCode is null)
        {
            yield return SinceKind.Dropped;
        }

        if (was is { IsOpen: false } && item.IsOpen && (item.MilestoneCode is null || was.IsDone))
        {
            yield return SinceKind.Reopened;
        }
    }

    private static SinceRow Row(SinceKind kind, Item? was, Item? now, ReportContent content)
    {
        var item = (now ?? was)!;
        return new SinceRow(
            kind,
            item.TaskCode,
            item.MilestoneCode,
            item.Title,
            was?.Planned,
            now?.Planned,
            was?.Expected,
            now?.Expected,
            kind == SinceKind.Done ? now?.DoneOn : null,
            kind == SinceKind.Dropped && now is not null ? now.Reason : LocalizedText.Empty,
            kind is SinceKind.New or SinceKind.Moved or SinceKind.Dropped
                ? [.. content.Changes.Where(each => IsAllowedBy(each, item, kind)).Select(each => new AgreedChange(each.DecisionNumber, each.DecisionDate, each.AgreedOn, each.Amendment)).Distinct()]
                : []);
    }

    /// <summary>An amendment says of each of its changes what it allows; of other agreed changes only the task is known.</summary>
    private static bool IsAllowedBy(ChangeRow change, Item item, SinceKind kind) =>
        change.TaskCode == item.TaskCode && (change.Amendment is null || (change.MilestoneCode == item.MilestoneCode && change.Allows == kind));

    private static Dictionary<string, Item> TasksOf(ReportContent content)
    {
        // The annex has the milestones of its period alone, with what is expected; the chart has all.
        var expected = content.Milestones.Where(each => each.Expected is not null)
            .GroupBy(each => (each.TaskCode, each.Code)).ToDictionary(group => group.Key, group => group.First().Expected);
        var charts = content.Gantt.GroupBy(each => each.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return content.Tasks.GroupBy(each => each.Code, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group =>
            {
                var task = group.First();
                var milestones = charts.TryGetValue(task.Code, out var chart) ? chart.Milestones : [];
                return new Item(
                    task.Code, null, task.Title, task.PlannedEnd, task.NewEnd, task.CompletedOn, task.Status == WorkStatus.Completed, task.Status == WorkStatus.Cancelled, task.Status == WorkStatus.Delayed, task.Reason)
                {
                    Milestones = milestones.GroupBy(each => each.Code, StringComparer.Ordinal).ToDictionary(
                        each => each.Key,
                        each => MilestoneOf(task, each.First(), expected.GetValueOrDefault((task.Code, each.Key))),
                        StringComparer.Ordinal),
                };
            },
            StringComparer.Ordinal);
    }

    private static Item MilestoneOf(TaskRow task, GanttMilestone milestone, DateOnly? expected) => new(
        task.Code,
        milestone.Code,
        milestone.Title,
        milestone.Planned,
        milestone.Reached is null ? milestone.Expected ?? expected : null,
        milestone.Reached,
        milestone.Reached is not null,
        task.Status == WorkStatus.Cancelled && milestone.Reached is null,
        null,
        LocalizedText.Empty);

    /// <param name="SaidLate">For a task, whether its status says so; null for a milestone, whose date tells.</param>
    private sealed record Item(
        string TaskCode, string? MilestoneCode, LocalizedText Title, DateOnly Planned, DateOnly? Expected, DateOnly? DoneOn, bool IsDone, bool IsCancelled, bool? SaidLate, LocalizedText Reason)
    {
        public IReadOnlyDictionary<string, Item> Milestones { get; init; } = new Dictionary<string, Item>(StringComparer.Ordinal);

        public string Code => MilestoneCode ?? TaskCode;

        public bool IsOpen => !IsDone && !IsCancelled;

        public DateOnly Due => Expected ?? Planned;

        public bool IsLate(DateOnly cutOff) => SaidLate ?? (IsOpen && Planned < cutOff);
    }
}
