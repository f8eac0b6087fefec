using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What amendments that both sides signed change of it.</summary>
public sealed partial class Indicator
{
    /// <summary>The day an amendment took it out of the plan, UTC+7; null while it is part of it. Its figures stay readable.</summary>
    public DateOnly? DroppedOn { get; private set; }

    /// <summary>Number of the amendment that took it out; null while it is part of the plan.</summary>
    public int? DroppedBy { get; private set; }

    /// <summary>True where both sides agreed to a figure of it.</summary>
    public bool HasAgreedFigure => results.Exists(each => each is { Holds: true, AgreedAt: not null });

    /// <summary>True where figures were recorded that hold.</summary>
    public bool HasFigures => results.Exists(each => each.Holds);

    /// <exception cref="RuleException"><see cref="Rules.IndicatorDropped"/>.</exception>
    public void RequireInPlan()
    {
        if (DroppedOn is { } on)
        {
            throw new RuleException(Rules.IndicatorDropped, null, Code, on);
        }
    }

    /// <summary>An indicator that came into an adopted plan by an amendment.</summary>
    internal static Indicator Added(WorkPlan plan, IndicatorContent content)
    {
        plan.RequireAdopted();
        return new Indicator(plan.Id, content);
    }

    /// <summary>Replaces what is agreed. Targets that were agreed before are kept with the reason.</summary>
    internal void Amend(WorkPlan plan, IndicatorContent content, int amendment, LocalizedText reason, DateOnly on)
    {
        plan.RequireAdopted();
        var former = Targets.Where(each => !content.Targets.Contains(each)).ToList();
        Take(content);
        FormerTargets = [.. FormerTargets, .. former.Select(each => new FormerTarget(each.Year, each.Value, string.Empty, on, string.Empty, amendment, reason))];
    }

    /// <summary>Takes it out of the plan. Whatever was recorded of it stays.</summary>
    internal void Drop(int amendment, DateOnly on) => (DroppedOn, DroppedBy) = (on, amendment);

    /// <summary>Back to what was agreed before an amendment: for looking at an earlier day, never to be saved.</summary>
    internal void TakeBack(IndicatorContent before, int amendment)
    {
        (DroppedOn, DroppedBy) = (null, null);
        Take(before);
        FormerTargets = [.. FormerTargets.Where(each => each.Amendment != amendment)];
    }
}
