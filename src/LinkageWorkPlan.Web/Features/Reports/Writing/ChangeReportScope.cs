using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Changes the topic of a special report, or what it covers: its figures follow.</summary>
public static class ChangeReportScope
{
    /// <param name="Seen">As the form was opened with: somebody else's change is not overwritten.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, TextWords Topic, IReadOnlyList<string> Pillars, IReadOnlyList<string> Tasks, ReportScope Seen) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            if (report.Scope with { Topic = request.Seen.Topic } != request.Seen)
            {
                throw new StaleVersionException(report.Id, change => change is { Subject: null, Language: null } && change.Field is $"{nameof(Report)}.{nameof(Report.CoveredPillars)}" or $"{nameof(Report)}.{nameof(Report.CoveredTasks)}");
            }

            var topic = SectionMerge.Of(report, null, report.Topic, request.Topic, request.Seen.Topic, context.User.Language);
            var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == report.PlanId, cancellationToken);
            report.SetScope(await db.ScopeAsync(plan, topic, request.Pillars, request.Tasks, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class ReportScopes
{
    /// <param name="plan">With its pillars.</param>
    public static async Task<ReportScope> ScopeAsync(this WorkPlanDb db, WorkPlan plan, LocalizedText topic, IReadOnlyList<string> pillars, IReadOnlyList<string> tasks, CancellationToken cancel)
    {
        var known = await db.Tasks.Where(each => each.PlanId == plan.Id).Select(each => new { each.PillarCode, each.Code }).ToListAsync(cancel);
        return new ReportScope(topic, pillars, tasks).In(plan, [.. known.Select(each => (each.PillarCode, each.Code))]);
    }
}
