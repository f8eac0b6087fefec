using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>How far a plan, a task or a report is rendered in each language.</summary>
public static class ListTextCounts
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(TextScope Scope) : IQuery<IReadOnlyList<Count>>;

    /// <param name="Ready">Source, translated or checked.</param>
    public sealed record Count(Language Language, int Total, int Ready, int Stale, int Unchecked)
    {
        /// <summary>Percent, 0 to 100, rounded down: 100 is shown only where nothing is open.</summary>
        public int Percent => Total == 0 ? 100 : (int)(100L * Ready / Total);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, IMemoryCache cache) : IRequestHandler<Query, IReadOnlyList<Count>>
    {
        public async Task<IReadOnlyList<Count>> Handle(Query request, CancellationToken cancellationToken)
        {
            var scope = await OpenScope.OpenAsync(db, request.Scope, cancellationToken);
            if (scope.Task is not null)
            {
                return Of(await StatesAsync(scope.Own, cancellationToken));
            }

            // Who sees drafts has more of them, and each side its own documents.
            var place = (typeof(Count), scope.Plan.Id, scope.Report?.Id, db.ShowsDrafts, context.User.Side);
            return await cache.LastAsync(place, new AtRevision(scope.Revision), async () =>
                Of([.. await StatesAsync(scope.Own, cancellationToken), .. await StatesAsync(scope.Beside, cancellationToken)]));
        }

        private static IReadOnlyList<Count> Of(List<States> states) => [.. Languages.All.Select(language => Of(language, states))];

        private static async Task<List<States>> StatesAsync(IQueryable<TextEntry> entries, CancellationToken cancel) =>
            await entries.GroupBy(entry => new { entry.InVi, entry.InLo, entry.InEn })
                .Select(group => new States(group.Key.InVi, group.Key.InLo, group.Key.InEn, group.Count())).ToListAsync(cancel);

        private static Count Of(Language language, List<States> states)
        {
            int Number(RenderingState state) => states.Where(each => each.In(language) == state).Sum(each => each.Count);
            var total = states.Sum(each => each.Count);
            return new Count(language, total, total - Number(RenderingState.Missing) - Number(RenderingState.Stale), Number(RenderingState.Stale), Number(RenderingState.Translated));
        }

        private readonly record struct AtRevision(string Revision);

        /// <summary>How many texts are in these three states.</summary>
        private sealed record States(RenderingState Vi, RenderingState Lo, RenderingState En, int Count)
        {
            public RenderingState In(Language language) => language switch
            {
                Language.Vi => Vi,
                Language.Lo => Lo,
                Language.En => En,
            };
        }
    }
}
