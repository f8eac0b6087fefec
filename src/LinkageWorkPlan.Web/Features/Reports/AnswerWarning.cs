using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>A secretary says why a warning about a draft may stay. What a check finds cannot be answered so.</summary>
public static class AnswerWarning
{
    /// <param name="Key">Of a warning that stands now.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key, string Why) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.RequireDraft();
            var warnings = ReportWarnings.Of(await contents.ComputeAsync(report, cancellationToken), await db.AgreedTermsAsync(cancellationToken));
            if (warnings.All(each => each.Key != request.Key))
            {
                throw new RuleException(Rules.WarningUnknown);
            }

            report.AnswerWarning(request.Key, request.Why, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Takes such an answer back: the warning is open again.</summary>
public static class WithdrawAnswer
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.WithdrawAnswer(request.Key);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
