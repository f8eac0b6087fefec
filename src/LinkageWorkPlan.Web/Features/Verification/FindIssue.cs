using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>
/// What anybody may know of an issue by its code: what is on its cover and its signing page, so that it can be compared with the paper in
/// one's hand, and nothing else of what it says. A code alone proves nothing: whoever has seen one report can print its code on another.
/// </summary>
public static class FindIssue
{
    /// <param name="Code">As <see cref="IssueCode.Read"/> gives it.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Code) : IQuery<Found?>;

    /// <param name="Subject">The report's title, as on its cover.</param>
    /// <param name="Newest">Number of the report's newest issue: a smaller <paramref name="Number"/> is superseded.</param>
    /// <param name="Seal">The weakest seal of its editions; null while none is printed.</param>
    /// <param name="Prints">What was printed of it so far.</param>
    public sealed record Found(
        string Code,
        string ReportCode,
        string PlanCode,
        ReportKind Kind,
        LocalizedText Subject,
        DateOnly PeriodStart,
        DateOnly PeriodEnd,
        string Fingerprint,
        int Number,
        DateOnly IssuedOn,
        int Newest,
        SealKind? Seal,
        IReadOnlyList<SignatureRow> Signatories,
        IReadOnlyList<Print> Prints);

    public sealed record Print(EditionKey Key, int Pages);

    internal sealed class Handler(WorkPlanDb db, ReportContents contents) : IRequestHandler<Query, Found?>
    {
        public async Task<Found?> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await (
                from issue in db.Issues.AsNoTracking()
                where issue.Code == request.Code
                join signed in db.Rounds.AsNoTracking().AsSplitQuery() on issue.RoundId equals signed.Id
                select new { Issue = issue, Round = signed, Newest = db.Issues.Where(each => each.ReportId == issue.ReportId).Max(each => each.Number) }).SingleOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return null;
            }

            var editions = await db.Editions.Where(each => each.ReportId == found.Issue.ReportId && each.Issue == found.Issue.Number)
                .Select(each => new { each.Edition, each.Reader, each.Seal, each.Pages }).ToListAsync(cancellationToken);
            var seals = editions.Where(each => each.Edition != Edition.English).Select(each => each.Seal).ToList();
            var content = contents.OfRound(found.Round, found.Issue.Number);
            var signatures = found.Round.Signatures.Rows(withFiles: false);
            return new Found(
                found.Issue.Code,
                content.ReportCode,
                content.PlanCode,
                content.Kind,
                content.Subject,
                content.PeriodStart,
                content.PeriodEnd,
                found.Issue.Fingerprint,
                found.Issue.Number,
                found.Issue.IssuedOn,
                found.Newest,
                seals.Count == 0 ? null : seals.Min(),
                [.. signatures.OrderBy(each => each.Side)],
                [.. editions.OrderBy(each => each.Edition).ThenBy(each => each.Reader).Select(each => new Print(new EditionKey(each.Edition, each.Reader), each.Pages))]);
        }
    }
}

/// <summary>The code that is printed on every page of an issue, as people type it.</summary>
public static class IssueCode
{
    /// <returns>In its stored form; null where what was typed is none. Groups, dashes, spaces and capitals are let pass.</returns>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? string.Empty).Where(each => !char.IsWhiteSpace(each) && each is not ('-' or '–' or '‑'))).ToLowerInvariant();
        return code.Length == ReportIssue.CodeLength && code.All(char.IsAsciiHexDigitLower) ? code : null;
    }
}
