using System.Linq.Expressions;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary><see cref="StatusOutlook.On"/> and <see cref="MilestoneStandings.Of"/> in words a database understands.</summary>
internal static class TaskStatusQuery
{
    public static IQueryable<WorkTask> WithStatus(this IQueryable<WorkTask> tasks, DateOnly day, params IReadOnlyList<WorkStatus> statuses)
    {
        var on = On(day);
        var isOne = statuses.Select(status => Expression.Equal(on.Body, Expression.Constant(status))).Aggregate(Expression.OrElse);
        return tasks.Where(Expression.Lambda<Func<WorkTask, bool>>(isOne, on.Parameters));
    }

    /// <summary>Without what is completed or cancelled. A status that was set by hand settles a task too, but leaves it open.</summary>
    public static IQueryable<WorkTask> StillOpen(this IQueryable<WorkTask> tasks) =>
        tasks.Where(task => task.Outlook.Settled != WorkStatus.Completed && task.Outlook.Settled != WorkStatus.Cancelled);

    /// <summary>Milestones whose planned day is over and that are not reached (<see cref="MilestoneStanding.Late"/>).</summary>
    public static IQueryable<Milestone> Overdue(this IQueryable<Milestone> milestones, DateOnly day) => milestones.Where(each => each.Reached == null && each.Planned < day);

    /// <summary>Milestones that were put off before their planned day was over (<see cref="MilestoneStanding.Expected"/>).</summary>
    public static IQueryable<Milestone> AtRisk(this IQueryable<Milestone> milestones, DateOnly day) =>
        milestones.Where(each => each.Reached == null && each.Planned >= day && each.Expected > each.Planned);

    /// <summary>Groups by pillar and status, to be counted in the database.</summary>
    public static IQueryable<IGrouping<PillarStatus, WorkTask>> ByPillarAndStatus(this IQueryable<WorkTask> tasks, DateOnly day)
    {
        var on = On(day);
        var pillar = Expression.Property(on.Parameters[0], nameof(WorkTask.PillarCode));
        var key = Expression.New(
            typeof(PillarStatus).GetConstructor([typeof(string), typeof(WorkStatus)])!,
            [pillar, on.Body],
            typeof(PillarStatus).GetProperty(nameof(PillarStatus.Pillar))!,
            typeof(PillarStatus).GetProperty(nameof(PillarStatus.Status))!);
        return tasks.GroupBy(Expression.Lambda<Func<WorkTask, PillarStatus>>(key, on.Parameters));
    }

    /// <summary>Delayed first, then at risk, on track, not started; completed and cancelled last.</summary>
    public static IOrderedQueryable<WorkTask> ByUrgency(this IQueryable<WorkTask> tasks, DateOnly day)
    {
        var on = On(day);
        WorkStatus[] order = [WorkStatus.Delayed, WorkStatus.AtRisk, WorkStatus.OnTrack, WorkStatus.NotStarted, WorkStatus.Completed];
        var place = order.Select((status, at) => (status, at)).Reverse().Aggregate(
            (Expression)Expression.Constant(order.Length),
            (rest, each) => Expression.Condition(Expression.Equal(on.Body, Expression.Constant(each.status)), Expression.Constant(each.at), rest));
        return tasks.By(Expression.Lambda<Func<WorkTask, int>>(place, on.Parameters));
    }

    private static Expression<Func<WorkTask, WorkStatus>> On(DateOnly day) => task =>
        task.Outlook.Settled
        ?? (task.Outlook.DelayedFrom <= day ? WorkStatus.Delayed
            : task.Outlook.AtRiskFrom <= day ? WorkStatus.AtRisk
            : task.Outlook.Begun ? WorkStatus.OnTrack
            : WorkStatus.NotStarted);
}

internal sealed record PillarStatus(string Pillar, WorkStatus Status);
