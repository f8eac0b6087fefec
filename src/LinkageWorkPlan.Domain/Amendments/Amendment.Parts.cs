using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What it changes besides tasks: the plan's title, period, pillars and sectors, and its indicators.</summary>
public sealed partial class Amendment
{
    /// <summary>Names the plan's own part in messages and forms.</summary>
    public const string OutlinePart = "Outline";

    private const string IndicatorPart = "Indicator";

    private readonly List<AmendmentIndicator> indicators = [];

    public IReadOnlyList<AmendmentIndicator> Indicators => indicators;

    /// <summary>Title, period, pillars and sectors as they were agreed when this was written; null where they stay.</summary>
    public PlanOutline? OutlineBefore { get; private set; }

    /// <summary>Title, period, pillars and sectors as they are to be agreed; null where they stay.</summary>
    public PlanOutline? OutlineAfter { get; private set; }

    /// <summary>True where it changes nothing yet.</summary>
    public bool IsEmpty => items.Count == 0 && indicators.Count == 0 && OutlineAfter is null;

    public AmendmentIndicator? IndicatorOf(string code) => indicators.Find(each => each.Code == code);

    /// <summary>What an indicator is called in messages: its code may be a task's, too.</summary>
    public static string IndicatorSubject(string code) => $"{IndicatorPart}:{code}";

    /// <summary>The code that <see cref="IndicatorSubject"/> names; null where it is none.</summary>
    public static string? IndicatorIn(string? subject) => subject?.Split(':', 2) is [IndicatorPart, var code] ? code : null;

    /// <summary>Proposes another title, period, other pillars or sectors for the plan.</summary>
    /// <exception cref="RuleException">All that breaks a limit, or <see cref="Rules.AmendmentPartUnchanged"/>.</exception>
    public void Outline(WorkPlan plan, PlanOutline after)
    {
        RequireDraft();
        var content = OutlineRules.Checked(after);
        if (content.SaysTheSame(plan.ToOutline()))
        {
            throw new RuleException(Rules.AmendmentPartUnchanged, null, plan.Code);
        }

        (OutlineBefore, OutlineAfter) = (plan.ToOutline(), content);
    }

    /// <summary>Title, period, pillars and sectors stay as they are.</summary>
    public void KeepOutline()
    {
        RequireDraft();
        (OutlineBefore, OutlineAfter) = (null, null);
    }

    /// <summary>Proposes another content for an indicator; a former proposal for it is replaced.</summary>
    /// <param name="after">The code stays what it is, whatever it says.</param>
    /// <exception cref="RuleException"><see cref="Rules.AmendmentPartUnchanged"/>, <see cref="Rules.IndicatorDropped"/>, or all that breaks a rule.</exception>
    public void Change(WorkPlan plan, Indicator indicator, IndicatorContent after, LocalizedText reason)
    {
        RequireDraft();
        indicator.RequireInPlan();
        var content = (after with { Code = indicator.Code }).Checked(Judged(plan));
        if (content.SaysTheSame(indicator.ToContent()))
        {
            throw new RuleException(Rules.AmendmentPartUnchanged, null, indicator.Code);
        }

        Part(indicator.Code, reason).Apply(indicator.ToContent(), content, reason);
    }

    /// <summary>Proposes a new indicator, or another content for one that this amendment adds.</summary>
    /// <param name="former">The code under which this amendment already adds it; null for a new one.</param>
    /// <param name="taken">Codes of the plan's indicators.</param>
    /// <exception cref="RuleException"><see cref="Rules.IndicatorCodeTaken"/>, or all that breaks a rule.</exception>
    public void Add(WorkPlan plan, IndicatorContent content, LocalizedText reason, string? former, IReadOnlyCollection<string> taken)
    {
        RequireDraft();
        var (after, _) = (content.Checked(Judged(plan)), AmendmentItem.Checked(reason));
        if (taken.Contains(after.Code) || (after.Code != former && IndicatorOf(after.Code) is not null))
        {
            throw new RuleException(Rules.IndicatorCodeTaken, nameof(IndicatorContent.Code), after.Code);
        }

        if (former is not null && former != after.Code)
        {
            (IndicatorOf(former) ?? throw new RuleException(Rules.NotFound)).Rename(after.Code);
            items.ForEach(each => each.FollowIndicator(former, after.Code));
        }

        Part(after.Code, reason).Apply(null, after, reason);
    }

    /// <exception cref="RuleException"><see cref="Rules.IndicatorDropped"/>, or <see cref="Rules.AmendmentIndicatorAgreed"/>: what both sides agreed of its figures stays part of the plan.</exception>
    public void Drop(Indicator indicator, LocalizedText reason)
    {
        RequireDraft();
        indicator.RequireInPlan();
        if (indicator.HasAgreedFigure)
        {
            throw new RuleException(Rules.AmendmentIndicatorAgreed, null, indicator.Code);
        }

        Part(indicator.Code, reason).Apply(indicator.ToContent(), null, reason);
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public void RemoveIndicator(string code)
    {
        RequireDraft();
        indicators.Remove(IndicatorOf(code) ?? throw new RuleException(Rules.NotFound));
    }

    /// <summary>The plan as this amendment would leave it.</summary>
    public WorkPlan Judged(WorkPlan plan) => OutlineAfter is { } after ? plan.With(after) : plan;

    private List<Indicator> PutPartsInForce(WorkPlan plan, IReadOnlyList<Indicator> known, DateOnly on)
    {
        if (OutlineAfter is { } outline)
        {
            plan.Amend(outline);
        }

        var byCode = known.ToDictionary(each => each.Code);
        var added = new List<Indicator>();
        foreach (var part in indicators)
        {
            switch (part.Kind)
            {
                case AmendmentKind.Add:
                    added.Add(Indicator.Added(plan, part.After!));
                    break;
                case AmendmentKind.Drop:
                    byCode[part.Code].Drop(Number, on);
                    break;
                default:
                    byCode[part.Code].Amend(plan, part.After!, Number, part.Reason.IsEmpty ? Reason : part.Reason, on);
                    break;
            }
        }

        return added;
    }

    /// <summary>The plan and its tasks as they were agreed before this amendment, for a report as of an earlier day.</summary>
    /// <param name="plan">As it was right after it; it is changed, as the tasks are, and must never be saved.</param>
    /// <returns>Without those it added.</returns>
    public IReadOnlyList<WorkTask> TakeBack(WorkPlan plan, IReadOnlyList<WorkTask> tasks)
    {
        if (OutlineBefore is { } outline)
        {
            plan.TakeBack(outline);
        }

        foreach (var task in tasks)
        {
            if (ItemOf(task.Code) is { Before: { } before })
            {
                task.TakeBack(before, plan);
            }
        }

        List<WorkTask> left = [.. tasks.Where(each => ItemOf(each.Code) is not { Kind: AmendmentKind.Add })];
        if (OutlineBefore is not null)
        {
            left.ForEach(each => each.FollowPillar(plan));
        }

        return left;
    }

    /// <summary>The plan's indicators as they were agreed before this amendment, for a report as of an earlier day.</summary>
    /// <param name="known">As they were right after it; they are changed, and must never be saved.</param>
    /// <returns>Without those it added.</returns>
    public IReadOnlyList<Indicator> TakeBack(IReadOnlyList<Indicator> known)
    {
        foreach (var indicator in known)
        {
            if (IndicatorOf(indicator.Code) is { Before: { } before })
            {
                indicator.TakeBack(before, Number);
            }
        }

        return [.. known.Where(each => IndicatorOf(each.Code) is not { Kind: AmendmentKind.Add })];
    }

    /// <param name="reason">Checked before anything is added.</param>
    private AmendmentIndicator Part(string code, LocalizedText reason)
    {
        AmendmentItem.Checked(reason);
        if (IndicatorOf(code) is { } known)
        {
            return known;
        }

        if (indicators.Count == ItemsMax)
        {
            throw new RuleException(Rules.AmendmentTooLarge, null, ItemsMax);
        }

        var part = new AmendmentIndicator(Id, code);
        indicators.Add(part);
        return part;
    }
}
