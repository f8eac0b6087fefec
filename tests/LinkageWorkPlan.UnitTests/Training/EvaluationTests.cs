using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.UnitTests.Training;

public class EvaluationTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly EvaluationScores Scores = new(4, 5, 3);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, EvaluationRound.AfterCourse)]
    [InlineData(60, EvaluationRound.AfterCourse)]
    [InlineData(61, null)]
    [InlineData(182, null)]
    [InlineData(183, EvaluationRound.SixMonthsLater)]
    [InlineData(243, EvaluationRound.SixMonthsLater)]
    [InlineData(244, null)]
    public void Answers_are_taken_after_the_course_and_six_months_later(int days, EvaluationRound? round)
    {
        var course = Held();
        Assert.Equal(round, course.RoundOn(Day.AddDays(days)));
        if (round is { } open)
        {
            Assert.Equal((open, 4, 5, 3), course.Evaluate(Scores, 0, 1, Day.AddDays(days)) is var given ? (given.Round, given.Content, given.Teaching, given.Use) : default);
        }
        else
        {
            Assert.Equal(Rules.EvaluationClosed, RuleOf(() => course.Evaluate(Scores, 0, 1, Day.AddDays(days))));
        }
    }

    [Fact]
    public void There_are_no_more_answers_than_people_who_attended_and_none_that_lacks_a_score()
    {
        var course = Held();
        Assert.Equal(Rules.EvaluationClosed, RuleOf(() => course.Evaluate(Scores, 3, 3, Day)));
        Assert.All(new[] { Scores with { Use = 0 }, Scores with { Content = 6 }, Scores with { Teaching = -1 } }, each => Assert.Equal(Rules.EvaluationIncomplete, RuleOf(() => course.Evaluate(each, 0, 3, Day))));
        Assert.Null(CourseIn(CourseState.Planned).RoundOn(Day));
        Assert.NotEqual(course.EvaluationKey, Held().EvaluationKey);
        Assert.Equal(Course.EvaluationKeyLength, course.EvaluationKey.Length);
    }

    [Theory]
    [InlineData(4, 4, true, false)]
    [InlineData(5, 9, false, false)]
    [InlineData(5, 9, true, true)]
    [InlineData(5, 5, false, true)]
    public void Nobody_is_shown_answers_that_one_could_be_found_in(int answers, int asked, bool isOver, bool isShown)
    {
        var course = Held();
        var given = Enumerable.Range(0, answers).Select(each => course.Evaluate(new EvaluationScores(5, each == 0 ? 1 : 4, 3), each, asked, Day)).ToList();
        var summary = EvaluationSummary.Of(EvaluationRound.AfterCourse, given, asked, isOver);
        Assert.Equal((answers, asked), (summary.Answers, summary.Asked));
        Assert.Equal(isShown ? (5m, 3.4m, 3m) : null, summary.Averages);
    }

    private static Course Held() => CourseIn(CourseState.Held);

    private static Course CourseIn(CourseState state)
    {
        var course = new Course(1, new CourseContent(LocalizedText.Of(Language.Vi, "Khóa", "ຊຸດ"), TeachingForm.Online, Day.AddDays(-5), Day, LocalizedText.Empty, ["vi"], LocalizedText.Empty, LocalizedText.Empty, null, []));
        course.Add(new ProductContent(ProductKind.Data, LocalizedText.Of(Language.Vi, "Dữ liệu"), null, Side.Laos));
        if (state == CourseState.Held)
        {
            course.Hold(Day);
        }

        return course;
    }

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
