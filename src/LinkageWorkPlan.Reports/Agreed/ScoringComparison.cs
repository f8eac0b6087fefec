using System.Globalization;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<string, string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What one content of a round of scoring changes in the one before that a signer was shown, model by model.</summary>
public static class ScoringComparison
{
    public static IReadOnlyList<ItemChange> Of(ScoringContent before, ScoringContent after) =>
        [.. ItemChange.Of(nameof(PilotModel), ChangeList.Pairs(before.Models, after.Models, each => each.Code), each => each.Code, each => each.Title, OfModel)];

    private static ChangeList OfModel(ScoredModel was, ScoredModel now)
    {
        var changes = new ChangeList()
            .Text("PilotModel.Title", was.Title, now.Title)
            .Name("PilotModel.State", was.State, now.State)
            .Words("PilotModel.DecidedItem", was.Decision, now.Decision)
            .Number("ScoredModel.Rank", was.Rank, now.Rank)
            .Number("ScoredModel.Total", was.Total, now.Total);
        foreach (var (old, score) in ChangeList.Pairs(was.Scores, now.Scores, each => each.Criterion.ToString()))
        {
            // What a panel gave never changes.
            changes.Words("JointScore.Value", Of(old?.Joint), Of(score?.Joint)).Text("JointScore.Reason", old?.Reason ?? LocalizedText.Empty, score?.Reason ?? LocalizedText.Empty);
        }

        return changes;
    }

    private static string? Of(int? score) => score?.ToString(CultureInfo.InvariantCulture);
}
