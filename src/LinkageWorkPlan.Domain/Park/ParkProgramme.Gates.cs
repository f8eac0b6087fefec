using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Park;

/// <content>Steps with their tasks and gates.</content>
public sealed partial class ParkProgramme
{
    /// <summary>What forms call the decision that passes a gate.</summary>
    public const string DecisionField = "Decision";

    private readonly List<ParkTask> tasks = [];

    /// <summary>Of all steps.</summary>
    public IReadOnlyList<ParkTask> Tasks => tasks;

    /// <summary>How many gates are passed.</summary>
    public int Passed => steps.Count(each => each.Decision is not null);

    /// <summary>The step that is carried out; null once all gates are passed.</summary>
    public ParkStep? Current => Steps.FirstOrDefault(each => each.Decision is null);

    public IReadOnlyList<TaskLink> TasksOf(ParkStep step) => [.. tasks.Where(each => each.Step == step.Number).Select(each => each.Link).OrderBy(each => each.Key, StringComparer.Ordinal)];

    /// <summary>Writes a step and names its tasks. What a passed gate says in the official languages does not change any more; its tasks may.</summary>
    /// <exception cref="RuleException">A text is missing or too long, the gate is passed and would say something else, or a task belongs to another step; nothing is changed.</exception>
    public void ReviseStep(string code, ParkStepContent content)
    {
        var step = Step(code);
        var links = content.Tasks.Distinct().ToList();
        if (tasks.Find(each => each.Step != step.Number && links.Contains(each.Link)) is { } taken)
        {
            throw new RuleException(Rules.ParkTaskTwice, nameof(Tasks), taken.Link.Key, ParkStep.CodeOf(taken.Step));
        }

        Say(step, content.Title, content.Gate);
        tasks.RemoveAll(each => each.Step == step.Number && !links.Contains(each.Link));
        tasks.AddRange(links.Where(link => tasks.TrueForAll(each => each.Link != link)).Select(link => new ParkTask(Id, step.Number, link)).ToList());
    }

    /// <summary>Both sides decided in a meeting that the gate is passed. Gates are passed in their order.</summary>
    /// <param name="decision">Of a meeting whose minutes both sides confirmed.</param>
    /// <param name="on">The day of the meeting, UTC+7.</param>
    /// <exception cref="RuleException">
    /// It is passed, one before it is not, the meeting was before that of the gate before, or its texts are not ready in both official languages; nothing is changed.
    /// </exception>
    public void PassGate(string code, DecisionLink decision, DateOnly on)
    {
        var step = Step(code);
        if (step.Decision is { } passed)
        {
            throw new RuleException(Rules.GatePassed, null, code, passed.Key);
        }

        if (Current!.Number < step.Number)
        {
            throw new RuleException(Rules.GateOrder, null, code, Current.Code);
        }

        if (steps.Find(each => each.Number == step.Number - 1)?.PassedOn is { } before && on < before)
        {
            throw new RuleException(Rules.GateDay, DecisionField, code, before);
        }

        if (!Languages.Official.All(language => step.Title.IsReady(language) && step.Gate.IsReady(language)))
        {
            throw new RuleException(Rules.GateInOneLanguage, null, code);
        }

        step.Pass(decision, on);
    }

    /// <summary>The last gate that is passed was recorded by mistake.</summary>
    /// <exception cref="RuleException">It is not passed, or not the last one.</exception>
    public void TakeBackGate(string code)
    {
        var step = Step(code);
        if (step.Decision is null)
        {
            throw new RuleException(Rules.GateNotPassed, null, code);
        }

        if (step.Number != Passed)
        {
            throw new RuleException(Rules.GateNotLast, null, code, ParkStep.CodeOf(Passed));
        }

        step.TakeBack();
    }

    /// <summary>The minutes of a meeting were corrected: the gates that it passed were passed on its day.</summary>
    /// <param name="meeting">Code of the meeting.</param>
    /// <param name="on">Its day, UTC+7.</param>
    /// <exception cref="RuleException">Gates would no longer be passed in their order; nothing is changed.</exception>
    public void FollowMeeting(string meeting, DateOnly on)
    {
        DateOnly? DayOf(ParkStep step) => step.DecidedMeeting == meeting ? on : step.PassedOn;
        var wrong = Steps.Zip(Steps.Skip(1), (before, after) => (Before: before, After: after)).Where(each => DayOf(each.After) < DayOf(each.Before)).ToList();
        if (wrong.Count > 0)
        {
            throw new RuleException(Rules.GateDay, nameof(Meeting.On), wrong[0].After.Code, DayOf(wrong[0].Before)!.Value);
        }

        foreach (var step in steps.Where(each => each.DecidedMeeting == meeting))
        {
            step.Pass(step.Decision!, on);
        }
    }

    /// <summary>The link of a decision to a gate stays as long as the gate is passed by it.</summary>
    /// <param name="joined">What the link leads to; null for what belongs to a plan.</param>
    /// <exception cref="RuleException">It is such a link.</exception>
    public void RequireNotPassedBy(DecisionLink decision, SubjectLink? joined)
    {
        if (steps.Find(each => each.Link == joined && each.Decision == decision) is { } step)
        {
            throw new RuleException(Rules.GatePassedBy, null, step.Code, decision.Key);
        }
    }
}
