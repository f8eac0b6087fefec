using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

public static class GetAccount
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query(Guid Id) : IQuery<Found>;

    /// <param name="Stamp">For <see cref="ReviseAccount"/> (<see cref="AccountStamp"/>).</param>
    /// <param name="ErasedAt">UTC; null where nothing was erased.</param>
    /// <param name="HasSignOn">It is connected with the side's issuer; known of accounts of the sender's own side.</param>
    public sealed record Found(
        Guid Id, string Stamp, string Name, string OtherName, string Email, LocalizedText Position, Role Role, Side Side, Language Language, Guid? OwnerId, AccountState State, DateTime? ErasedAt, bool HasSignOn);

    internal static AccountState StateOf(Account account) =>
        account.ErasedAt is not null ? AccountState.Erased : account.IsDisabled ? AccountState.Disabled : account.PasswordHash is null ? AccountState.Invited : AccountState.Active;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Found(
                account.Id, AccountStamp.Of(account), account.DisplayName, account.OtherName, account.Email ?? string.Empty, account.Position,
                account.Role, account.Side, account.Language, account.OwnerId, StateOf(account), account.ErasedAt,
                await db.SignOns.AnyAsync(each => each.AccountId == account.Id, cancellationToken));
        }
    }
}
