using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Who takes part in a course, by name. Everybody else who reads courses is shown how many there are.</summary>
public static class ListParticipants
{
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Query(string CourseCode) : IQuery<Model>;

    /// <param name="Course">With its participants.</param>
    /// <param name="HasBegun">True from its first day on (UTC+7): attendance can be recorded.</param>
    /// <param name="NamesKeptUntil">The last day on which names are kept.</param>
    public sealed record Model(Course Course, bool HasBegun, DateOnly NamesKeptUntil)
    {
        /// <summary>By side, in the order in which they were registered.</summary>
        public IReadOnlyList<CourseParticipant> Participants => [.. Course.Participants.OrderBy(each => each.Side).ThenBy(each => each.Number)];

        /// <summary>False once nothing of the list can change any more.</summary>
        public bool IsOpen => Course is { State: not CourseState.CalledOff, NamesDeletedOn: null };
    }

    internal sealed class Handler(VisibleDb db, TrainingOptions options, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var course = await db.Courses.Include(each => each.Participants).AsSplitQuery().SingleOrDefaultAsync(each => each.Code == request.CourseCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Model(course, course.Starts <= clock.Today, course.NamesKeptUntil(options.KeepNamesDays));
        }
    }
}
