using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>What goes into the archive of an issue: all that is stored of it, the papers behind its signatures, and the evidence that its annex V lists.</summary>
public static class GetArchive
{
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<View>;

    /// <param name="Canonical">The content exactly as signed.</param>
    /// <param name="Editions">Those that are stored; fewer than <see cref="EditionKey.Issued"/> while some are still to be printed.</param>
    /// <param name="Evidence">Each file once.</param>
    public sealed record View(int Number, string Canonical, ReportContent Content, IReadOnlyList<EditionKey> Editions, IReadOnlyList<Listed> Evidence, IReadOnlyList<Scan> Scans);

    public sealed record Listed(string Sha256, string FileName);

    /// <param name="IsDelegation">The decision by which a deputy signed; false for the signed paper.</param>
    public sealed record Scan(Side Side, bool IsDelegation, Guid FileId, string FileName);

    internal sealed class Handler(VisibleDb db, ReportContents contents, StoredFileReader files) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, number) = (report.ReportId, request.Issue ?? report.Issue);
            var content = await contents.OfIssueAsync(id, number, cancellationToken);
            var canonical = await files.SignedContentAsync(RoundsOf(db, id, number), cancellationToken);
            var stored = await db.Editions.Where(each => each.SubjectId == id && each.Issue == number).Select(each => new { each.Edition, each.Reader }).ToListAsync(cancellationToken);
            var hashes = content.Products.Select(each => each.Sha256).OfType<string>().ToList();
            var evidence = await db.EvidenceListed(report.PlanId, hashes).OrderBy(each => each.Id).Select(each => new Listed(each.Sha256, each.FileName)).ToListAsync(cancellationToken);
            return new View(
                number,
                canonical,
                content,
                [.. EditionKey.Issued.Where(key => stored.Any(each => key == new EditionKey(each.Edition, each.Reader)))],
                [.. evidence.DistinctBy(each => each.Sha256).OrderBy(each => hashes.IndexOf(each.Sha256))],
                await ScansAsync(db.Whole, id, number, cancellationToken));
        }
    }

    /// <summary>Of the signatures of an issue, the Vietnamese side's first.</summary>
    internal static async Task<IReadOnlyList<Scan>> ScansAsync(WorkPlanDb db, Guid reportId, int number, CancellationToken cancel)
    {
        var signatures = (await RoundsOf(db, reportId, number).AsNoTracking().SingleAsync(cancel)).Signatures.OrderBy(each => each.Side).ToList();
        var decisions = signatures.Select(each => each.DelegationId).OfType<Guid>().ToList();
        var delegations = await db.Delegations.AsNoTracking().Where(each => decisions.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.ScanId, cancel);
        var wanted = signatures.SelectMany(each => new[]
        {
            (each.Side, IsDelegation: false, FileId: each.ScanId),
            (each.Side, IsDelegation: true, FileId: each.DelegationId is { } id ? delegations.GetValueOrDefault(id) : null as Guid?),
        }).Where(each => each.FileId is not null).ToList();
        var ids = wanted.Select(each => each.FileId!.Value).ToList();
        var names = await db.SignOffFiles.Where(each => ids.Contains(each.Id)).Select(each => new { each.Id, each.FileName }).ToDictionaryAsync(each => each.Id, each => each.FileName, cancel);
        return [.. wanted.Where(each => names.ContainsKey(each.FileId!.Value)).Select(each => new Scan(each.Side, each.IsDelegation, each.FileId!.Value, names[each.FileId!.Value]))];
    }

    private static IQueryable<SignOffRound> RoundsOf(VisibleDb db, Guid reportId, int number) => RoundsOf(db.Whole, reportId, number);

    private static IQueryable<SignOffRound> RoundsOf(WorkPlanDb db, Guid reportId, int number) =>
        from issue in db.Issues
        where issue.ReportId == reportId && issue.Number == number
        join round in db.Rounds.AsSplitQuery() on issue.RoundId equals round.Id
        select round;
}
