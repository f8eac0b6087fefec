using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<string, string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What one content of an amendment changes in the one before that a signer was shown, task by task.</summary>
public static class AmendmentComparison
{
    /// <param name="reader">In whose language names of owners and sources of money are given.</param>
    public static IReadOnlyList<ItemChange> Of(AmendmentContent before, AmendmentContent after, Language reader)
    {
        var own = new ChangeList().Text("Amendment.Reason", before.Reason, after.Reason).All;
        return
        [
            .. own.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, nameof(Amendment), $"{after.PlanCode}/{after.Number}", LocalizedText.Empty, own)],
            .. ItemChange.Of(nameof(WorkTask), ChangeList.Pairs(before.Tasks, after.Tasks, each => each.Code), each => each.Code, each => each.Title, (was, now) => OfTask(was, now, reader)),
            .. ItemChange.Of(nameof(Indicator), ChangeList.Pairs(before.Indicators, after.Indicators, each => each.Code), each => each.Code, each => each.Title, OfIndicator),
            .. OfOutline(before, after),
        ];
    }

    /// <summary>What the plan itself would be: against what is agreed, where one of both leaves it as it is.</summary>
    private static IEnumerable<ItemChange> OfOutline(AmendmentContent before, AmendmentContent after)
    {
        if ((before.Outline?.After ?? after.Outline?.Before, after.Outline?.After ?? before.Outline?.Before) is ({ } was, { } now) && PlanComparison.OfOutline(was, now) is { All.Count: > 0 } list)
        {
            yield return new ItemChange(ItemChangeKind.Changed, nameof(WorkPlan), after.PlanCode, now.Title, list.All) { Texts = list.Texts };
        }
    }

    private static ChangeList OfIndicator(AmendedIndicator was, AmendedIndicator now)
    {
        var list = was.After is { } before && now.After is { } after ? PlanComparison.OfIndicator(before, after) : new ChangeList();
        return list.Name("AmendmentIndicator.Kind", was.Kind, now.Kind).Text("AmendmentIndicator.Reason", was.Reason, now.Reason);
    }

    private static ChangeList OfTask(AmendedTask was, AmendedTask now, Language reader)
    {
        var list = was.After is { } before && now.After is { } after ? PlanComparison.OfTask(before, after, reader) : new ChangeList();
        return list.Name("AmendmentItem.Kind", was.Kind, now.Kind).Text("AmendmentItem.Reason", was.Reason, now.Reason);
    }
}
