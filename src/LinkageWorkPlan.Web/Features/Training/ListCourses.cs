using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Training courses of the group, the last day first.</summary>
public static class ListCourses
{
    [AllowedTo(Roles.CourseReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="MayAdd">True where this user plans them.</param>
    /// <param name="ReadsAllFiles">True where this user also reads files that are not accepted.</param>
    public sealed record Model(IReadOnlyList<Course> Courses, bool MayAdd, bool ReadsAllFiles)
    {
        /// <summary>False where tasks are named without a link.</summary>
        public bool ReadsPlans { get; init; }
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken) =>
            new(await db.Courses.OrderByDescending(each => each.Starts).ThenByDescending(each => each.Number).ToListAsync(cancellationToken), context.User.Is(Role.Secretary), db.ReadsAllProducts) { ReadsPlans = context.User.Is(Roles.PlanReaders) };
    }
}
