using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Domain.Meetings;

/// <content>Tasks that decisions became, and tasks, amendments, pilot models, courses and gates of the joint industrial park that they joined.</content>
public sealed partial class Meeting
{
    private readonly List<DecisionFollowUp> followUps = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<DecisionFollowUp> FollowUps => followUps;

    /// <summary>True for a decision that both sides confirmed and nobody carried out yet.</summary>
    public bool CanBecomeTask(string code) => State != MeetingState.CalledOff && AreMinutesConfirmed() && items.Exists(each => each.Code == code && each.IsOpen);

    /// <summary>A decision became a task, or joined a task or an amendment that was there before.</summary>
    /// <param name="taskId">The task of a plan; null where an amendment adds it, and for an amendment as a whole.</param>
    /// <param name="amendmentId">That adds the task, or that is joined; null for a task of a plan.</param>
    /// <param name="taskCode">Empty for an amendment as a whole.</param>
    /// <exception cref="RuleException">It was called off, there is no such decision, it is closed, its minutes are not confirmed by both sides, or it has this link.</exception>
    public void FollowUp(string code, Guid planId, Guid? taskId, Guid? amendmentId, string taskCode)
    {
        RequireToBeCarriedOut(code);
        if (followUps.Exists(each => each.ItemCode == code && each.Joined is null && each.TaskId == taskId && each.AmendmentId == amendmentId && (taskId is not null || each.TaskCode == taskCode)))
        {
            throw new RuleException(Rules.DecisionLinked, null, code);
        }

        followUps.Add(new DecisionFollowUp(Id, code, planId, taskId, amendmentId, taskCode));
    }

    /// <summary>A decision joined something that belongs to no plan.</summary>
    /// <param name="target">A pilot model, a course or a gate of the joint industrial park.</param>
    /// <exception cref="RuleException">As in <see cref="FollowUp"/>, or the target is none of them.</exception>
    public void Join(string code, SubjectLink target)
    {
        RequireToBeCarriedOut(code);
        if (!SubjectLink.IsOutsidePlans(target.Kind))
        {
            throw new RuleException(Rules.NotFound, target.Code);
        }

        if (followUps.Exists(each => each.ItemCode == code && each.Joined == target))
        {
            throw new RuleException(Rules.DecisionLinked, null, code);
        }

        followUps.Add(new DecisionFollowUp(Id, code, target));
    }

    /// <summary>Joins a decision unless it is about the target, or joined it before.</summary>
    /// <exception cref="RuleException">As in <see cref="Join"/>.</exception>
    public void JoinOnce(string code, SubjectLink target)
    {
        if (!IsLinkedTo(code, target))
        {
            Join(code, target);
        }
    }

    /// <summary>True for a decision that is about something that belongs to no plan, or joined it.</summary>
    public bool IsLinkedTo(string code, SubjectLink target) =>
        items.Exists(each => each.Code == code && each.About == target) || followUps.Exists(each => each.ItemCode == code && each.Joined == target);

    /// <summary>Takes a link away that was made by mistake; what it led to stays as it is.</summary>
    /// <exception cref="RuleException">It was called off, or there is no such link.</exception>
    public void Unlink(Guid followUpId)
    {
        RequireNotCalledOff();
        if (followUps.RemoveAll(each => each.Id == followUpId) == 0)
        {
            throw new RuleException(Rules.NotFound);
        }
    }

    /// <summary>The link to a gate of the joint industrial park stays as long as the gate is passed by the decision.</summary>
    /// <param name="park">Null while there is none.</param>
    /// <exception cref="RuleException">It is such a link.</exception>
    public void RequireNoGate(Guid followUpId, ParkProgramme? park)
    {
        if (followUps.Find(each => each.Id == followUpId) is { } link)
        {
            park?.RequireNotPassedBy(new DecisionLink(Code, link.ItemCode), link.Joined);
        }
    }

    /// <summary>A gate that is passed and a pilot model that was decided about name their decision: it stays in the minutes until they no longer do.</summary>
    /// <param name="park">Null while there is none.</param>
    /// <param name="pilots">Those that this meeting decided about, and perhaps others.</param>
    /// <exception cref="RuleException">The decision is in use.</exception>
    public void RequireUnused(string code, ParkProgramme? park, IEnumerable<PilotModel> pilots)
    {
        var decision = new DecisionLink(Code, code);
        List<string> users = [.. park?.Steps.Where(each => each.Decision == decision).Select(each => each.Code) ?? [], .. pilots.Where(each => each.Decision == decision).Select(each => each.Code)];
        if (users.Count > 0)
        {
            throw new RuleException(Rules.DecisionInUse, null, decision.Key, string.Join(", ", users));
        }
    }

    /// <summary>A task that an amendment adds was given another code.</summary>
    public void RenameTask(Guid amendmentId, string before, string now) =>
        followUps.FindAll(each => each.AmendmentId == amendmentId && each.TaskCode == before).ForEach(each => each.Rename(now));

    /// <exception cref="RuleException">The meeting was called off, there is no such decision, it is closed, or its minutes are not confirmed by both sides.</exception>
    private void RequireToBeCarriedOut(string code)
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
    }
}
