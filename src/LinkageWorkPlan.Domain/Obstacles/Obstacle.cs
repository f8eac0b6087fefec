using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Obstacles;

/// <summary>Stored by name.</summary>
public enum ObstacleState
{
    Open,
    Closed,

    /// <summary>Entered by mistake: kept, and in no report that is still to come.</summary>
    Withdrawn,
}

/// <summary>The content of an obstacle while it is open.</summary>
/// <param name="Responsible">The side that has to act.</param>
/// <param name="OwnerId">Who acts, of that side; null for nobody named.</param>
/// <param name="NewDate">The day by which it is to be solved; null where none is known.</param>
/// <param name="Minister">The side whose minister is asked for something; null for none.</param>
public sealed record ObstacleContent(
    LocalizedText Title, LocalizedText Cause, LocalizedText Measure, Side Responsible, Guid? OwnerId, DateOnly? NewDate, Side? Minister, LocalizedText Proposal);

/// <summary>A record of progress and the account that sent it.</summary>
public sealed record SentRecord(Guid Id, Guid By);

/// <summary>What stands in the way of a task or of the plan: open in every report until it is closed with its result.</summary>
public sealed partial class Obstacle : IVersioned, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int TextMax = 2000;
    public const int CodeMax = 12;

    private Obstacle()
    {
    }

    /// <param name="task">Null where it is about the plan as a whole.</param>
    /// <param name="number">The next of the plan, from 1.</param>
    /// <param name="openedOn">The day it stood in the way: not in the future, not before the plan.</param>
    /// <param name="ownerSide">Of the owner that is named; null where none is.</param>
    /// <param name="today">UTC+7.</param>
    /// <param name="sent">The record of progress in which it was opened; null where it was opened alone.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public Obstacle(
        WorkPlan plan, WorkTask? task, int number, ObstacleContent content, DateOnly openedOn, Side? ownerSide, DateOnly today, SentRecord? sent = null)
    {
        plan.RequireAdopted();
        Id = Guid.CreateVersion7();
        (PlanId, TaskId, Number, OpenedOn) = (plan.Id, task?.Id, number, openedOn);
        (RecordId, RecordedBy) = (sent?.Id, sent?.By);
        Code = CodeOf(number);
        List<BrokenRule> broken = [.. Broken(content, openedOn, ownerSide)];
        if (openedOn > today)
        {
            broken.Insert(0, new BrokenRule(Rules.ProgressInFuture, nameof(OpenedOn), today));
        }
        else if (openedOn < plan.PeriodStart)
        {
            broken.Insert(0, new BrokenRule(Rules.ProgressBeforePlan, nameof(OpenedOn), plan.PeriodStart));
        }

        if (task?.DroppedOn is { } dropped)
        {
            broken.Add(new BrokenRule(Rules.TaskDropped, null, task.Code, dropped));
        }

        Take(content, broken);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>Null where it is about the plan as a whole.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The record of progress in which it was opened; null where it was opened alone.</summary>
    public Guid? RecordId { get; private set; }

    /// <summary>Whose record that is.</summary>
    public Guid? RecordedBy { get; private set; }

    /// <summary>Where it stood in an earlier plan, as in "2026: O3" (<see cref="WorkTask.PlaceOf"/>); null where it was met in this one.</summary>
    public string? CarriedFrom { get; private set; }

    /// <summary>From 1 in its plan.</summary>
    public int Number { get; private set; }

    /// <summary>As in "O3".</summary>
    public string Code { get; private set; } = string.Empty;

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Cause { get; private set; } = LocalizedText.Empty;
    public LocalizedText Measure { get; private set; } = LocalizedText.Empty;
    public Side Responsible { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly OpenedOn { get; private set; }
    public DateOnly? NewDate { get; private set; }
    public Side? Minister { get; private set; }
    public LocalizedText Proposal { get; private set; } = LocalizedText.Empty;
    public ObstacleState State { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Its result; empty while it is open.</summary>
    public LocalizedText Result { get; private set; } = LocalizedText.Empty;

    public int Version { get; private set; }

    /// <exception cref="RuleException"><see cref="Rules.NotAllowed"/>: secretaries alone write of obstacles.</exception>
    public static void RequireWriter(Role role)
    {
        if (role != Role.Secretary)
        {
            throw new RuleException(Rules.NotAllowed);
        }
    }

    public AuditSubject ToSubject() => new(nameof(Obstacle), Id, Code, Title, PlanId);

    /// <param name="ownerSide">Of the owner that is named; null where none is.</param>
    /// <exception cref="RuleException">It is closed, or all broken rules at once; nothing is changed.</exception>
    public void Revise(ObstacleContent content, Side? ownerSide)
    {
        RequireOpen();
        Take(content, [.. Broken(content, OpenedOn, ownerSide)]);
    }

    /// <summary>None of what was withdrawn: nobody translates or finds a mistake.</summary>
    public IEnumerable<TextPlace> Texts => new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(Cause), Cause, TextMax), new(nameof(Measure), Measure, TextMax),
        new(nameof(Proposal), Proposal, TextMax), new(nameof(Result), Result, TextMax),
    }.Where(each => !each.Text.IsEmpty && State != ObstacleState.Withdrawn);

    public void SetText(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Title):
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case nameof(Cause):
                Cause = Check.Text(text, Label(field), TextMax, required: true);
                break;
            case nameof(Measure):
                Measure = Check.Text(text, Label(field), TextMax);
                break;
            case nameof(Proposal):
                Proposal = Check.Text(text, Label(field), TextMax);
                break;
            case nameof(Result) when !Result.IsEmpty:
                Result = Check.Text(text, Label(field), TextMax);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <summary>What messages call the result.</summary>
    public const string ResultLabel = "Obstacle.Result";

    private static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"O{number}");

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(Obstacle)}.{field}";

    private static IEnumerable<BrokenRule> Broken(ObstacleContent content, DateOnly openedOn, Side? ownerSide)
    {
        if (content.Title.IsEmpty)
        {
            yield return new BrokenRule(Rules.Required, nameof(Title), Label(nameof(Title)));
        }

        if (content.Cause.IsEmpty)
        {
            yield return new BrokenRule(Rules.Required, nameof(Cause), Label(nameof(Cause)));
        }

        if (ownerSide is { } side && side != content.Responsible)
        {
            yield return new BrokenRule(Rules.ObstacleOwnerSide, nameof(OwnerId), content.Responsible);
        }

        if (content.NewDate < openedOn)
        {
            yield return new BrokenRule(Rules.ObstacleNewDate, nameof(NewDate), openedOn);
        }

        if (content.Minister is null != content.Proposal.IsEmpty)
        {
            yield return new BrokenRule(Rules.ObstacleProposal, content.Minister is null ? nameof(Minister) : nameof(Proposal));
        }
    }

    private static void Throw(List<BrokenRule> broken)
    {
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }
    }

    private void Take(ObstacleContent content, List<BrokenRule> broken)
    {
        Throw(broken);
        var (title, cause) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax, required: true), Check.Text(content.Cause, Label(nameof(Cause)), TextMax, required: true));
        var (measure, proposal) = (Check.Text(content.Measure, Label(nameof(Measure)), TextMax), Check.Text(content.Proposal, Label(nameof(Proposal)), TextMax));
        (Title, Cause, Measure, Proposal) = (title, cause, measure, proposal);
        (Responsible, OwnerId, NewDate, Minister) = (content.Responsible, content.OwnerId, content.NewDate, content.Minister);
    }
}
