using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Changes;

/// <summary>One entry of the history, for the second of two editors: an administrator's is about accounts, everybody else's about anything else.</summary>
public static class GetHistoryEntry
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query(Guid EntryId) : IQuery<Model>;

    /// <param name="Owners">Names of the owners it mentions, by id.</param>
    public sealed record Model(AuditEntry Entry, IReadOnlyDictionary<string, LocalizedText> Owners);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var entry = await db.History.SingleOrDefaultAsync(each => each.Id == request.EntryId, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var ids = entry.Changes.Where(change => change.Kind == ValueKind.Owner)
                .SelectMany(change => new[] { change.Before, change.After }).OfType<string>().Select(Guid.Parse).Distinct().ToList();
            return new Model(entry, await db.Owners.AsNoTracking().Where(owner => ids.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id.ToString(), owner => owner.Name, cancellationToken));
        }
    }
}
