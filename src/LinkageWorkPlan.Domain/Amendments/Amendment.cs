using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>
/// A set of changes to an adopted plan, with reasons, which both co-chairs sign as one: what was agreed changes by it alone. One is
/// open at a time, so that what it says was agreed before stays true until it is signed.
/// </summary>
public sealed partial class Amendment : IVersioned, IAudited
{
    public const int ReasonMax = 2000;
    public const int CodeMax = WorkPlan.CodeMax + 12;

    /// <summary>More tasks than this are a new plan.</summary>
    public const int ItemsMax = 200;

    private readonly List<AmendmentItem> items = [];

    private Amendment()
    {
    }

    /// <param name="number">The next of the plan, from 1.</param>
    /// <param name="open">The plan's amendment that is neither in force nor withdrawn; null where there is none.</param>
    /// <exception cref="RuleException">The plan is not adopted, another amendment is open (<see cref="Rules.AmendmentOpen"/>), or there is no reason.</exception>
    public Amendment(WorkPlan plan, int number, LocalizedText reason, Amendment? open = null)
    {
        plan.RequireAdopted();
        if (open is not null)
        {
            throw new RuleException(Rules.AmendmentOpen, null, open.Number);
        }

        Id = Guid.CreateVersion7();
        (PlanId, Number) = (plan.Id, number);
        Code = string.Create(CultureInfo.InvariantCulture, $"{plan.Code}/{number}");
        Explain(reason);
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }

    /// <summary>From 1, in the order in which they were proposed; a withdrawn one keeps its number.</summary>
    public int Number { get; private set; }

    /// <summary>The plan's code and the number, as in "2026-2027/1".</summary>
    public string Code { get; private set; } = string.Empty;

    public AmendmentState State { get; private set; }

    /// <summary>Why the plan is to be changed.</summary>
    public LocalizedText Reason { get; private set; } = LocalizedText.Empty;

    /// <summary>The day of the second signature, UTC+7; null before.</summary>
    public DateOnly? InForceOn { get; private set; }

    /// <summary>The instant of the second signature, UTC; null before.</summary>
    public DateTime? InForceAt { get; private set; }

    public IReadOnlyList<AmendmentItem> Items => items;
    public int Version { get; private set; }

    public AuditSubject ToSubject() => new(nameof(Amendment), Id, Code, LocalizedText.Empty, PlanId);

    public bool IsOpen => State is AmendmentState.Draft or AmendmentState.InReview;

    public AmendmentItem? ItemOf(string taskCode) => items.Find(each => each.TaskCode == taskCode);

    public void Explain(LocalizedText reason)
    {
        RequireDraft();
        Reason = Check.Text(reason, nameof(Reason), ReasonMax, required: true);
    }

    /// <summary>Proposes another content for a task; a former proposal for it is replaced.</summary>
    /// <param name="after">Code and pillar stay what they are, whatever it says.</param>
    /// <exception cref="RuleException"><see cref="Rules.AmendmentChangesNothing"/>, <see cref="Rules.TaskDropped"/>, or the content breaks a limit.</exception>
    public void Change(WorkPlan plan, WorkTask task, TaskContent after, LocalizedText reason)
    {
        RequireDraft();
        RequireInPlan(task);
        var content = (after with { Code = task.Code, PillarCode = task.PillarCode }).Checked(Judged(plan));
        if (content.SaysTheSame(task.ToContent()))
        {
            throw new RuleException(Rules.AmendmentChangesNothing, task.Code, task.Code);
        }

        Item(task.Code, reason).Apply(task.ToContent(), content, reason);
    }

    /// <summary>Writes what a row that is edited in its place says of a task: where that is what is agreed anyway, the task is no longer in the amendment.</summary>
    /// <param name="after">Code and pillar stay what they are, whatever it says.</param>
    /// <exception cref="RuleException"><see cref="Rules.TaskDropped"/>, <see cref="Rules.AmendmentTaskLeaves"/>, or the content breaks a limit.</exception>
    public void Settle(WorkPlan plan, WorkTask task, TaskContent after)
    {
        RequireDraft();
        RequireInPlan(task);
        if (ItemOf(task.Code) is { Kind: AmendmentKind.Drop })
        {
            throw new RuleException(Rules.AmendmentTaskLeaves, task.Code, task.Code);
        }

        var (content, item) = ((after with { Code = task.Code, PillarCode = task.PillarCode }).Checked(Judged(plan)), ItemOf(task.Code));
        if (!content.SaysTheSame(task.ToContent()))
        {
            Item(task.Code, LocalizedText.Empty).Apply(task.ToContent(), content, item?.Reason ?? LocalizedText.Empty);
        }
        else if (item is not null)
        {
            items.Remove(item);
        }
    }

    /// <summary>Proposes a new task, or another content for one that this amendment adds.</summary>
    /// <param name="former">The code under which this amendment already adds it; null for a new one.</param>
    /// <param name="taken">Codes of the plan's tasks.</param>
    /// <param name="id">A new item's, where it was chosen before.</param>
    /// <exception cref="RuleException"><see cref="Rules.TaskCodeTaken"/>, or the content breaks a limit.</exception>
    public void Add(WorkPlan plan, TaskContent content, LocalizedText reason, string? former, IReadOnlyCollection<string> taken, Guid? id = null)
    {
        RequireDraft();
        var (after, _) = (content.Checked(Judged(plan)), AmendmentItem.Checked(reason));
        if (taken.Contains(after.Code) || (after.Code != former && ItemOf(after.Code) is not null))
        {
            throw new RuleException(Rules.TaskCodeTaken, nameof(TaskContent.Code), after.Code);
        }

        if (former is not null && former != after.Code)
        {
            (ItemOf(former) ?? throw new RuleException(Rules.NotFound)).Rename(after.Code);
            Follow(former, after.Code);
        }

        Item(after.Code, reason, id).Apply(null, after, reason);
    }

    /// <summary>Says that all renderings older than their source are still right: of one task, or of the amendment's own reason.</summary>
    /// <param name="taskCode">Null for the reason; <see cref="IndicatorSubject"/> for an indicator, <see cref="OutlinePart"/> for the plan's own part.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public void Confirm(string? taskCode)
    {
        RequireDraft();
        if (taskCode is null)
        {
            Reason = Reason.Confirm();
        }
        else if (taskCode == OutlinePart)
        {
            OutlineAfter = OutlineAfter?.Confirm();
        }
        else if (IndicatorIn(taskCode) is { } indicator)
        {
            (IndicatorOf(indicator) ?? throw new RuleException(Rules.NotFound)).Confirm();
        }
        else
        {
            (ItemOf(taskCode) ?? throw new RuleException(Rules.NotFound)).Confirm();
        }
    }

    /// <param name="broken">What <see cref="AmendmentRules.BeforeSigning"/> found.</param>
    /// <exception cref="RuleException">All that is broken, at once.</exception>
    public void Send(IReadOnlyList<BrokenRule> broken)
    {
        RequireDraft();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        State = AmendmentState.InReview;
    }

    /// <summary>Back to draft: returned by a co-chair, or taken back by a secretary.</summary>
    public void ReturnToDraft()
    {
        RequireInReview();
        State = AmendmentState.Draft;
    }

    public void Withdraw()
    {
        RequireDraft();
        State = AmendmentState.Withdrawn;
    }

    /// <summary>Both co-chairs signed: the whole set becomes what is agreed.</summary>
    /// <param name="tasks">All of the plan's, with owners and milestones.</param>
    /// <param name="sideOf">The side of each owner, by id.</param>
    /// <param name="on">The day of the second signature, UTC+7.</param>
    /// <param name="known">All of the plan's indicators.</param>
    /// <param name="issued">The plan's reports that both sides signed.</param>
    /// <returns>The tasks and the indicators that are new.</returns>
    /// <exception cref="RuleException">What was agreed is no longer what the amendment says; nothing is changed.</exception>
    public NewParts PutInForce(
        WorkPlan plan, IReadOnlyList<WorkTask> tasks, IReadOnlyDictionary<Guid, Side> sideOf, DateOnly on, DateTime atUtc,
        IReadOnlyList<Indicator> known, IReadOnlyList<CoveredPeriod> issued)
    {
        RequireInReview();
        var broken = AmendmentRules.BeforeSigning(plan, this, tasks, sideOf, known, issued);
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        // The plan first: tasks stand under its pillars.
        var indicatorsAdded = PutPartsInForce(plan, known, on);
        var byCode = tasks.ToDictionary(each => each.Code);
        var added = new List<WorkTask>();
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case AmendmentKind.Add:
                    added.Add(WorkTask.Added(plan, item.After!));
                    break;
                case AmendmentKind.Drop:
                    byCode[item.TaskCode].Drop(Number, on);
                    break;
                default:
                    byCode[item.TaskCode].Amend(item.After!, plan);
                    break;
            }
        }

        if (OutlineAfter is not null)
        {
            tasks.ToList().ForEach(each => each.FollowPillar(plan));
        }

        (State, InForceOn, InForceAt) = (AmendmentState.InForce, on, atUtc);
        return new NewParts(added, indicatorsAdded);
    }

    /// <param name="reason">Checked before anything is added.</param>
    private AmendmentItem Item(string taskCode, LocalizedText reason, Guid? id = null)
    {
        AmendmentItem.Checked(reason);
        if (ItemOf(taskCode) is { } known)
        {
            return known;
        }

        if (items.Count == ItemsMax)
        {
            throw new RuleException(Rules.AmendmentTooLarge, null, ItemsMax);
        }

        var item = new AmendmentItem(Id, taskCode, id);
        items.Add(item);
        return item;
    }

    private static void RequireInPlan(WorkTask task)
    {
        if (task.DroppedOn is { } on)
        {
            throw new RuleException(Rules.TaskDropped, task.Code, task.Code, on);
        }
    }

    private void RequireDraft()
    {
        if (State != AmendmentState.Draft)
        {
            throw new RuleException(Rules.AmendmentNotInDraft, null, Number);
        }
    }

    private void RequireInReview()
    {
        if (State != AmendmentState.InReview)
        {
            throw new RuleException(Rules.AmendmentNotInReview, null, Number);
        }
    }
}
