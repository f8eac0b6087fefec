using System.Globalization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>A task or an amendment by which a decision is carried out.</summary>
/// <param name="Id">Of the link.</param>
/// <param name="ItemCode">Of the decision.</param>
/// <param name="TaskCode">Empty for an amendment as a whole.</param>
/// <param name="Amendment">Number of an amendment as a whole, or of one that adds the task and is not in force; null where the task is in the plan.</param>
public sealed record DecisionLink(Guid Id, string ItemCode, string PlanCode, string TaskCode, int? Amendment)
{
    public string Address => $"/plans/{Uri.EscapeDataString(PlanCode)}{(Amendment is { } number ? string.Create(CultureInfo.InvariantCulture, $"/amendments/{number}") : $"/tasks/{Uri.EscapeDataString(TaskCode)}")}";

    /// <summary>What it is called, as in "B7 · Amendment 2 · Plan 2026-2027".</summary>
    public string Words(Loc loc)
    {
        IEnumerable<string> parts = [TaskCode, Amendment is { } number ? loc["Amendments.Numbered", number] : string.Empty, loc["Shared.PlanCode", PlanCode]];
        return string.Join(" · ", parts.Where(each => each.Length > 0));
    }
}

internal static class DecisionLinks
{
    /// <summary>By which tasks and amendments the decisions of a meeting are carried out, as far as the reader sees them, by the decision's code.</summary>
    public static async Task<ILookup<string, DecisionLink>> LinksAsync(this VisibleDb db, Meeting meeting, CancellationToken cancel)
    {
        var tasks = meeting.FollowUps.Select(each => each.TaskId).OfType<Guid>().ToList();
        var amendments = meeting.FollowUps.Select(each => each.AmendmentId).OfType<Guid>().ToList();
        var inPlan = await db.Tasks.Where(each => tasks.Contains(each.Id)).Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Code })
            .ToDictionaryAsync(each => each.Id, cancel);
        var amended = await db.Amendments.Where(each => amendments.Contains(each.Id) && each.State != AmendmentState.Withdrawn)
            .Join(db.Plans, each => each.PlanId, plan => plan.Id, (each, plan) => new { each.Id, Plan = plan.Code, each.Number, each.State }).ToDictionaryAsync(each => each.Id, cancel);
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
        }

        return links.ToLookup(each => each.ItemCode);
    }
}
