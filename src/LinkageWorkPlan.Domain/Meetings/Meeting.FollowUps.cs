using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Meetings;

/// <content>Tasks that decisions became.</content>
public sealed partial class Meeting
{
    private readonly List<DecisionFollowUp> followUps = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<DecisionFollowUp> FollowUps => followUps;

    /// <summary>True for a decision that both sides confirmed and nobody carried out yet.</summary>
    public bool CanBecomeTask(string code) => State != MeetingState.CalledOff && AreMinutesConfirmed() && items.Exists(each => each.Code == code && each.IsOpen);

    /// <summary>A decision became a task.</summary>
    /// <param name="taskId">The task of a draft; null where an amendment adds it.</param>
    /// <param name="amendmentId">That adds the task; null for a task of a draft.</param>
    /// <exception cref="RuleException">It was called off, there is no such decision, it is closed, or its minutes are not confirmed by both sides.</exception>
    public void FollowUp(string code, Guid planId, Guid? taskId, Guid? amendmentId, string taskCode)
    {
        RequireNotCalledOff();
        if (Opened(code).Kind != MeetingItemKind.Decision)
        {
            throw new RuleException(Rules.NotFound, code);
        }

        var missing = Sides.Both.Where(side => !IsConfirmedBy(side)).Select(side => new BrokenRule(Rules.MinutesNotConfirmedBy, null, side)).ToList();
        if (missing.Count > 0)
        {
            throw new RuleException(missing);
        }

        followUps.Add(new DecisionFollowUp(Id, code, planId, taskId, amendmentId, taskCode));
    }

    /// <summary>A task that an amendment adds was given another code.</summary>
    public void RenameTask(Guid amendmentId, string before, string now) =>
        followUps.FindAll(each => each.AmendmentId == amendmentId && each.TaskCode == before).ForEach(each => each.Rename(now));
}
