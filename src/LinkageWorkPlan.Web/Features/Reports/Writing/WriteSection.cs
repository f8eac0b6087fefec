using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Writes one section of a draft, in any of its languages. Two people may write different sections at once, and each their own language of one section.</summary>
public static class WriteSection
{
    /// <param name="Opened">The text the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Key, TextWords Words, LocalizedText Opened) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var section = report.Sections.FirstOrDefault(each => each.Key == request.Key) ?? throw new RuleException(Rules.NotFound, request.Key);
            report.WriteSection(request.Key, SectionMerge.Of(report, request.Key, section.Text, request.Words, request.Opened, context.User.Language));
            await db.RequireFiguresAsync(report, section.Text, request.Key, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
