using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Features.Meetings;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="On">UTC+7, as the times are.</param>
/// <param name="Begins">As in 08:30.</param>
/// <param name="Minutes">Whether they are open, wait for both co-chairs, or are signed.</param>
/// <param name="ConfirmedBy">Sides whose secretaries confirmed the minutes as they are.</param>
/// <param name="Items">Agenda, decisions and notes.</param>
internal sealed record ApiMeeting(
    string Code, MeetingKind Kind, MeetingState State, ApiText Title, ApiText Place, Side Host, DateOnly On, string Begins, string Ends, MinutesState Minutes, IReadOnlyList<Side> ConfirmedBy, IReadOnlyList<ApiMeetingItem> Items)
{
    public static ApiMeeting Of(Meeting meeting) => new(
        meeting.Code, meeting.Kind, meeting.State, ApiText.Of(meeting.Title), ApiText.Of(meeting.Place), meeting.Host, meeting.On, MeetingTime.Words(meeting.Begins), MeetingTime.Words(meeting.Ends), meeting.Minutes,
        [.. Sides.Both.Where(meeting.IsConfirmedBy)], [.. meeting.Items.OrderBy(each => each.Kind).ThenBy(each => each.Number).Select(ApiMeetingItem.Of)]);
}

/// <param name="AboutPlan">Code of the plan that holds what it is about; null where it is about nothing in a plan.</param>
/// <param name="Responsible">Of a decision; null for both sides.</param>
/// <param name="Contents">Of a decision, codes of the memorandum's contents.</param>
/// <param name="ClosedOn">Of a decision; null while it is open.</param>
internal sealed record ApiMeetingItem(
    string Code, MeetingItemKind Kind, ApiText Words, MeetingSubject? About, string? AboutPlan, string? AboutCode, Side? Responsible, DateOnly? Due, IReadOnlyList<string> Contents, DateOnly? ClosedOn, ApiText? Result)
{
    public static ApiMeetingItem Of(MeetingItem item) => new(
        item.Code, item.Kind, ApiText.Of(item.Words), item.AboutKind, item.AboutPlan, item.AboutCode, item.Responsible, item.Due, item.Contents, item.ClosedOn, ApiText.OrNull(item.Result));
}

/// <summary>Meetings of the working group.</summary>
internal static class ApiMeetings
{
    public static void MapMeetings(this RouteGroupBuilder api) =>
        api.MapGet("/meetings", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListMeetings.Query(), found => new ApiList<ApiMeeting>([.. found.All.Select(ApiMeeting.Of)]))))
            .WithSummary("Meetings of the group with agenda and minutes, the next one first").Produces<ApiList<ApiMeeting>>().ProducesProblem(StatusCodes.Status403Forbidden);
}
