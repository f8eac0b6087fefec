using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>A minister's office opened an issue: the first time is kept of the office, and of each person and way in the register.</summary>
public static class ReceiveReport
{
    /// <param name="Way"><see cref="DeliveryWay.OpenedPage"/> or <see cref="DeliveryWay.OpenedPdf"/>.</param>
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(string PlanCode, string ReportCode, DeliveryWay Way = DeliveryWay.OpenedPage, int? Issue = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            var issue = request.Issue ?? report.Issue!.Value;
            if (issue < 1 || issue > report.Issue || request.Way is not (DeliveryWay.OpenedPage or DeliveryWay.OpenedPdf))
            {
                throw new RuleException(Rules.NotFound);
            }

            await db.ReceiptAsync(report, issue, context.User, clock, cancellationToken);
            if (!await db.Deliveries.AnyAsync(each => each.ReportId == report.Id && each.Issue == issue && each.AccountId == context.User.Id && each.Way == request.Way, cancellationToken))
            {
                db.Deliveries.Add(new DeliveryEvent(report.Id, issue, context.User.OwnSide, request.Way, context.User.Name, context.User.Id, clock.UtcNow));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>A minister's office says that it received an issue. A second time changes nothing.</summary>
public static class AcknowledgeReport
{
    /// <param name="Issue">The issue that was read: a newer one must be acknowledged on its own.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(string PlanCode, string ReportCode, int Issue) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            if (report.Issue != request.Issue)
            {
                throw new RuleException(Rules.ContentChanged);
            }

            var receipt = await db.ReceiptAsync(report, request.Issue, context.User, clock, cancellationToken);
            if (receipt.AcknowledgedAt is null)
            {
                receipt.Acknowledge(context.User.Name, clock.UtcNow);
                db.Deliveries.Add(new DeliveryEvent(report.Id, request.Issue, context.User.OwnSide, DeliveryWay.Acknowledged, context.User.Name, context.User.Id, clock.UtcNow));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class Receipts
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: it is not issued, or the user may not read it.</exception>
    public static async Task<Report> LockIssuedAsync(this WorkPlanDb db, VisibleDb visible, string planCode, string reportCode, CancellationToken cancel) =>
        await db.LockReportAsync((await visible.PublishedAsync(planCode, reportCode, cancel)).ReportId, cancel);

    /// <summary>The receipt of the reader's side of an issue, made where there is none.</summary>
    public static async Task<Receipt> ReceiptAsync(this WorkPlanDb db, Report report, int issue, CurrentUser user, Clock clock, CancellationToken cancel)
    {
        var side = user.OwnSide;
        var receipt = await db.Receipts.SingleOrDefaultAsync(each => each.ReportId == report.Id && each.Issue == issue && each.Side == side, cancel);
        if (receipt is null)
        {
            receipt = new Receipt(report.Id, issue, side, clock.UtcNow);
            db.Receipts.Add(receipt);
        }

        return receipt;
    }
}
