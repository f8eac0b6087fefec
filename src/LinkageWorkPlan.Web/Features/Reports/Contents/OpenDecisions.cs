using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Open points of a report: what meetings decided until its cut-off, and nobody had carried out by then.</summary>
internal static class OpenDecisions
{
    /// <summary>Of minutes that both sides confirmed: about no plan, the report's plan, or one with which that goes on. In the order in which they were decided.</summary>
    public static async Task<IReadOnlyList<DecisionRow>> AtCutOffAsync(WorkPlanDb db, Report report, CancellationToken cancel)
    {
        var chain = await db.ChainAsync(report.PlanId, cancel);
        var cutOff = report.CutOff;
        var meetings = await db.Meetings.AsNoTracking().AsSplitQuery()
            .Where(each => each.State == MeetingState.Planned && each.On <= cutOff && each.Confirmations.Count == 2 && each.Items.Any(item => item.Kind == MeetingItemKind.Decision && (item.ClosedOn == null || item.ClosedOn > cutOff)))
            .OrderBy(each => each.On).ThenBy(each => each.Number).ToListAsync(cancel);
        var linked = meetings.SelectMany(each => each.FollowUps).Where(each => each.PlanId == report.PlanId).Select(each => each.TaskId).OfType<Guid>().ToList();
        var codes = await db.Tasks.Where(each => linked.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.Code, cancel);
        return
        [
            .. from meeting in meetings
               from item in meeting.Of(MeetingItemKind.Decision)
               where item.IsOpenOn(cutOff) && (item.About is null or { PlanCode: "" } || chain.Values.Contains(item.About.PlanCode))
               select new DecisionRow($"{meeting.Code}/{item.Code}", meeting.On, item.Words, item.Responsible, item.Due, TaskOf(meeting, item)),
        ];

        // What it is about, or else the task that it became or joined.
        string? TaskOf(Meeting meeting, MeetingItem item) => item.About is not { Kind: MeetingSubject.Task } task
            ? meeting.FollowUps.Where(each => each.ItemCode == item.Code && each.TaskId is not null).Select(each => codes.GetValueOrDefault(each.TaskId!.Value)).FirstOrDefault(each => each is not null)
            : task.PlanCode == chain[report.PlanId] ? task.Code : WorkTask.PlaceOf(task.PlanCode, task.Code);
    }
}
