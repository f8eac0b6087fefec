using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>What was said about a task, a report or an amendment, the oldest first, and who can be mentioned.</summary>
public static class ListComments
{
    /// <summary>Of one page.</summary>
    public const int PageSize = 100;

    /// <param name="Part">Of one milestone or section alone; null for all.</param>
    /// <param name="Page">From 1, which has the newest.</param>
    /// <param name="Comment">The page that it stands on; null for that number.</param>
    /// <param name="Newest">So many of the newest, and nobody to mention; null for a page.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(TalkScope Talk, string? Part = null, int Page = 1, int? Newest = null, Guid? Comment = null) : IQuery<Model>;

    /// <param name="Code">Of what is talked about.</param>
    /// <param name="Parts">What a comment can be about, beside the whole.</param>
    /// <param name="People">Who may read it and is not the reader, by side and name.</param>
    /// <param name="MayWrite">False once the plan is closed.</param>
    /// <param name="Count">Of all pages.</param>
    /// <param name="Page">The one that is shown, from 1.</param>
    public sealed record Model(
        Guid SubjectId, string Code, LocalizedText Title, IReadOnlyList<TalkPart> Parts, IReadOnlyList<Row> Rows, IReadOnlyList<Reader> People, bool MayWrite, int Count, int Page)
    {
        public int Pages => (Count + PageSize - 1) / PageSize;
    }

    /// <param name="MayCorrect">True for the reader's own, for a short time.</param>
    /// <param name="MayWithdraw">True for the reader's own.</param>
    public sealed record Row(Comment Comment, bool MayCorrect, bool MayWithdraw, bool MayAsk)
    {
        public IReadOnlyList<string> Mentioned => [.. Comment.Mentions.Select(each => each.Name).Order(StringComparer.Ordinal)];
    }

    public sealed record Reader(Guid Id, string Name, Role Role, Side Side);

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var open = await OpenTalk.OpenAsync(db, request.Talk, cancellationToken);
            var all = db.Comments.Where(each => each.SubjectId == open.SubjectId && (request.Part == null || each.Part == request.Part));
            var (count, most) = (await all.CountAsync(cancellationToken), request.Newest ?? PageSize);
            var page = request.Comment is { } wanted && count > most ? await PageOfAsync(all, wanted, cancellationToken) : Math.Clamp(request.Page, 1, count + 1);
            var found = await all.OrderByDescending(each => each.WrittenAt).ThenByDescending(each => each.Id).Skip((page - 1) * most).Take(most).ToListAsync(cancellationToken);
            found.Reverse();
            var (reader, now) = (context.User.Id, clock.UtcNow);
            var people = request.Newest is not null ? [] : await db.Users.Where(each => !each.IsDisabled && each.Id != reader).Select(each => new Reader(each.Id, each.DisplayName, each.Role, each.Side)).ToListAsync(cancellationToken);
            return new Model(
                open.SubjectId, open.Code, open.Title, open.Parts,
                [.. found.Select(each => new Row(
                    each, !open.IsClosed && each.MayCorrect(reader, now), !open.IsClosed && each.AuthorId == reader && each.WithdrawnAt is null,
                    !open.IsClosed && each.Untranslated is { } missing && each.AskedIn != missing))],
                [.. people.Where(each => Comment.MayRead(each.Role)).OrderBy(each => each.Side).ThenBy(each => each.Name, StringComparer.Ordinal)],
                !open.IsClosed, count, page);
        }

        /// <summary>The first one where it is not there.</summary>
        private static async Task<int> PageOfAsync(IQueryable<Comment> all, Guid wanted, CancellationToken cancel)
        {
            var ids = await all.OrderByDescending(each => each.WrittenAt).ThenByDescending(each => each.Id).Select(each => each.Id).ToListAsync(cancel);
            return 1 + (Math.Max(0, ids.IndexOf(wanted)) / PageSize);
        }
    }
}
