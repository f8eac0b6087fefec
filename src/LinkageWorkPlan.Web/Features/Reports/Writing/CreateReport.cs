using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Begins a report on an adopted plan.</summary>
public static class CreateReport
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, string Code, ReportKind Kind, DateOnly? PeriodStart, DateOnly? PeriodEnd, DateOnly? CutOff, DateOnly? Due) : ICommand, IHasReportDates;

    internal sealed class Validator : ReportDatesValidator<Command>
    {
        public Validator() =>
            RuleFor(command => command.Code).NotEmpty().WithErrorCode(Rules.Required).WithState(_ => new object[] { nameof(Report.Code) });
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = await db.Plans.Where(each => each.Code == request.PlanCode).Select(each => each.Id).SingleOrDefaultAsync(cancellationToken);
            var plan = await db.LockPlanAsync(id, cancellationToken);
            var report = new Report(plan, request.Code, request.Kind, request.ToDates());
            if (await db.Reports.AnyAsync(each => each.PlanId == plan.Id && each.Code == report.Code, cancellationToken))
            {
                throw new RuleException(Rules.ReportCodeTaken, nameof(Report.Code), report.Code);
            }

            context.Ask(DateQuestions.OfReport(plan, request.ToDates()));
            db.Reports.Add(report);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>What a new report is chosen from: adopted plans, and for each kind the periods nobody has reported on yet.</summary>
public static class ProposeReports
{
    [AllowedTo(Role.Secretary)]
    public sealed record Query : IQuery<IReadOnlyList<ReportablePlan>>;

    /// <param name="Periods">By kind, in order; those with a report already are left out.</param>
    public sealed record ReportablePlan(string Code, Domain.Texts.LocalizedText Title, IReadOnlyDictionary<ReportKind, IReadOnlyList<ReportPeriod>> Periods);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<ReportablePlan>>
    {
        public async Task<IReadOnlyList<ReportablePlan>> Handle(Query request, CancellationToken cancellationToken)
        {
            var plans = await db.Plans.AsNoTracking().Where(each => each.State == PlanState.Adopted || each.State == PlanState.Closed).OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).ToListAsync(cancellationToken);
            var taken = (await db.Reports.Select(each => new { each.PlanId, each.Kind, each.Code, each.PeriodEnd }).ToListAsync(cancellationToken)).ToLookup(each => each.PlanId);
            return [.. plans.Select(plan => new ReportablePlan(
                plan.Code,
                plan.Title,
                Enum.GetValues<ReportKind>().ToDictionary(kind => kind, kind => Free(kind, plan))))];

            IReadOnlyList<ReportPeriod> Free(ReportKind kind, WorkPlan plan)
            {
                var there = taken[plan.Id].ToList();
                if (kind == ReportKind.Special)
                {
                    return [ReportPeriod.Of(kind, plan)[0] with { Code = Domain.Codes.Next("S", there.Select(each => each.Code)) }];
                }

                return [.. ReportPeriod.Of(kind, plan).Where(period => !there.Any(each => each.Code == period.Code || (each.Kind == kind && each.PeriodEnd == period.End)))];
            }
        }
    }
}
