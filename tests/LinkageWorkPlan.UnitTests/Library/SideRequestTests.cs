using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

public class SideRequestTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Both = LocalizedText.Of(Language.Vi, "Ý kiến", "ຄຳເຫັນ");
    private static readonly LocalizedText One = LocalizedText.Of(Language.Vi, "Ý kiến");
    private static readonly SideRequestContent Content = new(Both, Both, SideRequestKind.DraftLaw, Day.AddDays(14), ["LB1", "LB1"]);

    [Fact]
    public void One_side_asks_the_other_answers_and_the_first_says_what_came_of_it()
    {
        var request = Asked();
        Assert.Equal(("RQ3", Side.Vietnam, 1), (request.Code, request.WaitsFor!.Value, request.Documents.Count));
        Assert.Equal("C1", request.Comment(Side.Vietnam, " Điều 5 ", Both, "Thư ký", Day).Code);
        request.GiveAnswer(Side.Vietnam, Both, Day.AddDays(1));
        Assert.Equal((SideRequestState.Answered, Side.Laos), (request.State, request.WaitsFor!.Value));
        request.Close(Side.Laos, Both, Day.AddDays(2));
        Assert.Equal((SideRequestState.Closed, null), (request.State, request.WaitsFor));
        Assert.Equal(["Title", "Question", "Text:C1", "Answer", "Outcome"], request.Texts.Select(each => each.Field));
        Assert.Equal("Điều 5", request.Comments[0].Article);
    }

    [Fact]
    public void Nobody_does_what_the_other_side_has_to_do()
    {
        var request = Asked();
        request.Comment(Side.Vietnam, string.Empty, Both, "Thư ký", Day);
        Assert.All(
            [() => request.Comment(Side.Laos, "1", Both, "Thư ký", Day), () => request.ReviseComment(Side.Laos, "C1", "1", Both), () => request.RemoveComment(Side.Laos, "C1"), () => request.GiveAnswer(Side.Laos, Both, Day)],
            (Action act) => Assert.Equal(Rules.RequestAnsweringSide, RuleOf(act)));
        Assert.All(
            [() => request.Revise(Side.Vietnam, Content, Day), () => request.Withdraw(Side.Vietnam, "Cũ"), () => request.Close(Side.Vietnam, Both, Day)],
            (Action act) => Assert.Equal(Rules.RequestAskingSide, RuleOf(act)));
    }

    [Fact]
    public void What_is_answered_or_taken_back_is_no_longer_changed()
    {
        var request = Asked();
        Assert.Equal(Rules.RequestState, RuleOf(() => request.Close(Side.Laos, Both, Day)));
        request.Comment(Side.Vietnam, "1", Both, "Thư ký", Day);
        request.GiveAnswer(Side.Vietnam, Both, Day);
        Assert.All(
            [() => request.Revise(Side.Laos, Content, Day), () => request.Withdraw(Side.Laos, "Cũ"), () => request.Comment(Side.Vietnam, "2", Both, "Thư ký", Day), () => request.RemoveComment(Side.Vietnam, "C1"), () => request.GiveAnswer(Side.Vietnam, Both, Day)],
            (Action act) => Assert.Equal(Rules.RequestState, RuleOf(act)));
        var other = Asked();
        other.Withdraw(Side.Laos, "Không cần nữa");
        Assert.Empty(other.Texts);
        Assert.Equal(Rules.RequestState, RuleOf(() => other.GiveAnswer(Side.Vietnam, Both, Day)));
    }

    [Fact]
    public void Both_official_languages_are_needed_and_a_day_to_come()
    {
        var broken = Assert.Throws<RuleException>(() => new SideRequest(1, Side.Laos, Content with { Title = One, Question = LocalizedText.Empty, Due = Day.AddDays(-1) }, Day));
        Assert.Equal([Rules.RequestInOneLanguage, Rules.RequestInOneLanguage, Rules.RequestDuePast], broken.Broken.Select(each => each.Rule));
        var request = Asked();
        request.Comment(Side.Vietnam, "1", One, "Thư ký", Day);
        Assert.Equal(Rules.RequestCommentInOneLanguage, RuleOf(() => request.GiveAnswer(Side.Vietnam, Both, Day)));
        request.ReviseComment(Side.Vietnam, "C1", "1", Both);
        Assert.Equal(Rules.RequestInOneLanguage, RuleOf(() => request.GiveAnswer(Side.Vietnam, One, Day)));
        request.GiveAnswer(Side.Vietnam, Both, Day);
        Assert.Equal(Rules.RequestInOneLanguage, RuleOf(() => request.Close(Side.Laos, One, Day)));
    }

    [Fact]
    public void A_day_that_passed_meanwhile_stays_and_no_code_is_used_again()
    {
        var request = Asked();
        request.Revise(Side.Laos, Content with { Kind = SideRequestKind.Other }, Day.AddDays(100));
        Assert.Equal(Rules.RequestDuePast, RuleOf(() => request.Revise(Side.Laos, Content with { Due = Day }, Day.AddDays(100))));
        request.Comment(Side.Vietnam, "1", Both, "Thư ký", Day);
        request.RemoveComment(Side.Vietnam, "C1");
        Assert.Equal("C2", request.Comment(Side.Vietnam, "1", Both, "Thư ký", Day).Code);
    }

    private static SideRequest Asked() => new(3, Side.Laos, Content, Day);

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
