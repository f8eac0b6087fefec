using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>
/// A secretary says why a warning about a draft may stay: about words of a language, one of the side whose language it is. Several warnings about
/// one text may have one reason. What a check finds cannot be answered so.
/// </summary>
public static class AnswerWarning
{
    /// <param name="Keys">Of warnings that stand now, all about one text in one language.</param>
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

            report.AnswerWarnings([.. warnings.Where(each => request.Keys.Contains(each.Key)).Select(each => each.About)], request.Why, context.User.OwnSide, context.User.Name, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
