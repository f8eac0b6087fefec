using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>What somebody who opens the address of an evaluation is asked: what the course was, and nothing else of it.</summary>
public static class GetEvaluation
{
    [AllowedTo(Role.System)]
    public sealed record Query(string Key) : IQuery<Model?>;

    /// <param name="Round">Null while no answers are taken.</param>
    public sealed record Model(LocalizedText Title, DateOnly Starts, DateOnly Ends, EvaluationRound? Round);

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Query, Model?>
    {
        public async Task<Model?> Handle(Query request, CancellationToken cancellationToken)
        {
            var course = await db.Courses.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(each => each.EvaluationKey == request.Key && each.State == CourseState.Held, cancellationToken);
            if (course is null)
            {
                return null;
            }

            var round = course.RoundOn(clock.Today);
            var isFull = round is not null && await db.AnswersAsync(course.Id, round.Value, cancellationToken) >= await db.AttendedAsync(course.Id, cancellationToken);
            return new Model(course.Title, course.Starts, course.Ends, isFull ? null : round);
        }
    }
}

internal static class EvaluationCounts
{
    public static Task<int> AnswersAsync(this WorkPlanDb db, Guid course, EvaluationRound round, CancellationToken cancel) =>
        db.CourseEvaluations.CountAsync(each => each.CourseId == course && each.Round == round, cancel);

    public static Task<int> AttendedAsync(this WorkPlanDb db, Guid course, CancellationToken cancel) =>
        db.CourseParticipants.CountAsync(each => each.CourseId == course && each.Attended, cancel);
}
