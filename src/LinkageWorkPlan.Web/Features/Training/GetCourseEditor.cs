using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>What the course's form is filled with, and what can be chosen in it.</summary>
public static class GetCourseEditor
{
    /// <param name="CourseCode">Null for a new one.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Query(string? CourseCode) : IQuery<Model>;

    /// <param name="Saved">Null for a new one.</param>
    /// <param name="Tasks">Of adopted plans, without those that were dropped.</param>
    /// <param name="Contents">Of the memorandum, in the order of their codes.</param>
    public sealed record Model(Course? Saved, IReadOnlyList<TaskChoice> Tasks, IReadOnlyList<CodeChoice> Contents)
    {
        /// <summary>True for a secretary: what ties a course to plans, and whether it takes place, is not for organisers.</summary>
        public bool MayTie { get; init; }
    }

    public sealed record TaskChoice(CourseTask Task, LocalizedText Title);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var mayTie = context.User.Is(Role.Secretary);
            if (request.CourseCode is null && !mayTie)
            {
                throw new RuleException(Rules.NotFound);
            }

            var saved = request.CourseCode is { } code ? await db.FindCourseAsync(code, cancellationToken) : null;
            var plans = await db.Plans.Where(each => each.State == PlanState.Adopted).ToDictionaryAsync(each => each.Id, each => each.Code, cancellationToken);
            var ids = plans.Keys.ToList();
            var tasks = await db.Tasks.Where(each => ids.Contains(each.PlanId) && each.DroppedOn == null).OrderBy(each => each.SortKey).Select(each => new { each.PlanId, each.Code, each.Agreed.Title }).ToListAsync(cancellationToken);
            return new Model(
                saved,
                [.. tasks.Select(each => new TaskChoice(new CourseTask(plans[each.PlanId], each.Code), each.Title)).OrderBy(each => each.Task.PlanCode, StringComparer.Ordinal)],
                await db.ContentChoicesAsync(cancellationToken))
            { MayTie = mayTie };
        }
    }
}
