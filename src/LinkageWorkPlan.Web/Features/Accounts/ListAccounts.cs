using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

public enum AccountState
{
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    Disabled,
}

public static class ListAccounts
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, string Name, string Email, Role Role, Side Side, LocalizedText? Owner, AccountState State);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var accounts = await db.Users.AsNoTracking().ToListAsync(cancellationToken);
            var owners = await db.Owners.AsNoTracking().ToDictionaryAsync(owner => owner.Id, owner => owner.Name, cancellationToken);
            return [.. accounts
                .OrderBy(account => account.Side).ThenBy(account => account.Role).ThenBy(account => account.Email, StringComparer.Ordinal)
                .Select(account => new Row(account.Id, account.DisplayName, account.Email ?? string.Empty, account.Role, account.Side,
                    account.OwnerId is { } owner ? owners[owner] : null, FindAccount.StateOf(account)))];
        }
    }
}

public static class FindAccount
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query(Guid Id) : IQuery<Found>;

    /// <param name="Stamp">For <see cref="ReviseAccount"/> (<see cref="AccountStamp"/>).</param>
    public sealed record Found(
        Guid Id, string Stamp, string Name, string Email, LocalizedText Position, Role Role, Side Side, Language Language, Guid? OwnerId, AccountState State);

    internal static AccountState StateOf(Account account) =>
        account.IsDisabled ? AccountState.Disabled : account.PasswordHash is null ? AccountState.Invited : AccountState.Active;

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            return new Found(
                account.Id, AccountStamp.Of(account), account.DisplayName, account.Email ?? string.Empty, account.Position,
                account.Role, account.Side, account.Language, account.OwnerId, StateOf(account));
        }
    }
}
