using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Begins a report on an adopted plan.</summary>
public static class CreateReport
{
    /// <param name="Topic">Of a special report, which has to have one; null for any other kind.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, string Code, ReportKind Kind, DateOnly? PeriodStart, DateOnly? PeriodEnd, DateOnly? CutOff, DateOnly? Due, TextWords? Topic = null) : ICommand, IHasReportDates
    {
        /// <summary>Codes of the pillars and of further tasks that a special report covers; none for the whole plan.</summary>
        public IReadOnlyList<string> Pillars { get; init; } = [];

        public IReadOnlyList<string> Tasks { get; init; } = [];
    }

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
            var topic = (request.Topic ?? TextWords.None).ApplyTo(LocalizedText.Empty, context.User.Language);
            var scope = await db.ScopeAsync(plan, topic, request.Pillars, request.Tasks, cancellationToken);
            var report = new Report(plan, request.Code, request.Kind, request.ToDates(), scope);
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
