using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>Keeps when the sender looked at the first page.</summary>
public static class NoteVisit
{
    [AllowedTo(Roles.Drafters)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var kept = await db.UserTokens.FindAsync([context.User.Id, Visit.Of, Visit.Name], cancellationToken);
            var (known, now) = (Visit.Read(kept?.Value), clock.UtcNow);
            if (known is not null && now - known.Last < Visit.Grain)
            {
                return Unit.Value;
            }

            if (kept is null)
            {
                kept = new IdentityUserToken<Guid> { UserId = context.User.Id, LoginProvider = Visit.Of, Name = Visit.Name };
                db.UserTokens.Add(kept);
            }

            kept.Value = (known?.At(now) ?? new Visit(null, now)).ToString();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
