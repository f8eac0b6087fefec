using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>A return: what a co-chair said of the whole and of single parts, and the result of each.</summary>
/// <param name="At">UTC.</param>
public sealed record ReturnedContent(Guid RoundId, string By, DateTime At, IReadOnlyList<ReturnedComment> Comments)
{
    /// <summary>The translation desk that has them; null where it has none.</summary>
    public string? DeskAddress { get; init; }

    /// <summary>Comments on parts that nobody has answered: they keep the next content from being sent.</summary>
    public int Open => Comments.Count(each => each.Part.Length > 0 && each.State == CommentState.Open);
}

/// <param name="Part">Empty for the comment on the whole.</param>
/// <param name="Answer">What was done, or why it was not; null while nobody answered.</param>
public sealed record ReturnedComment(string Part, string Words, CommentState State, CommentAnswer? Answer)
{
    /// <summary>In both languages, as far as somebody wrote it.</summary>
    public LocalizedText Text { get; init; } = LocalizedText.Of(ReturnText.LanguageOf(Words), Words);
}

internal static class Returns
{
    /// <returns>Null where the newest round of the subject was not returned.</returns>
    public static async Task<ReturnedContent?> LastReturnAsync(this WorkPlanDb db, Guid subjectId, CancellationToken cancel) =>
        await db.Rounds.AsNoTracking().AsSplitQuery().Include(each => each.Answers).Where(each => each.SubjectId == subjectId).OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancel)
            is { State: RoundState.Returned } round ? await OfAsync(db, round, cancel) : null;

    /// <summary>The round's own return or, where it was not returned, the last one before it.</summary>
    public static async Task<ReturnedContent?> ReturnedAsync(this WorkPlanDb db, SignOffRound round, CancellationToken cancel)
    {
        var found = await db.Rounds.AsNoTracking().AsSplitQuery().Include(each => each.Answers)
            .Where(each => each.SubjectId == round.SubjectId && each.State == RoundState.Returned && (each.Id == round.Id || each.RequestedAt <= round.RequestedAt))
            .OrderByDescending(each => each.Id == round.Id).ThenByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancel);
        return found is null ? null : await OfAsync(db, found, cancel);
    }

    /// <summary>What keeps a content from being sent again: comments on parts that nobody has answered.</summary>
    public static async Task<IReadOnlyList<BrokenRule>> UnansweredAsync(this WorkPlanDb db, Guid subjectId, CancellationToken cancel) =>
        await db.LastReturnAsync(subjectId, cancel) is { Open: > 0 } returned ? [new BrokenRule(Rules.CommentsOpen, null, returned.Open)] : [];

    private static async Task<ReturnedContent> OfAsync(WorkPlanDb db, SignOffRound round, CancellationToken cancel)
    {
        var kept = await db.ReturnTexts.AsNoTracking().Where(each => each.RoundId == round.Id).ToListAsync(cancel);
        var texts = kept.ToDictionary(each => each.Part, each => each.Text);
        var plan = kept is not [{ PlanId: { } planId }, ..] ? null : Uri.EscapeDataString(await db.Plans.Where(each => each.Id == planId).Select(each => each.Code).SingleAsync(cancel));
        ReturnedComment Comment(string part, string words)
        {
            var comment = new ReturnedComment(part, words, round.StateOf(part), round.AnswerTo(part));
            return texts.TryGetValue(part, out var text) ? comment with { Text = text } : comment;
        }

        return new ReturnedContent(
            round.Id,
            round.ClosedByName ?? string.Empty,
            round.ClosedAt ?? round.RequestedAt,
            [
                .. string.IsNullOrEmpty(round.Comment) ? Array.Empty<ReturnedComment>() : [Comment(string.Empty, round.Comment)],
                .. round.Comments.OrderBy(each => each.Part, StringComparer.Ordinal).Select(each => Comment(each.Part, each.Words)),
            ])
        {
            DeskAddress = plan is null ? null : round.Subject == SignOffSubject.Report ? $"/reports/{plan}/{Uri.EscapeDataString(round.SubjectCode)}/texts" : $"/plans/{plan}/texts",
        };
    }
}
