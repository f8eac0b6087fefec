using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>Opens the next issue of a published report, with why; the issue before stays published until both co-chairs signed the new one.</summary>
public static class OpenCorrection
{
    /// <param name="Why">Printed at the beginning of the new issue.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, string ReportCode, TextWords Why) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why).Words(nameof(Report.Correction), Report.CorrectionMax, required: true);
    }

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = (await visible.ReportAsync(request.PlanCode, request.ReportCode, cancellationToken)).Id;
            var planId = await db.Reports.Where(each => each.Id == id).Select(each => each.PlanId).SingleAsync(cancellationToken);
            var plan = await db.LockPlanAsync(planId, cancellationToken);
            var report = await db.LockReportAsync(id, cancellationToken);
            report.OpenCorrection(plan, request.Why.ApplyTo(LocalizedText.Empty, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
