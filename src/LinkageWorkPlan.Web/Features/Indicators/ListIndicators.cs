using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>A plan's indicators with their baselines (each source's), targets and results.</summary>
public static class ListIndicators
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    /// <param name="Years">Calendar years of the plan.</param>
    public sealed record Model(string PlanCode, LocalizedText PlanTitle, PlanState State, IReadOnlyList<int> Years, IReadOnlyList<Row> Rows)
    {
        /// <summary>In the plan's order.</summary>
        public IReadOnlyList<Sector> Sectors { get; init; } = [];

        /// <summary>True where this user may propose another content by an amendment.</summary>
        public bool MayAmend { get; init; }

        /// <summary>Number of the amendment that is being drafted; null where there is none.</summary>
        public int? Amendment { get; init; }
    }

    /// <param name="Results">The newest first.</param>
    public sealed record Row(
        Guid Id, int Version, string Code, LocalizedText Title, LocalizedText Unit, IReadOnlyList<IndicatorBaseline> Baselines, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<IndicatorResult> Results)
    {
        public required IndicatorContent Agreed { get; init; }

        /// <summary>The day an amendment took it out of the plan, UTC+7; null while it is part of it.</summary>
        public DateOnly? DroppedOn { get; init; }

        /// <summary>How it stands today against this year's target, as a report would say.</summary>
        public required IndicatorRow Standing { get; init; }

        /// <summary>What of the register of linkages fills in its figures; null for nothing.</summary>
        public LinkageFeed? Feed { get; init; }

        /// <summary>Targets that no longer hold, the one replaced last at the end.</summary>
        public IReadOnlyList<FormerTarget> FormerTargets { get; init; } = [];

        /// <summary>By the day they describe, the newest first.</summary>
        public IReadOnlyList<IndicatorPeriod> Periods { get; init; } = [];

        /// <summary>Results that wait for this user's side to agree.</summary>
        public IReadOnlySet<Guid> Agreeable { get; init; } = new HashSet<Guid>();

        /// <summary>Results that this user may correct or withdraw.</summary>
        public IReadOnlySet<Guid> Correctable { get; init; } = new HashSet<Guid>();

        /// <summary>Results that were corrected or withdrawn, the last one first.</summary>
        public IReadOnlyList<IndicatorResult> Superseded { get; init; } = [];

        /// <summary>Whose figure a new result is offered as: each side's own where both count for themselves, by what was agreed or recorded before.</summary>
        public FigureOrigin OfferedTo(Side? own) => own is { } side && CountsBySide ? side.OwnFigure() : FigureOrigin.Other;

        private bool CountsBySide => !Agreed.VietnameseSource.IsEmpty || !Agreed.LaoSource.IsEmpty
            || Baselines.Any(each => each.Side is not null) || Results.Any(each => each.Origin.OfSide() is not null);
    }

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var indicators = await db.Indicators.IgnoreQueryFilters().Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var mayAmend = plan.State == PlanState.Adopted && context.User.Is(Role.Secretary);
            return new Model(plan.Code, plan.Title, plan.State, [.. Enumerable.Range(plan.PeriodStart.Year, plan.PeriodEnd.Year - plan.PeriodStart.Year + 1)], [.. indicators.Select(each => RowOf(each, plan))])
            {
                Sectors = plan.Sectors,
                MayAmend = mayAmend,
                Amendment = mayAmend ? await db.Amendments.Where(each => each.PlanId == plan.Id && each.State == AmendmentState.Draft).Select(each => (int?)each.Number).SingleOrDefaultAsync(cancellationToken) : null,
            };
        }

        private Row RowOf(Indicator indicator, WorkPlan plan)
        {
            var (user, isOpen) = (context.User, plan.State == PlanState.Adopted && indicator.DroppedOn is null);
            var year = Math.Clamp(clock.Today.Year, plan.PeriodStart.Year, plan.PeriodEnd.Year);
            return new Row(
                indicator.Id, indicator.Version, indicator.Code, indicator.Title, indicator.Unit, indicator.Baselines, indicator.Targets,
                [.. indicator.Results.Where(each => each.Holds).OrderByDescending(each => each.AsOf).ThenByDescending(each => each.SaidAt)])
            {
                Agreed = indicator.ToContent(),
                DroppedOn = indicator.DroppedOn,
                Standing = IndicatorRows.Of(indicator, year, clock.Today),
                Feed = indicator.Feed,
                FormerTargets = indicator.FormerTargets,
                Periods = indicator.Periods,
                Agreeable = isOpen && user.Is(Role.Secretary) ? indicator.Results.Where(each => each.Holds && each.IsProposed && each.RecordedSide != user.Side).Select(each => each.Id).ToHashSet() : [],
                Correctable = isOpen && user.Is(Role.Secretary) ? indicator.Results.Where(each => each.AgreedAt is null && each.MayBeCorrectedBy(user.Id, user.Role, user.Side)).Select(each => each.Id).ToHashSet() : [],
                Superseded = [.. indicator.Results.Where(each => !each.Holds).OrderByDescending(each => each.SupersededAt)],
            };
        }
    }
}
