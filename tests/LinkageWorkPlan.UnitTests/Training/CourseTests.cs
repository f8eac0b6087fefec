using FsCheck.Fluent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Training;

public class CourseTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly DateTime At = new(2026, 6, 22, 10, 0, 0, DateTimeKind.Utc);
    private static readonly CourseContent Content = new(
        Both("Khóa một", "ຊຸດໜຶ່ງ"), TeachingForm.InPerson, Day.AddDays(-5), Day, Both("Hà Nội", "ຮ່າໂນ້ຍ"), ["lo", "vi", "xx"], LocalizedText.Empty, LocalizedText.Empty, new CourseTask("2026", "G2"), ["M9"]);

    [Fact]
    public void Everything_that_is_missing_is_said_at_once()
    {
        var refused = Assert.Throws<RuleException>(() => new Course(1, Content with { Title = LocalizedText.Empty, Place = LocalizedText.Empty, TeachingLanguages = ["xx"], Ends = Day.AddDays(-6) }));
        Assert.Equal(
            [(Rules.Required, "Title"), (Rules.CourseDates, "Ends"), (Rules.Required, "Place"), (Rules.Required, "TeachingLanguages")],
            refused.Broken.Select(each => (each.Rule, each.Subject)));
        var online = new Course(1, Content with { Form = TeachingForm.Online, Place = LocalizedText.Empty });
        Assert.Equal(["vi", "lo"], online.TeachingLanguages);
    }

    [Fact]
    public void A_course_is_held_once_it_is_over_and_has_products()
    {
        var course = new Course(1, Content);
        Assert.Equal(Rules.CourseNotOver, RuleOf(() => course.Hold(Day.AddDays(-1))));
        Assert.Equal(Rules.CourseWithoutProducts, RuleOf(() => course.Hold(Day)));
        course.Add(Product());
        course.Hold(Day);
        Assert.Equal((CourseState.Held, false), (course.State, course.IsCompleted));
        Assert.Equal(Rules.CourseHeld, RuleOf(() => course.Hold(Day)));
        Assert.Equal(Rules.CourseHeld, RuleOf(() => course.CallOff("Bão")));
        Assert.Equal(Rules.CourseWithoutProducts, RuleOf(() => course.Remove("P1")));
        Assert.Equal(Rules.CourseNotOver, RuleOf(() => course.Revise(Content with { Ends = Day.AddDays(1) }, Day)));
    }

    /// <summary>The history names a product by its code.</summary>
    [Fact]
    public void The_number_of_a_removed_product_is_not_given_again()
    {
        var course = new Course(1, Content);
        course.Add(Product());
        course.Add(Product());
        course.Remove("P2");
        Assert.Equal("P3", course.Add(Product()).Code);
    }

    [Fact]
    public void A_product_is_accepted_or_returned_by_the_side_that_uses_it_alone()
    {
        var course = Held(1);
        Assert.Equal(Rules.ProductNotSubmitted, RuleOf(() => course.Accept("P1", Side.Laos, Guid.Empty, "ເລຂາ", At)));
        var file = Submit(course, "P1");
        Assert.Equal(Rules.ProductOtherSide, RuleOf(() => course.Accept("P1", Side.Vietnam, file, "Thư ký", At)));
        Assert.Equal(Rules.ProductOtherSide, RuleOf(() => course.Return("P1", Side.Vietnam, file, Both("Thiếu", "ຂາດ"))));
        Assert.Equal(Rules.ProductUserFixed, RuleOf(() => course.Revise("P1", Product() with { UsedBy = Side.Vietnam })));
        Assert.Equal(Rules.Required, RuleOf(() => course.Return("P1", Side.Laos, file, LocalizedText.Empty)));
        Assert.Equal(ProductState.Submitted, course.Products[0].State);
        course.Accept("P1", Side.Laos, file, "ເລຂາ", At);
        Assert.Equal(("ເລຂາ", At), (course.Products[0].AcceptedBy, course.Products[0].AcceptedAt));
        Assert.All(
            new Action[] { () => course.Revise("P1", Product()), () => course.Remove("P1"), () => Submit(course, "P1") },
            act => Assert.Equal(Rules.ProductAccepted, RuleOf(act)));
    }

    [Fact]
    public void What_is_accepted_is_the_file_that_was_shown()
    {
        var course = Held(1);
        var shown = Submit(course, "P1");
        var newer = Submit(course, "P1");
        Assert.Equal(Rules.ProductOtherFile, RuleOf(() => course.Accept("P1", Side.Laos, shown, "ເລຂາ", At)));
        Assert.Equal(Rules.ProductOtherFile, RuleOf(() => course.Return("P1", Side.Laos, shown, Both("Thiếu", "ຂາດ"))));
        course.Return("P1", Side.Laos, newer, Both("Thiếu", "ຂາດ"));
        Assert.Equal(Rules.ProductNotSubmitted, RuleOf(() => course.Accept("P1", Side.Laos, newer, "ເລຂາ", At)));
        Assert.Contains(course.Texts, each => each.Field == "ReturnReason:P1");
        Submit(course, "P1");
        Assert.True(course.Products[0].ReturnReason.IsEmpty);
    }

    [Fact]
    public void Whatever_happens_to_products_a_course_is_completed_exactly_while_all_are_accepted() => Always.Holds(
        from count in Gen.Choose(1, 4)
        from acts in Gen.Choose(0, 19).ArrayOf()
        select (count, acts),
        each =>
        {
            var course = Held(each.count);
            foreach (var act in each.acts)
            {
                Try(course, $"P{(act % 5) + 1}", act / 5);
            }

            var accepted = course.Products.Count(product => product.State == ProductState.Accepted);
            return course.ProductsIn == accepted && course.Products.Count > 0 && course.IsCompleted == (accepted == course.Products.Count);
        });

    [Fact]
    public void A_course_that_was_called_off_stays_as_it_is()
    {
        var course = new Course(1, Content);
        course.Add(Product());
        Assert.Equal(Rules.Required, RuleOf(() => course.CallOff(" ")));
        course.CallOff("Bão");
        Assert.Empty(course.Texts);
        Assert.All(
            new Action[] { () => course.Revise(Content, Day), () => course.CallOff("Bão"), () => course.Hold(Day), () => course.Add(Product()), () => course.Remove("P1"), () => course.Revise("P1", Product()), () => Submit(course, "P1") },
            act => Assert.Equal(Rules.CourseCalledOff, RuleOf(act)));
    }

    [Theory]
    [InlineData("2026|G2", true)]
    [InlineData("2026|", false)]
    [InlineData("|G2", false)]
    [InlineData("2026", false)]
    [InlineData("2026|G2|x", false)]
    [InlineData(null, false)]
    public void A_task_is_read_from_a_form(string? key, bool isTask)
    {
        Assert.Equal(isTask, CourseTask.Read(key) is not null);
        Assert.Equal(isTask ? key : null, CourseTask.Read(key)?.Key);
    }

    /// <summary>Something that people might do next, whether it is allowed or not.</summary>
    private static void Try(Course course, string code, int act)
    {
        try
        {
            var seen = course.Products.FirstOrDefault(each => each.Code == code)?.FileId ?? Guid.Empty;
            Action next = act switch
            {
                0 => () => Submit(course, code),
                1 => () => course.Accept(code, Side.Laos, seen, "ເລຂາ", At),
                2 => () => course.Return(code, Side.Laos, seen, Both("Thiếu", "ຂາດ")),
                _ => () => course.Remove(code),
            };
            next();
        }
        catch (RuleException)
        {
            // Refused: the course stays as it was.
        }
    }

    private static Course Held(int products)
    {
        var course = new Course(1, Content);
        for (var count = 0; count < products; count++)
        {
            course.Add(Product());
        }

        course.Hold(Day);
        return course;
    }

    private static Guid Submit(Course course, string code)
    {
        var file = new ProductFile(course.Id, "du-lieu.csv", "a;b"u8.ToArray());
        course.Submit(code, file);
        return file.Id;
    }

    private static ProductContent Product() => new(ProductKind.Data, Both("Dữ liệu", "ຂໍ້ມູນ"), null, Side.Laos);

    private static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    private static string RuleOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule;
}
