using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>What both sides agree on for one criterion, as it is typed.</summary>
/// <param name="Value">0 while none is chosen.</param>
public sealed record JointScoreWords(PilotCriterion Criterion, int Value, TextWords Reason)
{
    /// <summary>True where there is something to save.</summary>
    internal bool IsGiven(PilotModel before) => Value != 0 || Languages.All.Any(each => !string.IsNullOrWhiteSpace(Reason[each])) || before.JointScoreOf(Criterion) is not null;
}

/// <summary>Joint scores of one candidate, as they are typed: one for each criterion in which the panels are apart.</summary>
public sealed record JointScoreForm(IReadOnlyList<JointScoreWords> Scores)
{
    internal static JointScoreForm Of(PilotModel pilot, CandidateResult result) => new(
    [
        .. Enum.GetValues<PilotCriterion>().Where(result.IsApart)
            .Select(each => pilot.JointScoreOf(each) is { } known ? new JointScoreWords(each, known.Value, TextWords.From(known.Reason)) : new JointScoreWords(each, 0, TextWords.None)),
    ]);

    internal JointScoreWords this[PilotCriterion criterion] => Scores.Single(each => each.Criterion == criterion);

    internal JointScoreForm With(JointScoreWords words) => new([.. Scores.Select(each => each.Criterion == words.Criterion ? words : each)]);

    /// <param name="before">As it is saved.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal IReadOnlyList<GivenJointScore> ToScores(PilotModel before, Language author) =>
    [
        .. Scores.Where(each => each.IsGiven(before))
            .Select(each => new GivenJointScore(each.Criterion, each.Value, each.Reason.ApplyTo(before.JointScoreOf(each.Criterion)?.Reason ?? LocalizedText.Empty, author))),
    ];

    /// <summary>This over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public JointScoreForm RebaseOn(JointScoreForm theirs, JointScoreForm opened) => new(
    [
        .. Scores.Select(each => each with
        {
            Value = each.Value == opened[each.Criterion].Value ? theirs[each.Criterion].Value : each.Value,
            Reason = each.Reason.RebaseOn(theirs[each.Criterion].Reason, opened[each.Criterion].Reason),
        }),
    ]);
}
