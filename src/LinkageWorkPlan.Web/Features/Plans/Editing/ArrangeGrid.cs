using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Keeps how somebody arranged the working grid for themselves.</summary>
public static class ArrangeGrid
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(IReadOnlyList<Place> Columns) : ICommand
    {
        public bool IsShown => false;
    }

    /// <param name="Id">Of a column (<see cref="GridColumn.Id"/>).</param>
    /// <param name="Width">In pixels.</param>
    public sealed record Place(string Id, int Width);

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var chosen = request.Columns.Select(each => (GridColumn.Find(each.Id) ?? throw new RuleException(Rules.NotFound, each.Id), each.Width)).ToList();
            var kept = await db.UserTokens.FindAsync([context.User.Id, GridLayout.Of, GridLayout.Name], cancellationToken);
            if (kept is null)
            {
                kept = new IdentityUserToken<Guid> { UserId = context.User.Id, LoginProvider = GridLayout.Of, Name = GridLayout.Name };
                db.UserTokens.Add(kept);
            }

            kept.Value = GridLayout.Arranged(chosen, context.User.Language).ToString();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
