using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>Accounts of both sides for which signing is closed, with what the reader may confirm; the newest first.</summary>
public static class ListHolds
{
    [AllowedTo(Role.Secretary | Roles.Signers | Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="At">UTC.</param>
    /// <param name="Until">UTC; null where the other side's co-chair has opened it, or the time is over.</param>
    /// <param name="OwnMissing">True where somebody of the account's own side has to confirm.</param>
    /// <param name="IsAlone">True where nobody of the account's own side can: the other side's co-chair does.</param>
    /// <param name="IsMine">True where it is the reader's own account.</param>
    /// <param name="MayConfirmOwn">The reader may say for the account's side that the change is right.</param>
    /// <param name="MayConfirmOther">The reader may open signing earlier, as the other side's co-chair.</param>
    public sealed record Row(
        Guid Id, string Name, Role Role, Side Side, SigningChange Change, string By, DateTime At, DateTime? Until,
        bool OwnMissing, bool IsAlone, string? OwnConfirmedBy, string? OtherConfirmedBy, bool IsMine, bool MayConfirmOwn, bool MayConfirmOther);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.UtcNow;
            var holds = await db.SigningHolds.AsNoTracking()
                .Where(each => each.ReplacedAt == null && (each.Until > now || each.OwnConfirmedBy == null) && db.Users.Any(account => account.Id == each.AccountId && !account.IsDisabled))
                .OrderByDescending(each => each.At).ThenByDescending(each => each.Id).ToListAsync(cancellationToken);
            var who = ConfirmHold.Of(context.User);
            var rows = new List<Row>();
            foreach (var each in holds.Where(each => each.Closes(now)))
            {
                var isAlone = each.NeedsOwnConfirmation && await SigningPower.IsAloneAsync(db.Users, db.SigningHolds, each, cancellationToken);
                rows.Add(new Row(
                    each.Id, each.AccountName, each.Role, each.Side, each.Change, each.ByName, each.At, each.IsTimeLeft(now) ? each.Until : null,
                    each.NeedsOwnConfirmation, isAlone, each.OwnConfirmedBy is { Length: > 0 } own ? own : null, each.OtherConfirmedBy, each.AccountId == who.Id, each.MayConfirmOwn(who), each.MayConfirmOther(who, isAlone)));
            }

            return rows;
        }
    }
}
