using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Training;

/// <summary>Products of a course that was called off or is not held yet, and the order in which they are read.</summary>
public class ProductEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Words = SamplePlan.Text("Một", "ໜຶ່ງ");

    [Fact]
    public void No_product_of_a_course_that_was_called_off_is_accepted_or_returned()
    {
        var course = Planned();
        var file = Submit(course);
        course.CallOff("Bão");
        Assert.Equal(Rules.CourseCalledOff, RuleOf(() => course.Accept("P1", Side.Laos, file, "Thư ký", DateTime.UnixEpoch)));
        Assert.Equal(Rules.CourseCalledOff, RuleOf(() => course.Return("P1", Side.Laos, file, Words)));
        Assert.Equal(ProductState.Submitted, course.Products[0].State);
    }

    [Fact]
    public void A_course_is_not_completed_before_it_was_held()
    {
        var course = Planned();
        course.Accept("P1", Side.Laos, Submit(course), "Thư ký", DateTime.UnixEpoch);
        Assert.False(course.IsCompleted);
        course.Hold(Day);
        Assert.True(course.IsCompleted);
    }

    [Fact]
    public void Products_are_read_in_the_order_in_which_they_were_entered()
    {
        var course = Planned();
        course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        Assert.Equal(["Title:P1", "Title:P2"], course.Texts.Select(each => each.Field).TakeLast(2));
    }

    [Fact]
    public void The_key_of_the_evaluation_is_in_small_letters() => Assert.Matches("^[0-9a-f]{32}$", Planned().EvaluationKey);

    private static Course Planned()
    {
        var course = new Course(7, new CourseContent(Words, TeachingForm.Online, Day.AddDays(-5), Day, LocalizedText.Empty, ["vi"], Words, Words, null, []));
        course.Add(new ProductContent(ProductKind.Data, Words, null, Side.Laos));
        return course;
    }

    private static Guid Submit(Course course)
    {
        var file = new ProductFile(course.Id, "du-lieu.csv", "a;b"u8.ToArray());
        course.Submit("P1", file);
        return file.Id;
    }

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
