using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Watching;

/// <summary>What of a plan was changed, as far as the reader may know that anything was.</summary>
public static class ListPlanChanges
{
    /// <summary>Changes that are named; more are only counted as many.</summary>
    public const int Most = 200;

    /// <summary>What began before an instant may be committed after it, a large import last.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    /// <summary>What a page missed for longer is not named one by one.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <param name="Entries">Of the history; those of other plans, and those that the reader may not know of, are left out.</param>
    /// <param name="SinceUtc">What is newer than this, too; null for the named ones alone.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string Code, IReadOnlyList<Guid> Entries, DateTime? SinceUtc) : IQuery<Result>;

    /// <param name="IsMany">More than are named here, or it is not known what.</param>
    /// <param name="ShowsDrafts">True where the reader also sees what others have open.</param>
    public sealed record Result(Guid PlanId, IReadOnlyList<Change> Changes, bool IsMany, bool ShowsDrafts);

    /// <param name="Entry">Of the history.</param>
    /// <param name="Kind">Name of the thing's class.</param>
    /// <param name="AtUtc">When it was begun.</param>
    public sealed record Change(Guid Entry, string Kind, Guid Id, string Code, Guid ActorId, string By, DateTime AtUtc)
    {
        internal static Change Of(AuditEntry entry) => new(entry.Id, entry.SubjectKind, entry.SubjectId, entry.SubjectCode, entry.ActorId, entry.ActorName, entry.At);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Result>
    {
        /// <summary>Every open page asks for the same entries, most of them within seconds.</summary>
        private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.Where(each => each.Code == request.Code).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);

            var (me, entries, since) = (context.User.Id, request.Entries, request.SinceUtc - Overlap);
            var all = db.PlanChanges.Where(entry => entry.PlanId == plan);
            if (since is null)
            {
                var named = await NamedAsync(all, plan, entries, cancellationToken);
                return new Result(plan, [.. named.Take(Most)], named.Count > Most, db.ShowsDrafts);
            }

            if (!db.ShowsDrafts)
            {
                // Not told what was done before the plan was agreed: only to look again.
                var heard = await all.Where(entry => entries.Contains(entry.Id) || entry.At >= since).OrderByDescending(entry => entry.At).Take(Most).ToListAsync(cancellationToken);
                var told = heard.Where(entry => db.MayHear(entry) && entries.Contains(entry.Id)).OrderBy(entry => entry.At).ThenBy(entry => entry.Id);
                return new Result(plan, [.. told.Select(Change.Of)], heard.Exists(db.MayHear), ShowsDrafts: false);
            }

            var isKnown = clock.UtcNow - request.SinceUtc < Longest;
            if (entries.Count == 0 && !isKnown)
            {
                return new Result(plan, [], await all.AnyAsync(entry => entry.At >= since, cancellationToken), ShowsDrafts: true);
            }

            var found = await (isKnown ? all.Where(entry => entries.Contains(entry.Id) || (entry.At >= since && (entry.At >= request.SinceUtc || entry.ActorId != me))) : all.Where(entry => entries.Contains(entry.Id)))
                .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Take(Most + 1)
                .Select(entry => new Change(entry.Id, entry.SubjectKind, entry.SubjectId, entry.SubjectCode, entry.ActorId, entry.ActorName, entry.At)).ToListAsync(cancellationToken);
            return new Result(plan, [.. found.Take(Most)], found.Count > Most || !isKnown, ShowsDrafts: true);
        }

        /// <summary>By their keys. What the history says of an entry never changes, so readers who see the same of plans share what was read.</summary>
        private async Task<IReadOnlyList<Change>> NamedAsync(IQueryable<AuditEntry> all, Guid plan, IReadOnlyList<Guid> entries, CancellationToken cancel)
        {
            (Type, Guid, bool, Guid) Place(Guid entry) => (typeof(Change), plan, db.ShowsDrafts, entry);
            var named = new List<Change>();
            var unread = new List<Guid>();
            foreach (var entry in entries)
            {
                if (!cache.TryGetValue(Place(entry), out Change? known))
                {
                    unread.Add(entry);
                }
                else if (known is not null)
                {
                    named.Add(known);
                }
            }

            if (unread.Count > 0)
            {
                var read = (await all.Where(entry => unread.Contains(entry.Id)).ToListAsync(cancel)).Where(db.MayHear).Select(Change.Of).ToDictionary(change => change.Entry);
                unread.ForEach(entry => cache.Set(Place(entry), read.GetValueOrDefault(entry), Kept));
                named.AddRange(read.Values);
            }

            return [.. named.OrderBy(change => change.AtUtc).ThenBy(change => change.Entry)];
        }
    }
}
