using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>
/// Says that a change which gave somebody power over signing is right: a secretary or co-chair of the account's own side, without whom
/// it stays closed, or the other side's co-chair, who opens it before its time, and confirms for a side on which nobody else is left.
/// Nobody confirms whose own signing is closed.
/// </summary>
public static class ConfirmHold
{
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Command(Guid HoldId, string Password) : ICommand, IConfirmed
    {
        public override string ToString() => $"{nameof(ConfirmHold)} {HoldId}";
    }

    internal static Confirmer Of(CurrentUser user) => new(user.Id, user.Name, user.Role, user.OwnSide);

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SigningPower signing) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await signing.RequireOpenAsync(context.User.Id, cancellationToken);
            var hold = await db.SigningHolds.SingleOrDefaultAsync(each => each.Id == request.HoldId && each.ReplacedAt == null, cancellationToken) ?? throw new RuleException(Rules.NotFound);

            // Loaded, because the history names it.
            await db.Users.SingleAsync(each => each.Id == hold.AccountId, cancellationToken);
            hold.Confirm(Of(context.User), await signing.IsAloneAsync(hold, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
