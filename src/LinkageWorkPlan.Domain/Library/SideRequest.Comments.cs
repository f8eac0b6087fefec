using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <content>Comments by article, of the side that answers; and all texts of the request.</content>
public sealed partial class SideRequest
{
    public const int CommentsMax = 300;

    private readonly List<RequestComment> comments = [];

    /// <summary>In no certain order.</summary>
    public IReadOnlyList<RequestComment> Comments => comments;

    /// <summary>The number of the comment that was added last: no code is used again.</summary>
    public int LastComment { get; private set; }

    /// <summary>None of what was withdrawn: nobody finds or translates it.</summary>
    public IEnumerable<TextPlace> Texts => State == SideRequestState.Withdrawn ? [] : new TextPlace[] { new(nameof(Title), Title, TitleMax), new(nameof(Question), Question, TextMax) }
        .Concat(comments.OrderBy(each => each.Number).Select(each => new TextPlace($"{nameof(RequestComment.Text)}:{each.Code}", each.Text, RequestComment.TextMax)))
        .Concat([new(nameof(Answer), Answer, TextMax), new(nameof(Outcome), Outcome, TextMax)]).Where(each => !each.Text.IsEmpty);

    /// <param name="by">The side that answers.</param>
    /// <param name="article">As in "Article 5(2)".</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">The other side has to answer, it is no longer open, there are too many, or something is missing or too long; nothing is changed.</exception>
    public RequestComment Comment(Side by, string article, LocalizedText text, string byName, DateOnly on)
    {
        RequireAnswering(by);
        RequireState(SideRequestState.Open);
        if (comments.Count >= CommentsMax)
        {
            throw new RuleException(Rules.RequestComments, null, CommentsMax);
        }

        var comment = new RequestComment(Id, LastComment + 1, article, text, byName, on);
        comments.Add(comment);
        LastComment = comment.Number;
        return comment;
    }

    /// <exception cref="RuleException">As <see cref="Comment"/>, or there is no such comment.</exception>
    public void ReviseComment(Side by, string code, string article, LocalizedText text)
    {
        RequireAnswering(by);
        RequireState(SideRequestState.Open);
        Find(code).Take(article, text);
    }

    /// <exception cref="RuleException">The other side has to answer, it is no longer open, or there is no such comment.</exception>
    public void RemoveComment(Side by, string code)
    {
        RequireAnswering(by);
        RequireState(SideRequestState.Open);
        comments.Remove(Find(code));
    }

    public void SetText(string field, LocalizedText text)
    {
        switch (field.Split(':'))
        {
            case [nameof(Title)]:
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case [nameof(Question)]:
                Question = Check.Text(text, Label(field), TextMax, required: true);
                break;
            case [nameof(Answer)] when !Answer.IsEmpty:
                Answer = Check.Text(text, Label(field), TextMax, required: true);
                break;
            case [nameof(Outcome)] when !Outcome.IsEmpty:
                Outcome = Check.Text(text, Label(field), TextMax, required: true);
                break;
            case [nameof(RequestComment.Text), var code]:
                Find(code).Write(text);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    private RequestComment Find(string code) => comments.Find(each => each.Code == code) ?? throw new RuleException(Rules.NotFound, code);
}
