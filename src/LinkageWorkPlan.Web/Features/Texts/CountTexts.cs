using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>How far a plan is rendered in each language.</summary>
public static class CountTexts
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<IReadOnlyList<Count>>;

    /// <param name="Ready">Source, translated or checked.</param>
    public sealed record Count(Language Language, int Total, int Ready, int Stale, int Unchecked)
    {
        /// <summary>Percent, 0 to 100, rounded down: 100 is said only where nothing is open.</summary>
        public int Percent => Total == 0 ? 100 : (int)(100L * Ready / Total);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, IMemoryCache cache) : IRequestHandler<Query, IReadOnlyList<Count>>
    {
        public async Task<IReadOnlyList<Count>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(context.User, request.PlanCode, cancellationToken);

            // Every change in a plan raises its revision; owners stand beside the plans.
            var owners = await db.Owners.SumAsync(owner => owner.Version + 1, cancellationToken);
            var key = (nameof(CountTexts), plan.Id, plan.Revision, owners);
            if (!cache.TryGetValue(key, out IReadOnlyList<Count>? counts))
            {
                var rows = await PlanTextRows.LoadAsync(db, plan, cancellationToken);
                counts = [.. Languages.All.Select(language => Of(language, rows))];
                cache.Set(key, counts, TimeSpan.FromMinutes(30));
            }

            return counts!;
        }

        private static Count Of(Language language, IReadOnlyList<TextRow> rows)
        {
            var states = rows.CountBy(row => row.Text.StateOf(language)).ToDictionary();
            int Number(RenderingState state) => states.GetValueOrDefault(state);
            return new Count(language, rows.Count, rows.Count - Number(RenderingState.Missing) - Number(RenderingState.Stale), Number(RenderingState.Stale), Number(RenderingState.Translated));
        }
    }
}
