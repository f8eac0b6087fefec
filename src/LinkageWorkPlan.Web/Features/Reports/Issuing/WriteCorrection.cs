using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

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
