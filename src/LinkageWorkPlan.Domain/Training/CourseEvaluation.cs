using System.Security.Cryptography;

namespace LinkageWorkPlan.Domain.Training;

/// <summary>When participants are asked. Stored by name.</summary>
public enum EvaluationRound
{
    AfterCourse,
    SixMonthsLater,
}

/// <summary>What participants are asked. Each is answered by 1 (not at all) to 5 (fully).</summary>
/// <param name="Content">Whether the content met what was needed.</param>
/// <param name="Teaching">Whether the teaching could be followed.</param>
/// <param name="Use">Whether it is of use at work.</param>
public sealed record EvaluationScores(int Content, int Teaching, int Use)
{
    public const int Max = 5;

    internal bool AreComplete => new[] { Content, Teaching, Use }.All(each => each is >= 1 and <= Max);
}

/// <summary>What one participant answered. Nobody's name, no time and no order: who answered cannot be found out.</summary>
public sealed class CourseEvaluation
{
    private CourseEvaluation()
    {
    }

    internal CourseEvaluation(Guid courseId, EvaluationRound round, EvaluationScores scores)
    {
        // Not by time: the ids of answers must not say which came first.
        Id = new Guid(RandomNumberGenerator.GetBytes(16));
        (CourseId, Round, Content, Teaching, Use) = (courseId, round, scores.Content, scores.Teaching, scores.Use);
    }

    public Guid Id { get; private set; }
    public Guid CourseId { get; private set; }
    public EvaluationRound Round { get; private set; }
    public int Content { get; private set; }
    public int Teaching { get; private set; }
    public int Use { get; private set; }
}

/// <summary>The answers of one round together.</summary>
/// <param name="Averages">Null where they are not shown: while answers may still come, and where there are too few of them to hide one.</param>
public sealed record EvaluationSummary(EvaluationRound Round, int Answers, int Asked, (decimal Content, decimal Teaching, decimal Use)? Averages)
{
    /// <summary>Answers below which nobody is shown any.</summary>
    public const int Fewest = 5;

    private const int Decimals = 1;

    /// <param name="asked">How many attended.</param>
    /// <param name="isOver">True once no more answers are taken: otherwise the newest answer could be found by comparing.</param>
    public static EvaluationSummary Of(EvaluationRound round, IReadOnlyCollection<CourseEvaluation> answers, int asked, bool isOver)
    {
        var isShown = answers.Count >= Fewest && (isOver || answers.Count >= asked);
        return new EvaluationSummary(round, answers.Count, asked, isShown ? (Average(each => each.Content), Average(each => each.Teaching), Average(each => each.Use)) : null);

        decimal Average(Func<CourseEvaluation, int> score) => decimal.Round(answers.Average(each => (decimal)score(each)), Decimals, MidpointRounding.AwayFromZero);
    }
}
