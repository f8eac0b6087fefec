using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Invitations and minutes as files.</summary>
internal static class MeetingEndpoints
{
    public static void MapMeetingDocuments(this WebApplication app)
    {
        var meeting = app.MapGroup("/meetings/{meetingCode}").RequireAuthorization();
        meeting.MapGet("/invitation.pdf", (string meetingCode, string? edition, string? first, HttpContext http, ReportPdf pdf) =>
            FileAsync(meetingCode, edition, first, http, pdf.OfInvitationAsync));
        meeting.MapGet("/minutes.pdf", (string meetingCode, string? edition, string? first, HttpContext http, ReportPdf pdf) =>
            FileAsync(meetingCode, edition, first, http, pdf.OfMinutesAsync));
    }

    /// <param name="edition">joint (also where it is missing), vietnamese, lao or english.</param>
    /// <param name="first">vietnam or laos; the reader's own side where it is missing.</param>
    private static async Task<IResult> FileAsync(
        string meetingCode, string? edition, string? first, HttpContext http, Func<CurrentUser, string, Domain.Reports.EditionKey, CancellationToken, Task<PrintedReport>> print)
    {
        var user = CurrentUser.From(http.User);
        var back = EditionAddress.FilesOfMeeting(meetingCode);
        try
        {
            var printed = await print(user, meetingCode, EditionAddress.Read(edition, first, user.Side), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.File(printed.Pdf, "application/pdf", printed.FileName);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, back);
        }
        catch (PrintingException failure)
        {
            return FileAnswers.NotPrinted(http, failure.Failure, back);
        }
        catch (SealException failure)
        {
            return FileAnswers.NotSealed(http, failure.Fault, back);
        }
    }
}
