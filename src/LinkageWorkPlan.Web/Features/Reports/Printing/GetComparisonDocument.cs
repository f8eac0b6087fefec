using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What differs between two contents of a plan, as it is printed.</summary>
public static class GetComparisonDocument
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, PlanVersion From, PlanVersion To) : IQuery<ComparisonDocument>;

    internal sealed class Handler(VisibleDb db, ReportTemplates templates) : IRequestHandler<Query, ComparisonDocument>
    {
        public async Task<ComparisonDocument> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var isOpen = (From: await db.IsOpenAsync(plan, request.From, cancellationToken), To: await db.IsOpenAsync(plan, request.To, cancellationToken));
            var differences = PlanDifferences.Between(await db.ContentAsync(plan, request.From, cancellationToken), await db.ContentAsync(plan, request.To, cancellationToken));
            return new ComparisonDocument
            {
                Differences = differences,
                Between = LocalizedText.Each(Language.Vi, language => $"{Loc.In(language).Name(request.From, isOpen.From)} → {Loc.In(language).Name(request.To, isOpen.To)}"),
                IsDraft = isOpen.From || isOpen.To,
                GroupName = templates.Wording[WordingKeys.GroupName],
                Sectors = SectorTitles.Of(differences.After.Sectors, differences.Before.Sectors),
            };
        }
    }
}
