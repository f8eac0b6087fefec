using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Talk;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Part">A milestone's code or a section's key; empty for the whole.</param>
/// <param name="Text">Null once it was withdrawn.</param>
/// <param name="WrittenAt">UTC.</param>
/// <param name="CorrectedAt">UTC; null while it stands as it was written first.</param>
/// <param name="WithdrawnAt">UTC; null while it stands.</param>
/// <param name="Mentions">Names of whom it is meant for.</param>
/// <param name="AskedIn">Code of the language it is asked to be translated into; null while nobody asks.</param>
internal sealed record ApiComment(
    Guid Id, string Part, string Author, Side Side, ApiText? Text, DateTime WrittenAt, DateTime? CorrectedAt, DateTime? WithdrawnAt, IReadOnlyList<string> Mentions, string? AskedIn)
{
    public static ApiComment Of(ListComments.Row row) => new(
        row.Comment.Id, row.Comment.Part, row.Comment.AuthorName, row.Comment.AuthorSide, ApiText.OrNull(row.Comment.Text), row.Comment.WrittenAt, row.Comment.CorrectedAt,
        row.Comment.WithdrawnAt, row.Mentioned, row.Comment.AskedIn?.Code());
}

/// <param name="Path">The page that it opens, from the first slash.</param>
/// <param name="By">Who caused it; null for the calendar.</param>
/// <param name="At">UTC.</param>
/// <param name="Times">How often it happened since it was read last.</param>
internal sealed record ApiNotification(Guid Id, NotificationKind Kind, string Code, ApiText Title, string Path, string? By, DateTime At, int Times, bool IsRead)
{
    public static ApiNotification Of(ListNotifications.Row row) => new(row.Id, row.Kind, row.Code, ApiText.Of(row.Title), row.Path, row.ByName, row.At, row.Times, row.IsRead);
}

/// <summary>Comments and notifications.</summary>
internal static class ApiTalk
{
    public static void MapTalk(this RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}/tasks/{task}/comments", (string plan, string task, string? part, int? page, HttpContext http) => CommentsAsync(http, new TalkScope(plan, task), part, page))
            .WithSummary("What was said about a task; page 1 has the newest, the oldest of each page first. part is a milestone's code").Produces<ApiPage<ApiComment>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/amendments/{number:int}/comments", (string plan, int number, int? page, HttpContext http) => CommentsAsync(http, new TalkScope(plan, Amendment: number), null, page))
            .WithSummary("What was said about an amendment").Produces<ApiPage<ApiComment>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{plan}/{report}/comments", (string plan, string report, string? part, int? page, HttpContext http) => CommentsAsync(http, new TalkScope(plan, ReportCode: report), part, page))
            .WithSummary("What was said about a report; part is a section's key").Produces<ApiPage<ApiComment>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/notifications", (int? page, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListNotifications.Query(page ?? 1), found => ApiPaging.Of(http, page, found.Page, found.Pages, found.Count, found.Rows.Select(ApiNotification.Of))))
            .WithSummary("Your notifications, the newest first; reading them here leaves them unread").Produces<ApiPage<ApiNotification>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<IResult> CommentsAsync(HttpContext http, TalkScope about, string? part, int? page) => ApiAnswer.OfAsync(
        http,
        new ListComments.Query(about, string.IsNullOrEmpty(part) ? null : part, page ?? 1),
        found =>
        {
            ApiUnknownException.Require(nameof(part), part, found.Parts.Select(each => each.Code));
            return ApiPaging.Of(http, page, found.Page, found.Pages, found.Count, found.Rows.Select(ApiComment.Of));
        });
}
