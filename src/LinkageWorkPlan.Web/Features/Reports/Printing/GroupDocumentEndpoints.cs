using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What is printed beside the plans as files: invitations, minutes and rounds of scoring.</summary>
internal static class GroupDocumentEndpoints
{
    public static void MapMeetingDocuments(this WebApplication app)
    {
        var meeting = app.MapGroup("/meetings/{meetingCode}").RequireAuthorization();
        meeting.MapGet("/invitation.pdf", (string meetingCode, string? edition, string? first, HttpContext http, ReportPdf pdf) =>
            FileAsync(meetingCode, EditionAddress.FilesOfMeeting(meetingCode), edition, first, http, pdf.OfInvitationAsync));
        meeting.MapGet("/minutes.pdf", (string meetingCode, string? edition, string? first, HttpContext http, ReportPdf pdf) =>
            FileAsync(meetingCode, EditionAddress.FilesOfMeeting(meetingCode), edition, first, http, pdf.OfMinutesAsync));
    }

    /// <summary>Rounds of scoring as files.</summary>
    public static void MapScoringDocuments(this WebApplication app) =>
        app.MapGroup("/pilots/scoring/{sheetCode}").RequireAuthorization().MapGet("/sheet.pdf", (string sheetCode, string? edition, string? first, HttpContext http, ReportPdf pdf) =>
            FileAsync(sheetCode, EditionAddress.FilesOfScoring(sheetCode), edition, first, http, pdf.OfScoringAsync));

    /// <param name="back">The page that a refusal leads back to.</param>
    /// <param name="edition">joint (also where it is missing), vietnamese, lao or english.</param>
    /// <param name="first">vietnam or laos; the reader's own side where it is missing.</param>
    private static async Task<IResult> FileAsync(
        string code, string back, string? edition, string? first, HttpContext http, Func<CurrentUser, string, Domain.Reports.EditionKey, CancellationToken, Task<PrintedReport>> print)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var printed = await print(user, code, EditionAddress.Read(edition, first, user.Side), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
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
