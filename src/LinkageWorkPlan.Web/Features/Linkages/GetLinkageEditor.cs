using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What the linkage's form is filled with.</summary>
public static class GetLinkageEditor
{
    /// <summary>Enterprises of a side that the form suggests; others are found by typing their code or name.</summary>
    public const int Suggested = 500;

    /// <param name="LinkageCode">Null for a new one.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string? LinkageCode) : IQuery<Model>;

    public sealed record EnterpriseOption(string Code, Side Side, LocalizedText Name);

    /// <param name="Saved">Null for a new one.</param>
    public sealed record Model(Linkage? Saved, IReadOnlyList<EnterpriseOption> Enterprises, IReadOnlyList<CodeChoice> Pilots, IReadOnlyList<(TaskLink Task, LocalizedText Title)> Tasks);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var saved = request.LinkageCode is { } code ? await db.FindLinkageAsync(code, cancellationToken) : null;
            List<EnterpriseOption> enterprises = [];
            foreach (var side in Sides.Both)
            {
                enterprises.AddRange(await db.Enterprises.IgnoreAutoIncludes().Where(each => each.Side == side).OrderByDescending(each => each.Number).Take(Suggested)
                    .Select(each => new EnterpriseOption(each.Code, each.Side, each.Name)).ToListAsync(cancellationToken));
            }

            var pilots = await db.Pilots.IgnoreAutoIncludes().Where(each => each.State != PilotState.Withdrawn || each.Code == (saved == null ? null : saved.PilotCode)).OrderBy(each => each.Number).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken);
            var plans = await db.Plans.Where(each => each.AdoptedOn != null).OrderByDescending(each => each.PeriodStart).Select(each => new { each.Id, each.Code }).ToListAsync(cancellationToken);
            var ids = plans.ConvertAll(each => each.Id);
            var tasks = (await db.Tasks.Where(each => ids.Contains(each.PlanId) && each.DroppedOn == null).OrderBy(each => each.SortKey).Select(each => new { each.PlanId, each.Code, each.Agreed.Title }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId);
            return new Model(saved, enterprises, pilots, [.. plans.SelectMany(plan => tasks[plan.Id].Select(each => (new TaskLink(plan.Code, each.Code), each.Title)))]);
        }
    }
}
