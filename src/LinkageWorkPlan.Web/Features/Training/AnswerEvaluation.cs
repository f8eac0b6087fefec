using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Takes the answers of somebody who attended a course and has its address. Who it was is not known, and nothing of it is in the history.</summary>
public static class AnswerEvaluation
{
    [AllowedTo(Role.System)]
    public sealed record Command(string Key, EvaluationScores Scores) : ICommand
    {
        public bool IsShown => false;

        public override string ToString() => nameof(AnswerEvaluation);
    }

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            // One at a time: two that come together are not both the last one.
            var which = db.Courses.IgnoreAutoIncludes().Where(each => each.EvaluationKey == request.Key);
            await which.ExecuteUpdateAsync(set => set.SetProperty(each => each.Version, each => each.Version), cancellationToken);
            var course = await which.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var answers = course.RoundOn(clock.Today) is { } round ? await db.AnswersAsync(course.Id, round, cancellationToken) : 0;
            db.CourseEvaluations.Add(course.Evaluate(request.Scores, answers, await db.AttendedAsync(course.Id, cancellationToken), clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
