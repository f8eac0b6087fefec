using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Delivery;

public class DirectionTests
{
    private static readonly DateOnly Issued = new(2026, 6, 22);
    private static readonly DateOnly Today = new(2026, 7, 10);
    private static readonly DateTime Now = new(2026, 7, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Đẩy nhanh tiến độ");
    private static readonly DirectionFacts Facts = new(Issued, " 15/TB-BCT ", Side.Laos, Issued);

    [Fact]
    public void It_keeps_what_the_office_recorded()
    {
        var (plan, report) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var direction = new Direction(plan, report, 2, Side.Vietnam, Facts, Words, Issued, Today, "Văn phòng mẫu", Now);
        Assert.Equal((plan, report, 2, Side.Vietnam, "Văn phòng mẫu", Now), (direction.PlanId, direction.ReportId, direction.Issue, direction.Side, direction.RecordedBy, direction.RecordedAt));
        Assert.Equal((Issued, "15/TB-BCT", Side.Laos, Issued), (direction.Given, direction.Number, direction.Addressee!.Value, direction.Due!.Value));
        Assert.Equal((Words, DirectionState.Open, true), (direction.Words, direction.State, direction.Answer.IsEmpty));
        Assert.NotEqual(Guid.Empty, direction.Id);
        Assert.Null(Given(Facts with { Number = " ", Due = null }).Number);
    }

    [Fact]
    public void Its_days_are_in_order_and_its_words_are_there()
    {
        Assert.Equal(Rules.DirectionDay, RuleOf(() => Given(Facts with { Given = Issued.AddDays(-1) })));
        Assert.Equal(Rules.DirectionDay, RuleOf(() => Given(Facts with { Given = Today.AddDays(1), Due = null })));
        Assert.Equal(Rules.DirectionDue, RuleOf(() => Given(Facts with { Due = Issued.AddDays(-1) })));
        Assert.Equal(Rules.Required, RuleOf(() => Given(Facts, LocalizedText.Empty)));
        Assert.Equal(Rules.TooLong, RuleOf(() => Given(Facts with { Number = new string('1', Direction.NumberMax + 1) })));
        Assert.Equal(Today, Given(Facts with { Given = Today, Due = Today }).Given);
    }

    [Fact]
    public void It_is_answered_and_then_closed_by_the_office_that_gave_it()
    {
        var direction = Given(Facts);
        Assert.Equal(Rules.DirectionNotAnswered, RuleOf(() => direction.Close(Side.Vietnam, "Văn phòng mẫu", Now)));
        Assert.Equal(Rules.Required, RuleOf(() => direction.AnswerWith(LocalizedText.Empty, null, "Thư ký mẫu", Now)));
        direction.AnswerWith(Words, "A1", "Thư ký mẫu", Now);
        Assert.Equal((Words, "A1", DirectionState.Answered, "Thư ký mẫu", Now), (direction.Answer, direction.TaskCode, direction.State, direction.AnsweredBy, direction.AnsweredAt!.Value));
        var better = LocalizedText.Of(Language.Vi, "Đã xong");
        direction.AnswerWith(better, null, "Thư ký khác", Now.AddDays(1));
        Assert.Equal((better, null), (direction.Answer, direction.TaskCode));
        Assert.Equal(Rules.NotAllowed, RuleOf(() => direction.Close(Side.Laos, "Văn phòng Lào", Now)));
        direction.Close(Side.Vietnam, "Văn phòng mẫu", Now.AddDays(2));
        Assert.Equal((DirectionState.Closed, "Văn phòng mẫu", Now.AddDays(2)), (direction.State, direction.ClosedBy, direction.ClosedAt!.Value));
        Assert.All<Action>([() => direction.Close(Side.Vietnam, "A", Now), () => direction.AnswerWith(Words, null, "A", Now), () => direction.Render(Language.Lo, "ເລັ່ງລັດ")],
            act => Assert.Equal(Rules.DirectionClosed, RuleOf(act)));
    }

    [Fact]
    public void Its_own_words_stay_and_are_translated()
    {
        var direction = Given(Facts);
        direction.Render(Language.Lo, "ເລັ່ງລັດຄວາມຄືບໜ້າ");
        Assert.Equal(("Đẩy nhanh tiến độ", "ເລັ່ງລັດຄວາມຄືບໜ້າ"), (direction.Words.For(Language.Vi), direction.Words.For(Language.Lo)));
        Assert.Equal(Rules.SourceIsEdited, RuleOf(() => direction.Render(Language.Vi, "Khác")));
    }

    [Fact]
    public void It_is_taken_back_by_its_office_before_anybody_acted_on_it()
    {
        var direction = Given(Facts);
        direction.RequireWithdrawable(Side.Vietnam);
        Assert.Equal(Rules.NotAllowed, RuleOf(() => direction.RequireWithdrawable(Side.Laos)));
        direction.AnswerWith(Words, null, "Thư ký mẫu", Now);
        Assert.Equal(Rules.DirectionActedOn, RuleOf(() => direction.RequireWithdrawable(Side.Vietnam)));
    }

    private static Direction Given(DirectionFacts facts, LocalizedText? words = null) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), 1, Side.Vietnam, facts, words ?? Words, Issued, Today, "Văn phòng mẫu", Now);

    private static string? RuleOf(Action act) => (Record.Exception(act) as RuleException)?.Broken[0].Rule;
}
