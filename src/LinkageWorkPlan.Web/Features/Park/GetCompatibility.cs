using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>One row of the compatibility matrix.</summary>
public static class GetCompatibility
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string RowCode) : IQuery<Model>;

    /// <param name="Task">Title of its task; empty where it has none, or this reader does not see it.</param>
    public sealed record Model(CompatibilityRow Row, LocalizedText Task, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var row = await db.FindCompatibilityAsync(request.RowCode, cancellationToken);
            var facts = row.Task is { } task ? (await db.ParkTasksAsync([task], clock.Today, cancellationToken)).Values.FirstOrDefault() : null;
            return new Model(row, facts?.Title ?? LocalizedText.Empty, context.User.Is(Role.Secretary));
        }
    }
}
