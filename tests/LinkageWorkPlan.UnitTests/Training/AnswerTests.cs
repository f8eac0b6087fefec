using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.UnitTests.Training;

/// <summary>What participants answer, and what is shown of it.</summary>
public class AnswerTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly EvaluationScores Scores = new(4, 5, 3);

    [Theory]
    [InlineData(0, 3, 3)]
    [InlineData(6, 3, 3)]
    [InlineData(3, 0, 3)]
    [InlineData(3, 6, 3)]
    [InlineData(3, 3, 0)]
    [InlineData(3, 3, 6)]
    public void Each_question_is_answered_on_the_scale(int content, int teaching, int use) =>
        Assert.Equal(Rules.EvaluationIncomplete, RuleOf(() => Held().Evaluate(new EvaluationScores(content, teaching, use), 0, 1, Day)));

    [Fact]
    public void The_ends_of_the_scale_are_answers_too()
    {
        var course = Held();
        var answer = course.Evaluate(new EvaluationScores(1, EvaluationScores.Max, 1), 0, 1, Day);
        Assert.Equal((course.Id, EvaluationRound.AfterCourse, 1, 5, 1), (answer.CourseId, answer.Round, answer.Content, answer.Teaching, answer.Use));
        Assert.Equal((5, 1, 5), course.Evaluate(new EvaluationScores(5, 1, 5), 0, 1, Day) is var other ? (other.Content, other.Teaching, other.Use) : default);
        Assert.NotEqual(answer.Id, course.Evaluate(Scores, 0, 1, Day).Id);
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    [InlineData(4, 3, false)]
    [InlineData(0, 0, false)]
    public void There_are_as_many_answers_as_people_who_attended(int answers, int attended, bool isTaken)
    {
        if (isTaken)
        {
            Assert.Equal(EvaluationRound.SixMonthsLater, Held().Evaluate(Scores, answers, attended, Day.AddMonths(6)).Round);
        }
        else
        {
            Assert.Equal(Rules.EvaluationClosed, RuleOf(() => Held().Evaluate(Scores, answers, attended, Day)));
        }
    }

    [Fact]
    public void Answers_are_taken_only_of_a_course_that_was_held()
    {
        var course = Course();
        Assert.Null(course.RoundOn(Day));
        Assert.Equal(Rules.EvaluationClosed, RuleOf(() => course.Evaluate(Scores, 0, 1, Day)));
        course.CallOff("Bão");
        Assert.Null(course.RoundOn(Day));
    }

    [Fact]
    public void Each_round_lasts_sixty_days()
    {
        var course = Held();
        Assert.Equal((Day, Day.AddDays(60)), (course.BeginOf(EvaluationRound.AfterCourse), course.EndOf(EvaluationRound.AfterCourse)));
        Assert.Equal((new DateOnly(2026, 12, 22), new DateOnly(2027, 2, 20)), (course.BeginOf(EvaluationRound.SixMonthsLater), course.EndOf(EvaluationRound.SixMonthsLater)));
    }

    [Theory]
    [InlineData(4, 3, false, false)]
    [InlineData(5, 6, false, false)]
    [InlineData(5, 5, false, true)]
    [InlineData(6, 5, false, true)]
    [InlineData(5, 6, true, true)]
    [InlineData(4, 6, true, false)]
    public void Averages_are_shown_of_five_answers_once_no_more_come(int answers, int asked, bool isOver, bool isShown)
    {
        var summary = EvaluationSummary.Of(EvaluationRound.SixMonthsLater, Answers(Enumerable.Repeat(Scores, answers)), asked, isOver);
        Assert.Equal((EvaluationRound.SixMonthsLater, answers, asked), (summary.Round, summary.Answers, summary.Asked));
        Assert.Equal(isShown ? (4m, 5m, 3m) : null, summary.Averages);
    }

    /// <summary>3.45 is 3.5, and 3.44 is 3.4.</summary>
    [Fact]
    public void Half_a_tenth_is_rounded_up()
    {
        var given = Enumerable.Range(0, 20).Select(each => new EvaluationScores(each < 11 ? 3 : 4, each < 9 ? 4 : 3, 1));
        Assert.Equal((3.5m, 3.5m, 1m), EvaluationSummary.Of(EvaluationRound.AfterCourse, Answers(given), 20, true).Averages);
        var fewer = Enumerable.Range(0, 25).Select(each => new EvaluationScores(each < 14 ? 3 : 4, 5, 2));
        Assert.Equal((3.4m, 5m, 2m), EvaluationSummary.Of(EvaluationRound.AfterCourse, Answers(fewer), 25, true).Averages);
    }

    private static List<CourseEvaluation> Answers(IEnumerable<EvaluationScores> scores)
    {
        var course = Held();
        return [.. scores.Select(each => course.Evaluate(each, 0, 1, Day))];
    }

    private static Course Held()
    {
        var course = Course();
        course.Hold(Day);
        return course;
    }

    private static Course Course()
    {
        var course = new Course(1, new CourseContent(LocalizedText.Of(Language.Vi, "Khóa mẫu", "ຊຸດຕົວຢ່າງ"), TeachingForm.Online, Day.AddDays(-5), Day, LocalizedText.Empty, ["vi"], LocalizedText.Empty, LocalizedText.Empty, null, []));
        course.Add(new ProductContent(ProductKind.Data, LocalizedText.Of(Language.Vi, "Dữ liệu"), null, Side.Laos));
        return course;
    }

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
