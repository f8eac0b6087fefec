using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>A plan's list as a workbook, exactly as it is filtered and ordered on the page, with all pages.</summary>
public static class GetPlanExport
{
    /// <param name="Group">As on the page: groups stand one after another. They are no rows of their own, so that the workbook can be taken in again.</param>
    /// <param name="Reader">Language of headings and choices.</param>
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string PlanCode, PlanFilter Filter, PlanSort Sort, Language Reader, PlanGroup? Group = null) : IQuery<Model>;

    public sealed record Model(string FileName, byte[] Bytes);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock, IMemoryCache cache) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (plan, filtered) = await OpenPlan.ReadAsync(db, cache, context.User, clock, request.PlanCode, request.Filter, cancellationToken);
            var places = (await ListTasks.InOrder(db, plan, filtered, request.Sort, context.User.Language, clock.Today, request.Group).Select(task => task.Id).ToListAsync(cancellationToken)).Index().ToDictionary(each => each.Item, each => each.Index);
            var tasks = await filtered.Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().ToListAsync(cancellationToken);
            var named = filtered.SelectMany(task => task.Owners).Select(each => each.OwnerId);
            var owners = await db.Owners.Where(owner => named.Contains(owner.Id)).ToListAsync(cancellationToken);
            var heads = owners.Select(each => each.HeadId).OfType<Guid>().Except(owners.Select(each => each.Id)).ToList();
            owners.AddRange(heads.Count == 0 ? [] : await db.Owners.Where(owner => heads.Contains(owner.Id)).ToListAsync(cancellationToken));
            var indicators = await db.Indicators.Where(each => each.PlanId == plan.Head.Id && each.DroppedOn == null).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var spending = await db.Spending.Where(each => each.PlanId == plan.Head.Id).ToListAsync(cancellationToken);
            var content = new PlanBookContent([.. tasks.Where(each => places.ContainsKey(each.Id)).OrderBy(each => places[each.Id])], owners, indicators, spending, clock.Today, IndicatorLayout.YearsOf(plan.Head.PeriodStart, plan.Head.PeriodEnd, indicators));
            return new Model($"{plan.Head.Code}.xlsx", PlanBookWriter.Write(content, Loc.In(request.Reader)));
        }
    }
}
