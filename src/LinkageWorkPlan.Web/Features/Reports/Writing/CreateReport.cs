using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
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
