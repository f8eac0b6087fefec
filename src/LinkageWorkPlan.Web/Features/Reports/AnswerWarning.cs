using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>A secretary says why warnings about a draft may stay, one reason for one or for several. What a check finds cannot be answered so.</summary>
public static class AnswerWarning
{
    /// <param name="Keys">Of warnings that stand now.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, IReadOnlyList<string> Keys, string Why) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.RequireDraft();
            var warnings = ReportWarnings.Of(await contents.ComputeAsync(report, cancellationToken), await db.AgreedTermsAsync(cancellationToken));
            if (request.Keys.Except(warnings.Select(each => each.Key)).Any())
            {
                throw new RuleException(Rules.WarningUnknown);
            }

            foreach (var key in request.Keys)
            {
                report.AnswerWarning(key, request.Why, context.User.Name, clock.UtcNow);
            }

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
