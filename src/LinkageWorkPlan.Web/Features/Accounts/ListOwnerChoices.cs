using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>Whom an account with the role "owner" may act for. An administrator sees their names and nothing of their work.</summary>
public static class ListOwnerChoices
{
    [AllowedTo(Role.Administrator)]
    public sealed record Query : IQuery<IReadOnlyList<Choice>>;

    public sealed record Choice(Guid Id, Side Side, LocalizedText Name);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Choice>>
    {
        public async Task<IReadOnlyList<Choice>> Handle(Query request, CancellationToken cancellationToken) =>
            await db.Owners.AsNoTracking().Where(owner => owner.IsActive).OrderBy(owner => owner.Id).Select(owner => new Choice(owner.Id, owner.Side, owner.Name)).ToListAsync(cancellationToken);
    }
}
