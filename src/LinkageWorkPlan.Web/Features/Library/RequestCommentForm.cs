using FluentValidation;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>A comment on one article, as it is typed.</summary>
public sealed record RequestCommentForm
{
    public string Article { get; init; } = string.Empty;
    public TextWords Text { get; init; } = TextWords.None;

    internal static RequestCommentForm Of(RequestComment comment) => new() { Article = comment.Article, Text = TextWords.From(comment.Text) };

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public RequestCommentForm RebaseOn(RequestCommentForm theirs, RequestCommentForm opened) => this with
    {
        Article = Article == opened.Article ? theirs.Article : Article,
        Text = Text.RebaseOn(theirs.Text, opened.Text),
    };

    internal sealed class Validator : AbstractValidator<RequestCommentForm>
    {
        public Validator()
        {
            RuleFor(form => form.Article).Custom((words, context) => context.Check(new TextWords(words, null, null), nameof(RequestComment.Article), RequestComment.ArticleMax, label: RequestComment.Label(nameof(RequestComment.Article))));
            RuleFor(form => form.Text).Custom((words, context) => context.Check(words, nameof(RequestComment.Text), RequestComment.TextMax, required: true, label: RequestComment.Label(nameof(RequestComment.Text))));
        }
    }
}
