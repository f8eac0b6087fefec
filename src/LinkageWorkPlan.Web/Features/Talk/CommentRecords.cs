using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Talk;

internal static class CommentRecords
{
    /// <summary>What can be said of a comment's words without the database.</summary>
    public static void CheckComment<T>(this ValidationContext<T> context, string? words) =>
        context.Check(TextWords.None.With(Language.Vi, words), nameof(Comment.Text), Comment.TextMax, required: true, label: Comment.TextLabel);

    /// <summary>Whom a comment mentions, also those who cannot be mentioned.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: an id that no account has.</exception>
    public static async Task<IReadOnlyList<Person>> PeopleAsync(this WorkPlanDb db, IReadOnlyList<Guid> accounts, CancellationToken cancel)
    {
        if (accounts.Count > Comment.MostMentions)
        {
            throw new RuleException(Rules.TooManyMentions, nameof(Comment.Mentions), Comment.MostMentions);
        }

        var found = await db.Users.AsNoTracking().Where(each => accounts.Contains(each.Id)).OrderBy(each => each.Id)
            .Select(each => new Person(each.Id, each.DisplayName, each.Role, each.Side, each.IsDisabled)).ToListAsync(cancel);
        return found.Count == accounts.Distinct().Count() ? found : throw new RuleException(Rules.NotFound, nameof(Comment.Mentions));
    }

    /// <summary>Locks what a comment is about and loads the comment.</summary>
    /// <param name="open">What the request says it is about; null where it does not.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also where it is about another thing, or its plan is closed.</exception>
    public static async Task<Comment> LockCommentAsync(this WorkPlanDb db, VisibleDb visible, Guid id, OpenTalk? open, CancellationToken cancel)
    {
        var subject = open?.SubjectId;
        var about = await visible.Comments.Where(each => each.Id == id && (subject == null || each.SubjectId == subject)).Select(each => new { each.About, each.SubjectId }).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        await db.LockCommentSubjectAsync(about.About, about.SubjectId, cancel);
        return await db.Comments.SingleAsync(each => each.Id == id, cancel);
    }

    /// <summary>Tells those who are mentioned. To be saved by the caller.</summary>
    public static Task MentionAsync(this NotificationDesk desk, Comment comment, IReadOnlyList<Guid> mentioned, OpenTalk open, TalkScope scope, CancellationToken cancel) =>
        desk.TellAsync(NotificationKind.Mentioned, MentionKey(comment), Subject(comment, open, scope.AddressOf(comment.Id)), mentioned, cancel);

    /// <summary>Whoever is no longer mentioned loses the notification, unless they have read it. To be saved by the caller.</summary>
    public static Task TakeBackAsync(this NotificationDesk desk, Comment comment, CancellationToken cancel) =>
        desk.TakeBackAsync(MentionKey(comment), comment.WithdrawnAt is null ? [.. comment.Mentions.Select(each => each.AccountId)] : [], cancel);

    private static string MentionKey(Comment comment) => $"{NotificationKind.Mentioned}:{comment.Id}";

    public static NotificationSubject Subject(Comment comment, OpenTalk open, string path) => new(comment.SubjectId, open.Code, open.Title, path);
}
