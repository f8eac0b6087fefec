using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.UnitTests.Training;

/// <summary>Who keeps a course for their side.</summary>
public class OrganiserTests
{
    [Fact]
    public void Each_side_names_and_withdraws_its_own()
    {
        var (course, account) = (Make(), Guid.CreateVersion7());
        Assert.Equal(Rules.OrganiserOtherSide, Rule(() => course.NameOrganiser(account, "A", Side.Laos, Side.Vietnam)));
        course.NameOrganiser(account, "A", Side.Laos, Side.Laos);
        Assert.Equal(Rules.OrganiserTwice, Rule(() => course.NameOrganiser(account, "A", Side.Laos, Side.Laos)));
        Assert.Equal(Rules.OrganiserOtherSide, Rule(() => course.WithdrawOrganiser(account, Side.Vietnam)));
        Assert.Equal(account, Assert.Single(course.Organisers).AccountId);
        course.WithdrawOrganiser(account, Side.Laos);
        Assert.Empty(course.Organisers);
        Assert.Equal(Rules.NotFound, Rule(() => course.WithdrawOrganiser(account, Side.Laos)));
    }

    [Fact]
    public void A_course_has_so_many_and_one_that_was_called_off_names_nobody_but_still_withdraws()
    {
        var (course, first) = (Make(), Guid.CreateVersion7());
        course.NameOrganiser(first, "A", Side.Laos, Side.Laos);
        for (var number = 1; number < Course.OrganisersMax; number++)
        {
            course.NameOrganiser(Guid.CreateVersion7(), "B", Side.Vietnam, Side.Vietnam);
        }

        Assert.Equal(Rules.CourseOrganisers, Rule(() => course.NameOrganiser(Guid.CreateVersion7(), "C", Side.Laos, Side.Laos)));
        course.CallOff("Hoãn");
        course.WithdrawOrganiser(first, Side.Laos);
        Assert.Equal(Rules.CourseCalledOff, Rule(() => course.NameOrganiser(first, "A", Side.Laos, Side.Laos)));
    }

    private static string Rule(Action action) => Assert.Single(Assert.Throws<RuleException>(action).Broken).Rule;

    private static Course Make()
    {
        var words = LocalizedText.Of(Language.Vi, "Khóa", "ຊຸດ");
        var day = new DateOnly(2026, 6, 15);
        return new Course(1, new CourseContent(words, TeachingForm.InPerson, day, day, words, ["vi"], words, words, null, []));
    }
}
