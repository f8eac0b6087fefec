using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text as it is saved now, for the second of two translators.</summary>
public static class FindText
{
    [AllowedTo(Role.Secretary | Role.CoChair)]
    public sealed record Query(TextKind Kind, Guid Id, string Field) : IQuery<TextPlace>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, TextPlace>
    {
        public async Task<TextPlace> Handle(Query request, CancellationToken cancellationToken)
        {
            ITranslatable? aggregate = request.Kind switch
            {
                TextKind.Plan => await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                TextKind.Task => await db.Tasks.AsNoTracking().Include(each => each.Milestones).SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                TextKind.Owner => await db.Owners.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                TextKind.Indicator => await db.Indicators.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                TextKind.Progress => await db.Progress.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                TextKind.Evidence => await db.Evidence.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
                _ => await db.Reports.AsNoTracking().Include(each => each.Sections).Include(each => each.Proposals).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken),
            };
            return aggregate?.Texts.FirstOrDefault(each => each.Field == request.Field) ?? throw new RuleException(Rules.NotFound);
        }
    }
}
