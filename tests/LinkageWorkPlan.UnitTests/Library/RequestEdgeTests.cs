using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>What a request keeps of its question, its comments and its answer, and how numbers in tables are read.</summary>
public class RequestEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Words = SamplePlan.Text("Ý kiến", "ຄຳເຫັນ"), Others = SamplePlan.Text("Khác", "ອື່ນ"), Half = LocalizedText.Of(Language.Vi, "Ý kiến");
    private static readonly SideRequestContent Content = new(Words, Others, SideRequestKind.Experience, Day.AddDays(14), ["LB1", "LB2", "LB1"]);

    [Fact]
    public void A_request_keeps_what_is_asked()
    {
        var request = Asked();
        Assert.Equal((3, "RQ3", Side.Laos, Words, Others, SideRequestKind.Experience), (request.Number, request.Code, request.Side, request.Title, request.Question, request.Kind));
        Assert.Equal((Day, Day.AddDays(14), SideRequestState.Open, (Side?)Side.Vietnam), (request.AskedOn, request.Due, request.State, request.WaitsFor));
        Assert.Equal((true, null, true, null, null), (request.Answer.IsEmpty, request.AnsweredOn, request.Outcome.IsEmpty, request.ClosedOn, request.WithdrawnBecause));
        Assert.Equal(["LB1", "LB2"], request.Documents);
        Assert.Equal(("SideRequest", request.Id, "RQ3", Words), request.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code, subject.Title) : default);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_nothing_is_changed()
    {
        var request = Asked();
        string[] many = [.. Enumerable.Range(0, SideRequest.DocumentsMax + 1).Select(each => $"LB{each}")];
        var broken = Assert.Throws<RuleException>(() => request.Revise(Side.Laos, new(Half, LocalizedText.Of(Language.Lo, "ອື່ນ"), SideRequestKind.Other, Day.AddDays(-1), many), Day)).Broken;
        Assert.Equal([(Rules.RequestInOneLanguage, "Title"), (Rules.RequestInOneLanguage, "Question"), (Rules.RequestDuePast, "Due"), (Rules.RequestDocuments, "Documents")], broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal((SideRequest.DocumentsMax, Words, SideRequestKind.Experience), ((int)broken[3].Arguments[0], request.Title, request.Kind));
        request.Revise(Side.Laos, Content with { Due = Day, Documents = many[1..] }, Day);
        Assert.Equal((Day, SideRequest.DocumentsMax), (request.Due, request.Documents.Count));
    }

    [Fact]
    public void A_comment_is_about_an_article_or_about_the_whole()
    {
        var request = Asked();
        var comment = request.Comment(Side.Vietnam, " Điều 5 ", Words, "Thư ký mẫu", Day);
        Assert.Equal((request.Id, 1, "C1", "Điều 5", Words, "Thư ký mẫu", Day), (comment.RequestId, comment.Number, comment.Code, comment.Article, comment.Text, comment.ByName, comment.On));
        Assert.NotEqual(comment.Id, request.Comment(Side.Vietnam, "1", Words, "Thư ký mẫu", Day).Id);
        request.ReviseComment(Side.Vietnam, "C1", " ", Others);
        Assert.Equal(("", Others), (comment.Article, comment.Text));
        Assert.Equal((Rules.TooLong, "RequestComment.Article"), Refused(() => request.ReviseComment(Side.Vietnam, "C1", new string('a', RequestComment.ArticleMax + 1), Words)));
        Assert.Equal((Rules.Required, "RequestComment.Text"), Refused(() => request.ReviseComment(Side.Vietnam, "C1", "2", LocalizedText.Empty)));
        Assert.Equal((Rules.NotFound, "C9"), Refused(() => request.ReviseComment(Side.Vietnam, "C9", "2", Words)));
        Assert.Equal((Rules.NotFound, "C9"), Refused(() => request.RemoveComment(Side.Vietnam, "C9")));
        Assert.Equal(("", Others, 2), (comment.Article, comment.Text, request.LastComment));
    }

    [Fact]
    public void There_are_not_too_many_comments()
    {
        var request = Asked();
        for (var count = 0; count < SideRequest.CommentsMax; count++)
        {
            request.Comment(Side.Vietnam, "1", Words, "Thư ký mẫu", Day);
        }

        var broken = Assert.Throws<RuleException>(() => request.Comment(Side.Vietnam, "1", Words, "Thư ký mẫu", Day)).Broken[0];
        Assert.Equal((Rules.RequestComments, SideRequest.CommentsMax, SideRequest.CommentsMax), (broken.Rule, (int)broken.Arguments[0], request.LastComment));
    }

    [Fact]
    public void The_answer_and_its_result_are_kept_with_their_days()
    {
        var request = Asked();
        request.GiveAnswer(Side.Vietnam, Words, Day.AddDays(1));
        Assert.Equal((Words, (DateOnly?)Day.AddDays(1), true), (request.Answer, request.AnsweredOn, request.Outcome.IsEmpty));
        Assert.Equal((Rules.RequestState, SideRequestState.Answered), StateOf(() => request.GiveAnswer(Side.Vietnam, Others, Day)));
        request.Close(Side.Laos, Others, Day.AddDays(2));
        Assert.Equal((Others, (DateOnly?)Day.AddDays(2), (Side?)null), (request.Outcome, request.ClosedOn, request.WaitsFor));
        Assert.Equal((Rules.RequestState, SideRequestState.Closed), StateOf(() => request.ReviseComment(Side.Vietnam, "C1", "1", Words)));
    }

    [Fact]
    public void A_request_is_taken_back_with_a_reason()
    {
        var request = Asked();
        Assert.Equal((Rules.Required, "WithdrawnBecause"), Refused(() => request.Withdraw(Side.Laos, " ")));
        Assert.Equal((Rules.TooLong, "WithdrawnBecause"), Refused(() => request.Withdraw(Side.Laos, new string('a', SideRequest.ReasonMax + 1))));
        Assert.Equal(SideRequestState.Open, request.State);
        request.Withdraw(Side.Laos, " Không cần ");
        Assert.Equal((SideRequestState.Withdrawn, "Không cần", (Side?)null), (request.State, request.WithdrawnBecause, request.WaitsFor));
    }

    [Fact]
    public void Every_text_can_be_written_by_its_name()
    {
        var request = Asked();
        Assert.All(new[] { "Answer", "Outcome", "Other", "Text:C1", "Text" }, field => Assert.Equal(Rules.NotFound, Refused(() => request.SetText(field, Words)).Rule));
        request.Comment(Side.Vietnam, "1", Words, "Thư ký mẫu", Day);
        request.GiveAnswer(Side.Vietnam, Words, Day);
        request.Close(Side.Laos, Words, Day);
        (string, int)[] places = [("Title", SideRequest.TitleMax), ("Question", SideRequest.TextMax), ("Text:C1", RequestComment.TextMax), ("Answer", SideRequest.TextMax), ("Outcome", SideRequest.TextMax)];
        Assert.Equal(places, request.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.All(request.Texts.ToList(), each => request.SetText(each.Field, SamplePlan.Text("Ba", "ສາມ")));
        Assert.All(request.Texts, each => Assert.Equal("Ba", each.Text.For(Language.Vi)));
        Assert.All(places, each => Assert.Equal(Rules.Required, Refused(() => request.SetText(each.Item1, LocalizedText.Empty)).Rule));
    }

    [Theory]
    [InlineData("1,234.5", DataDecimal.Point, "1234.5")]
    [InlineData("1.234,5", DataDecimal.Comma, "1234.5")]
    [InlineData("1 234", DataDecimal.Point, "1234")]
    [InlineData("-12,5%", DataDecimal.Comma, "-12.5")]
    [InlineData("+7", DataDecimal.Point, "7")]
    [InlineData("1,234,567", DataDecimal.Point, "1234567")]
    [InlineData("123,456", DataDecimal.Point, "123456")]
    [InlineData("1234,567", DataDecimal.Point, null)]
    [InlineData("1,23", DataDecimal.Point, null)]
    [InlineData("1,2345", DataDecimal.Point, null)]
    [InlineData("1.5.2", DataDecimal.Point, null)]
    [InlineData(".5", DataDecimal.Point, null)]
    [InlineData("5.", DataDecimal.Point, null)]
    [InlineData("1,,234", DataDecimal.Point, null)]
    [InlineData(",234", DataDecimal.Point, null)]
    [InlineData("1.5a", DataDecimal.Point, null)]
    [InlineData("a", DataDecimal.Point, null)]
    [InlineData("", DataDecimal.Point, null)]
    [InlineData("%", DataDecimal.Point, null)]
    [InlineData("1234567890123456789012345", DataDecimal.Point, "1234567890123456789012345")]
    [InlineData("12345678901234567890123456", DataDecimal.Point, null)]
    public void A_number_is_read_as_people_write_it(string words, DataDecimal written, string? number) =>
        Assert.Equal(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), DataNumbers.Read(words, written));

    [Theory]
    [InlineData("1.5 2,000", DataDecimal.Comma, DataDecimal.Point)]
    [InlineData("1.5 2.5 1,5", DataDecimal.Comma, DataDecimal.Point)]
    [InlineData("1,5 2", DataDecimal.Point, DataDecimal.Comma)]
    [InlineData("1.5 2", DataDecimal.Comma, DataDecimal.Point)]
    [InlineData("1 2 x", DataDecimal.Comma, DataDecimal.Comma)]
    [InlineData("1.5 1,5", DataDecimal.Point, DataDecimal.Point)]
    public void A_table_is_read_as_most_of_its_numbers_are_written(string cells, DataDecimal otherwise, DataDecimal written) => Assert.Equal(written, DataNumbers.Written(cells.Split(' '), otherwise));

    private static SideRequest Asked() => new(3, Side.Laos, Content, Day);

    private static (string Rule, object State) StateOf(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Arguments[1]) : default;

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
