using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>A secretary takes back what their own side agreed to, before it is sent.</summary>
public static class WithdrawConsent
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, NotificationDesk desk) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            foreach (var own in report.Consents.Where(each => each.BySide == context.User.OwnSide))
            {
                await desk.TakeBackAsync(Consenting.KeyOf(report.Id, own.Fingerprint), [], cancellationToken);
            }

            report.WithdrawConsent(context.User.OwnSide);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
