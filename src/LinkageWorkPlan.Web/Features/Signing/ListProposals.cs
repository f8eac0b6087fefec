using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>Changes that wait for an administrator of the other side, of both sides, and what was answered lately; what waits first, the newest first.</summary>
public static class ListProposals
{
    /// <summary>Answered ones that are shown.</summary>
    public const int Answered = 30;

    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<Result>;

    /// <param name="OtherIsThere">True where the other side has an administrator who can sign in.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, bool OtherIsThere);

    /// <param name="MayAnswer">The reader may confirm or decline it.</param>
    /// <param name="HasAddress">The reader may take the one-time address.</param>
    public sealed record Row(
        Guid Id, Guid AccountId, string Name, string? FormerName, string Email, string? FormerEmail, Role Role, Role? FormerRole, LocalizedText Position, Side Side, SigningChange Change,
        DateOnly? From, DateOnly? To, string? Number, DateOnly? DecidedOn, Guid? ScanId, string Why, string By, DateTime At, DateTime ExpiresAt,
        PowerProposalState State, string? DecidedBy, DateTime? DecidedAt, string? Answer, bool MayAnswer, bool MayWithdraw, bool HasAddress)
    {
        public bool IsOpen => State == PowerProposalState.Open;
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (now, who) = (clock.UtcNow, ConfirmHold.Of(context.User));
            var open = await db.PowerProposals.Where(each => (each.State == PowerProposalState.Open && each.ExpiresAt > now) || each.AddressUntil > now).OrderByDescending(each => each.At).ToListAsync(cancellationToken);
            var answered = await db.PowerProposals.Where(each => (each.State != PowerProposalState.Open || each.ExpiresAt <= now) && (each.AddressUntil == null || each.AddressUntil <= now))
                .OrderByDescending(each => each.At).Take(Answered).ToListAsync(cancellationToken);
            var other = who.Side.Other();
            var isThere = await db.Users.AnyAsync(each => each.Role == Role.Administrator && each.Side == other && !each.IsDisabled && each.PasswordHash != null, cancellationToken);
            return new Result([.. open.Concat(answered).Select(each => Of(each, who, now))], isThere);
        }

        private static Row Of(PowerProposal each, Confirmer who, DateTime now)
        {
            var state = each.StateAt(now);
            var isOpen = state == PowerProposalState.Open;
            return new Row(
                each.Id, each.AccountId, each.AccountName, each.FormerName, each.Email, each.FormerEmail, each.Role, each.FormerRole, each.Position, each.Side, each.Change,
                each.From, each.To, each.Number, each.DecidedOn, each.ScanId, each.Why, each.ByName, each.At, each.ExpiresAt,
                state, each.DecidedBy, each.DecidedAt, each.Answer, isOpen && each.MayAnswer(who), isOpen && each.MayWithdraw(who), each.MayTakeAddress(who, now));
        }
    }
}
