using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Failures;

public class RuleExceptionTests
{
    private static readonly BrokenRule Asked = new(Questions.PlanLength), Refused = new(Rules.Required, "Title");

    [Fact]
    public void It_is_a_question_where_all_of_it_can_be_confirmed()
    {
        Assert.Equal((true, false), (Asked.IsQuestion, Refused.IsQuestion));
        Assert.True(new RuleException([Asked, new BrokenRule(Questions.PlanCodeYears)]).IsQuestion);
        Assert.False(new RuleException([Asked, Refused]).IsQuestion);
    }

    [Theory]
    [InlineData(Rules.Busy, true)]
    [InlineData(Rules.NoSpace, true)]
    [InlineData(Rules.Damaged, true)]
    [InlineData(Rules.TooFast, true)]
    [InlineData(Rules.Required, false)]
    [InlineData(Rules.NotAllowed, false)]
    public void The_same_may_be_taken_later_where_nothing_is_wrong_with_it(string rule, bool mayPass) => Assert.Equal(mayPass, Rules.MayPass(rule));
}
