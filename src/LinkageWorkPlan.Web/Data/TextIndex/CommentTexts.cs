using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>What people say to each other: no agreement holds it. The desk has what somebody asked to be translated.</summary>
internal sealed class CommentTexts() : TextSource(TextKind.Comment)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.Comments.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var comments = await db.Comments.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return comments.Select(each => (
            new TextOrigin(
                Kind, each.Id, each.PlanId, each.About == CommentAbout.Task ? each.SubjectId : null, each.Code,
                "5/" + each.WrittenAt.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), null, []),
            each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.Comments.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } comment)
        {
            return default;
        }

        await db.LockCommentSubjectAsync(comment.About, comment.SubjectId, cancel);
        return (comment, null);
    }
}
