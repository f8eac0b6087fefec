using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

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
            var report = await db.LockReportAsync(id, cancellationToken);
            report.OpenCorrection(request.Why.ApplyTo(LocalizedText.Empty, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Writes why a newer issue corrects the one before, in any of its languages.</summary>
public static class WriteCorrection
{
    /// <param name="Opened">The text the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, TextWords Words, LocalizedText Opened) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.WriteCorrection(SectionMerge.Of(report, null, report.Correction, request.Words, request.Opened, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Gives up a correction that nobody signed: the report is again as it was issued.</summary>
public static class DropCorrection
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, ReportContents contents) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            if (!report.IsBeingCorrected)
            {
                throw new RuleException(Rules.ReportNotIssued, null, report.Code);
            }

            var issued = await contents.OfIssueAsync(report.Id, report.Issue!.Value, cancellationToken);
            report.DropCorrection(
                issued.Sections.ToDictionary(each => each.Key, each => each.Narrative, StringComparer.Ordinal),
                issued.Proposals.Select(each => (each.Minister, each.Words)),
                new ReportDates(issued.PeriodStart, issued.PeriodEnd, issued.CutOff, issued.Due));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
