using System.Globalization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>A task, an amendment, a pilot model, a course or a gate of the joint industrial park by which a decision is carried out.</summary>
/// <param name="Id">Of the link.</param>
/// <param name="ItemCode">Of the decision.</param>
/// <param name="TaskCode">Empty for what is no task.</param>
/// <param name="Amendment">Number of an amendment as a whole, or of one that adds the task and is not in force; null where the task is in the plan.</param>
public sealed record DecisionLink(Guid Id, string ItemCode, string PlanCode, string TaskCode, int? Amendment)
{
    /// <summary>What belongs to no plan; null for anything else.</summary>
    public SubjectLink? Joined { get; init; }

    public string Address => Joined?.Address ?? $"/plans/{Uri.EscapeDataString(PlanCode)}{(Amendment is { } number ? string.Create(CultureInfo.InvariantCulture, $"/amendments/{number}") : $"/tasks/{Uri.EscapeDataString(TaskCode)}")}";

    /// <summary>What it is called, as in "B7 · Amendment 2 · Plan 2026-2027".</summary>
    public string Words(Loc loc)
    {
        if (Joined is { } joined)
        {
            return SubjectWords.Of(joined, loc);
        }

        IEnumerable<string> parts = [TaskCode, Amendment is { } number ? loc["Amendments.Numbered", number] : string.Empty, loc["Shared.PlanCode", PlanCode]];
        return string.Join(" · ", parts.Where(each => each.Length > 0));
    }
}

internal static class DecisionLinks
{
    /// <summary>By what the decisions of a meeting are carried out, as far as the reader sees them, by the decision's code.</summary>
    public static async Task<ILookup<string, DecisionLink>> LinksAsync(this VisibleDb db, Meeting meeting, CancellationToken cancel)
    {
        var tasks = meeting.FollowUps.Select(each => each.TaskId).OfType<Guid>().ToList();
        var amendments = meeting.FollowUps.Select(each => each.AmendmentId).OfType<Guid>().ToList();
        var inPlan = await db.Tasks.Where(each => tasks.Contains(each.Id)).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Code })
            .ToDictionaryAsync(each => each.Id, cancel);
        var amended = await db.Amendments.Where(each => amendments.Contains(each.Id) && each.State != AmendmentState.Withdrawn)
            .Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Number, each.State }).ToDictionaryAsync(each => each.Id, cancel);
        var pilots = meeting.FollowUps.Select(each => each.PilotCode).OfType<string>().ToList();
        var courses = meeting.FollowUps.Select(each => each.CourseCode).OfType<string>().ToList();
        var gates = meeting.FollowUps.Select(each => each.GateCode).OfType<string>().ToList();
        List<string> seen =
        [
            .. await db.Pilots.Where(each => pilots.Contains(each.Code) && each.State != PilotState.Withdrawn).Select(each => each.Code).ToListAsync(cancel),
            .. await db.Courses.Where(each => courses.Contains(each.Code) && each.State != CourseState.CalledOff).Select(each => each.Code).ToListAsync(cancel),
            .. await db.Parks.SelectMany(each => each.Steps).Where(each => gates.Contains(each.Code)).Select(each => each.Code).ToListAsync(cancel),
        ];
        List<DecisionLink> links = [];
        foreach (var each in meeting.FollowUps)
        {
            if (each.TaskId is { } id && inPlan.TryGetValue(id, out var task))
            {
                links.Add(new DecisionLink(each.Id, each.ItemCode, task.Plan, task.Code, null));
            }
            else if (each.AmendmentId is { } of && amended.TryGetValue(of, out var amendment))
            {
                var isInPlan = each.TaskCode.Length > 0 && amendment.State == AmendmentState.InForce;
                links.Add(new DecisionLink(each.Id, each.ItemCode, amendment.Plan, each.TaskCode, isInPlan ? null : amendment.Number));
            }
            else if (each.Joined is { } joined && seen.Contains(joined.Code))
            {
                links.Add(new DecisionLink(each.Id, each.ItemCode, string.Empty, string.Empty, null) { Joined = joined });
            }
        }

        return links.ToLookup(each => each.ItemCode);
    }
}
