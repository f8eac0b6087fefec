using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Courses that belong to one task, in the order of their days.</summary>
public static class ListTaskCourses
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, string TaskCode) : IQuery<IReadOnlyList<Course>>;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Course>>
    {
        public async Task<IReadOnlyList<Course>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, task) = (request.PlanCode, request.TaskCode);
            return await db.Courses.Where(each => each.TaskPlan == plan && each.TaskCode == task && each.State != CourseState.CalledOff).OrderBy(each => each.Starts).ThenBy(each => each.Number).ToListAsync(cancellationToken);
        }
    }
}
