using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>A plan, an amendment or a report exactly as a round froze it, in its printed form.</summary>
public static class GetRoundDocument
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid RoundId) : IQuery<IPrintedContent>;

    internal sealed class Handler(VisibleDb db, ReportContents contents, AgreedDocuments documents) : IRequestHandler<Query, IPrintedContent>
    {
        public async Task<IPrintedContent> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.RoundId, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            if (round.Subject != SignOffSubject.Report)
            {
                return await documents.OfRoundAsync(round, cancellationToken);
            }

            var issue = round.State == RoundState.Signed
                ? await db.Reports.Where(each => each.Id == round.SubjectId && each.Fingerprint == round.Fingerprint).Select(each => each.Issue).SingleOrDefaultAsync(cancellationToken)
                : null;

            // A number that is there before the paper is signed is on the paper.
            var numbered = issue ?? (round.State == RoundState.Open ? await db.Reports.Where(each => each.Id == round.SubjectId).Select(each => (each.Issue ?? 0) + 1).SingleAsync(cancellationToken) : 0);
            return contents.OfRound(round, issue) with
            {
                OfficeNumbers = await contents.NumbersAsync(round.SubjectId, numbered, cancellationToken),
                Replaces = await contents.ReplacedByAsync(round.SubjectId, numbered, cancellationToken),
            };
        }
    }

    /// <summary>Outside the circuit: an iframe asks for the page, a new window for the printed one.</summary>
    internal static void MapRoundDocument(this WebApplication app)
    {
        var round = app.MapGroup("/approvals/{id:guid}").RequireAuthorization();
        round.MapGet("/document", DocumentAsync);
        round.MapGet("/pdf", PdfAsync);
        round.MapGet("/pages/{page:int}", PageAsync);
        round.MapGet("/words", WordsAsync);
        app.MapGet("/approvals/files/{id:guid}", FileAsync).RequireAuthorization();
    }

    /// <param name="edition">joint (also where it is missing), vietnamese, lao or english.</param>
    /// <param name="first">vietnam or laos; the reader's own side where it is missing.</param>
    private static Task<IResult> DocumentAsync(Guid id, string? edition, string? first, HttpContext http, Dispatcher dispatcher, ReportHtml html) =>
        AnsweredAsync(http, async user =>
        {
            var content = await dispatcher.SendAs(user, new Query(id), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = "sandbox";
            return Results.Content(await html.RenderAsync(content, EditionAddress.Read(edition, first, user.Side)), "text/html; charset=utf-8");
        });

    private static Task<IResult> PdfAsync(Guid id, string? edition, string? first, HttpContext http, RoundPaper paper) =>
        PrintedAsync(id, http, async user =>
        {
            var key = EditionAddress.Read(edition, first, user.Side);
            var (printed, content) = await paper.PdfAsync(user, id, key, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            http.Response.Headers.ContentDisposition = new System.Net.Mime.ContentDisposition { Inline = true, FileName = NameOf(content, key) }.ToString();
            return Results.Bytes(printed, "application/pdf");
        });

    /// <param name="page">From 1.</param>
    /// <param name="size">close, for reading closely; as wide as a screen otherwise.</param>
    private static Task<IResult> PageAsync(Guid id, int page, string? edition, string? first, string? size, HttpContext http, RoundPaper paper) =>
        PrintedAsync(id, http, async user =>
        {
            var key = EditionAddress.Read(edition, first, user.Side);
            var drawn = string.Equals(size, nameof(PictureSize.Close), StringComparison.OrdinalIgnoreCase) ? PictureSize.Close : PictureSize.Screen;
            var picture = await paper.PictureAsync(user, id, key, page, drawn, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return picture is null ? Results.NotFound() : Results.Bytes(picture, "image/png");
        });

    /// <summary>The words of all pages, for those who do not see the pictures.</summary>
    private static Task<IResult> WordsAsync(Guid id, string? edition, string? first, HttpContext http, RoundPaper paper) =>
        PrintedAsync(id, http, async user =>
        {
            var words = await paper.WordsAsync(user, id, EditionAddress.Read(edition, first, user.Side), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return words is null ? Results.NotFound() : Results.Json(words);
        });

    private static Task<IResult> PrintedAsync(Guid id, HttpContext http, Func<CurrentUser, Task<IResult>> answer) =>
        AnsweredAsync(http, async user =>
        {
            try
            {
                return await answer(user);
            }
            catch (PrintingException failure)
            {
                return FileAnswers.NotPrinted(http, failure.Failure, $"/approvals/{id}");
            }
            catch (SealException failure)
            {
                return FileAnswers.NotSealed(http, failure.Fault, $"/approvals/{id}");
            }
        });

    private static string NameOf(IPrintedContent content, EditionKey key) =>
        content is AgreedDocument agreed ? key.FileName(agreed) : key.FileName(content.DocumentCode, content.IssueNumber, before: "for-signature");

    /// <summary>Always a download: a file that somebody uploaded is never opened as a page of this site.</summary>
    private static Task<IResult> FileAsync(Guid id, HttpContext http, Dispatcher dispatcher) =>
        AnsweredAsync(http, async user =>
        {
            var file = await dispatcher.SendAs(user, new GetSignOffFile.Query(id), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(file.Bytes, file.ContentType, file.FileName);
        });

    /// <summary>What the reader may not see is not there.</summary>
    private static async Task<IResult> AnsweredAsync(HttpContext http, Func<CurrentUser, Task<IResult>> answer)
    {
        try
        {
            return await answer(CurrentUser.From(http.User));
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, "/approvals");
        }
    }
}
