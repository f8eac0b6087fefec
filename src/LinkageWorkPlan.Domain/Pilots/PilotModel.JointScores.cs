using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <content>Scores on which both sides agree where their panels are apart.</content>
public sealed partial class PilotModel
{
    private const string Because = nameof(JointScore);

    private readonly List<JointScore> jointScores = [];

    /// <summary>At most one for each criterion.</summary>
    public IReadOnlyList<JointScore> JointScores => jointScores;

    private IEnumerable<TextPlace> JointReasons => jointScores.OrderBy(each => each.Criterion).Select(each => new TextPlace($"{Because}:{each.Criterion}", each.Reason, JointScore.ReasonMax));

    public JointScore? JointScoreOf(PilotCriterion criterion) => jointScores.Find(each => each.Criterion == criterion);

    /// <summary>Takes over what is given; what is not given stays as it was.</summary>
    /// <param name="result">What both panels gave this model on the sheet.</param>
    /// <exception cref="RuleException">It was withdrawn, a meeting decided about it, the panels are not apart, a score is off the scale, or a reason is missing or too long; nothing is changed.</exception>
    public void Settle(ScoringSheet sheet, CandidateResult result, IReadOnlyCollection<GivenJointScore> given)
    {
        RequireNotWithdrawn();
        RequireNotFrozen();
        if (SheetSigning != SheetSigning.Returned)
        {
            RequireUndecided();
        }

        List<BrokenRule> broken = [];
        foreach (var each in given)
        {
            if (!result.IsApart(each.Criterion))
            {
                broken.Add(new BrokenRule(Rules.PanelsNotApart, ValueField(each.Criterion), Code));
            }
            else if (each.Value < 1 || each.Value > sheet.Scale)
            {
                broken.Add(new BrokenRule(Rules.ScoreOffScale, ValueField(each.Criterion), each.Value, sheet.Scale));
            }

            if (each.Reason.IsEmpty)
            {
                broken.Add(new BrokenRule(Rules.Required, ReasonField(each.Criterion), JointScore.ReasonLabel));
            }
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        foreach (var each in given)
        {
            Check.Text(each.Reason, JointScore.ReasonLabel, JointScore.ReasonMax, required: true);
        }

        foreach (var each in given)
        {
            if (JointScoreOf(each.Criterion) is { } known)
            {
                known.Take(each);
            }
            else
            {
                jointScores.Add(new JointScore(Id, each));
            }
        }
    }

    /// <summary>What refusals and forms call the score of a criterion.</summary>
    public static string ValueField(PilotCriterion criterion) => $"{criterion}-Value";

    /// <summary>What refusals and forms call the reason of a criterion.</summary>
    public static string ReasonField(PilotCriterion criterion) => $"{criterion}-Reason";
}
