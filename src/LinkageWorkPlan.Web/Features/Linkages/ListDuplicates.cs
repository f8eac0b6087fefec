using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Enterprises of one country whose names are one but for marks, capitals, signs and the words for a legal form.</summary>
public static class ListDuplicates
{
    /// <summary>Groups that are shown; who has more begins with these.</summary>
    public const int Most = 200;

    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query : IQuery<Model>;

    /// <param name="Groups">Of at least two enterprises each.</param>
    /// <param name="Total">How many groups there are in all.</param>
    public sealed record Model(IReadOnlyList<IReadOnlyList<Enterprise>> Groups, int Total);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            // An enterprise has a key once, so several rows of a key are several enterprises.
            var several = db.EnterpriseNameKeys.GroupBy(each => new { each.Side, each.Key }).Where(group => group.Count() > 1).Select(group => group.Key);
            var total = await several.CountAsync(cancellationToken);
            var keys = await several.OrderBy(each => each.Side).ThenBy(each => each.Key).Take(Most).ToListAsync(cancellationToken);
            var words = keys.ConvertAll(each => each.Key);
            var found = await db.Enterprises.Where(each => each.NameKeys.Any(key => words.Contains(key.Key))).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            var byKey = found.SelectMany(each => each.NameKeys, (each, key) => (each, Key: (key.Side, key.Key))).ToLookup(each => each.Key, each => each.each);

            // The same enterprises under two spellings are one group.
            var groups = keys.Select(key => (IReadOnlyList<Enterprise>)[.. byKey[(key.Side, key.Key)]]).DistinctBy(group => string.Join(' ', group.Select(each => each.Code))).ToList();
            return new Model(groups, total - (keys.Count - groups.Count));
        }
    }
}
