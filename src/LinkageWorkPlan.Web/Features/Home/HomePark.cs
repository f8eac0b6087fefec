using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>What of the joint industrial park waits for a secretary.</summary>
public enum ParkStepTo
{
    /// <summary>All tasks of the step are done: a meeting has to decide about its gate.</summary>
    Decide,

    /// <summary>A meeting decided about the gate, and nobody recorded it.</summary>
    Record,

    /// <summary>The measure against a risk of the reader's side is due.</summary>
    CloseRisk,
}

/// <param name="Code">Of the gate or the risk.</param>
/// <param name="Due">Of the risk; null for a gate.</param>
public sealed record ParkLine(ParkStepTo To, string Code, LocalizedText Title, DateOnly? Due)
{
    public string Address => To switch
    {
        ParkStepTo.Decide => $"/park#{Code}",
        ParkStepTo.Record => $"/park/steps/{Code}/gate",
        ParkStepTo.CloseRisk => $"/park/risks/{Code}",
    };
}

internal static class HomePark
{
    /// <summary>The gate that waits for a decision, then open risks of the reader's side that are due within <see cref="GetHome.DueDays"/>.</summary>
    /// <param name="today">UTC+7.</param>
    public static async Task<IReadOnlyList<ParkLine>> ReadAsync(VisibleDb db, CurrentUser user, DateOnly today, CancellationToken cancel)
    {
        List<ParkLine> lines = [];
        if (await db.Parks.SingleOrDefaultAsync(cancel) is { Current: { } step } park)
        {
            var gate = step.Code;
            var about = await db.Meetings.Where(each => each.State == MeetingState.Planned && (each.FollowUps.Any(one => one.GateCode == gate) || each.Items.Any(item => item.AboutKind == MeetingSubject.Gate && item.AboutCode == gate)))
                .ToListAsync(cancel);
            if (about.Exists(meeting => meeting.AreMinutesConfirmed() && meeting.Of(MeetingItemKind.Decision).Any(item => meeting.IsLinkedTo(item.Code, step.Link))))
            {
                lines.Add(new ParkLine(ParkStepTo.Record, gate, step.Title, null));
            }
            else if (park.TasksOf(step) is { Count: > 0 } tasks && await AreDoneAsync(db, [.. tasks.Select(each => each.PlanCode)], [.. tasks.Select(each => each.Code)], tasks.Select(each => each.Key).ToHashSet(), cancel))
            {
                lines.Add(new ParkLine(ParkStepTo.Decide, gate, step.Title, null));
            }
        }

        var (side, last) = (user.OwnSide, today.AddDays(GetHome.DueDays));
        lines.AddRange(await db.ParkRisks.Where(each => each.ClosedOn == null && each.OwnerSide == side && each.Due <= last).OrderBy(each => each.Due).Take(GetHome.Lines)
            .Select(each => new ParkLine(ParkStepTo.CloseRisk, each.Code, each.Title, each.Due)).ToListAsync(cancel));
        return lines;
    }

    private static async Task<bool> AreDoneAsync(VisibleDb db, List<string> plans, List<string> codes, HashSet<string> keys, CancellationToken cancel)
    {
        var settled = await db.Tasks.Where(each => codes.Contains(each.Code)).Join(db.Plans.Where(each => plans.Contains(each.Code)), task => task.PlanId, plan => plan.Id, (task, plan) => new { Plan = plan.Code, task.Code, task.Outlook.Settled })
            .ToListAsync(cancel);
        var own = settled.Where(each => keys.Contains($"{each.Plan}/{each.Code}")).ToList();
        return own.Count > 0 && own.TrueForAll(each => each.Settled is WorkStatus.Completed or WorkStatus.Cancelled);
    }
}
