using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

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
                    account.OwnerId is { } owner ? owners[owner] : null, GetAccount.StateOf(account)))];
        }
    }
}
