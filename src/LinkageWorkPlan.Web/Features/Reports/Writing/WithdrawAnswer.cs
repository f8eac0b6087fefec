using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Takes back an answer that one's own side gave to a warning: the warning is open again.</summary>
public static class WithdrawAnswer
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.WithdrawAnswer(request.Key, context.User.OwnSide);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
