using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>What anybody may know of an issue by its code: that it is genuine, when it was issued and by whom it was signed, and nothing of what it says.</summary>
public static class FindIssue
{
    /// <param name="Code">As <see cref="IssueCode.Read"/> gives it.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Code) : IQuery<Found?>;

    /// <param name="Newest">Number of the report's newest issue: a smaller <paramref name="Number"/> is superseded.</param>
    /// <param name="Seal">The weakest seal of its editions; null while none is printed.</param>
    public sealed record Found(string Code, int Number, DateOnly IssuedOn, int Newest, SealKind? Seal, IReadOnlyList<SignatureRow> Signatories);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Found?>
    {
        public async Task<Found?> Handle(Query request, CancellationToken cancellationToken)
        {
            var found = await (
                from issue in db.Issues.AsNoTracking()
                where issue.Code == request.Code
                join signed in db.Rounds.AsNoTracking() on issue.RoundId equals signed.Id
                select new { Issue = issue, Round = signed, Newest = db.Issues.Where(each => each.ReportId == issue.ReportId).Max(each => each.Number) }).SingleOrDefaultAsync(cancellationToken);
            if (found is null)
            {
                return null;
            }

            var seals = await db.Editions.Where(each => each.ReportId == found.Issue.ReportId && each.Issue == found.Issue.Number).Select(each => each.Seal).ToListAsync(cancellationToken);
            var signatures = await db.RowsOfAsync(found.Round.Signatures, withFiles: false, cancellationToken);
            return new Found(
                found.Issue.Code,
                found.Issue.Number,
                found.Issue.IssuedOn,
                found.Newest,
                seals.Count == 0 ? null : seals.Min(),
                [.. signatures.OrderBy(each => each.Side)]);
        }
    }
}

/// <summary>The code of the issue of which a file is, byte by byte, an edition; null where it was not issued here.</summary>
public static class FindIssuedFile
{
    /// <param name="Sha256">Of the file, 64 hexadecimal digits.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Sha256) : IQuery<string?>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, string?>
    {
        public Task<string?> Handle(Query request, CancellationToken cancellationToken) => (
            from edition in db.Editions
            where edition.Sha256 == request.Sha256
            join issue in db.Issues on new { edition.ReportId, Number = edition.Issue } equals new { issue.ReportId, issue.Number }
            select issue.Code).FirstOrDefaultAsync(cancellationToken);
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
