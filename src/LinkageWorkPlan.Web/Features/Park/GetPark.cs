using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Decisions;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>The programme of the joint industrial park over its tasks, with how much the matrix and the list of risks hold.</summary>
public static class GetPark
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Programme">Null until it is begun.</param>
    /// <param name="Topics">Rows of the matrix of each topic, all topics in their order.</param>
    /// <param name="OpenRisks">How many risks are open.</param>
    /// <param name="DueRisks">How many of them have a due day that is over.</param>
    public sealed record Model(ParkProgramme? Programme, IReadOnlyList<StepRow> Steps, IReadOnlyList<TopicRow> Topics, int OpenRisks, int DueRisks, bool MayWrite);

    /// <param name="Tasks">By their codes.</param>
    public sealed record StepRow(ParkStep Step, IReadOnlyList<ParkTaskFact> Tasks)
    {
        /// <summary>True where the minutes with the decision that passed the gate are being corrected.</summary>
        public bool IsBeingCorrected { get; init; }

        /// <summary>True where all tasks are done and the gate waits for a decision.</summary>
        public bool IsReady => Step.Decision is null && Tasks.Count > 0 && Tasks.All(each => each.Status is WorkStatus.Completed or WorkStatus.Cancelled);
    }

    /// <param name="WithoutMeasure">Rows with a gap and no measure against it.</param>
    public sealed record TopicRow(ParkTopic Topic, int Rows, int WithoutMeasure);

    internal static async Task<IReadOnlyList<StepRow>> StepsAsync(VisibleDb db, ParkProgramme? park, DateOnly today, CancellationToken cancel)
    {
        if (park is null)
        {
            return [];
        }

        var facts = await db.ParkTasksAsync([.. park.Tasks.Select(each => each.Link)], today, cancel);
        var standing = await db.Meetings.IgnoreAutoIncludes().StandingAsync(park.Steps.Select(each => each.Decision), cancel);
        return
        [
            .. park.Steps.Select(step => new StepRow(step, [.. park.TasksOf(step).Where(facts.ContainsKey).Select(link => facts[link])])
            {
                IsBeingCorrected = step.Decision is { } decision && !standing.Contains(decision),
            }),
        ];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, park) = (clock.Today, await db.Parks.SingleOrDefaultAsync(cancellationToken));
            var rows = await db.CompatibilityRows.Select(each => new { each.Topic, each.Gap, each.Measure }).ToListAsync(cancellationToken);
            var due = await db.ParkRisks.Where(each => each.ClosedOn == null).Select(each => each.Due).ToListAsync(cancellationToken);
            return new Model(
                park,
                await StepsAsync(db, park, today, cancellationToken),
                [.. Enum.GetValues<ParkTopic>().Select(topic => new TopicRow(topic, rows.Count(each => each.Topic == topic), rows.Count(each => each.Topic == topic && !each.Gap.IsEmpty && each.Measure.IsEmpty)))],
                due.Count,
                due.Count(day => day < today),
                context.User.Is(Role.Secretary));
        }
    }
}
