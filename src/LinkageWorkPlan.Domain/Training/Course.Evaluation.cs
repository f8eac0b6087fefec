using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Training;

/// <content>Evaluation by those who attended, after the course and six months later.</content>
public sealed partial class Course
{
    public const int EvaluationKeyLength = 32;

    /// <summary>For how many days each round takes answers.</summary>
    public const int EvaluationDays = 60;

    private const int MonthsLater = 6;

    /// <summary>The last part of the address at which participants answer without an account; nobody finds one by trying.</summary>
    public string EvaluationKey { get; private set; } = string.Empty;

    /// <returns>The round that takes answers; null while none does.</returns>
    /// <param name="today">UTC+7.</param>
    public EvaluationRound? RoundOn(DateOnly today) =>
        State != CourseState.Held ? null : Enum.GetValues<EvaluationRound>().Cast<EvaluationRound?>().FirstOrDefault(each => today >= BeginOf(each!.Value) && today <= EndOf(each.Value));

    /// <summary>The first day on which a round takes answers.</summary>
    public DateOnly BeginOf(EvaluationRound round) => round == EvaluationRound.AfterCourse ? Ends : Ends.AddMonths(MonthsLater);

    /// <summary>The last day on which it does.</summary>
    public DateOnly EndOf(EvaluationRound round) => BeginOf(round).AddDays(EvaluationDays);

    /// <summary>Takes the answer of somebody who attended.</summary>
    /// <param name="answers">How many the round has so far.</param>
    /// <param name="attended">How many attended: the address may have been passed on, and there are never more answers than that.</param>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">No round takes answers, all who attended have answered, or an answer is missing.</exception>
    public CourseEvaluation Evaluate(EvaluationScores scores, int answers, int attended, DateOnly today)
    {
        if (RoundOn(today) is not { } round || answers >= attended)
        {
            throw new RuleException(Rules.EvaluationClosed);
        }

        return scores.AreComplete ? new CourseEvaluation(Id, round, scores) : throw new RuleException(Rules.EvaluationIncomplete);
    }
}
