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

/// <summary>The document that both signed, of which a file is, byte by byte, a printed edition, with or without the numbers that were added to it; null where it was not printed here.</summary>
public static class FindIssuedFile
{
    /// <param name="Sha256">Of the file, 64 hexadecimal digits.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Sha256) : IQuery<Found?>;

    public sealed record Found(string Code, Edition Edition);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, Found?>
    {
        public Task<Found?> Handle(Query request, CancellationToken cancellationToken) => (
            from edition in db.Editions
            where edition.Sha256 == request.Sha256 || db.NumberLayers.Any(layer => layer.EditionId == edition.Id && layer.Sha256 == request.Sha256)
            join round in db.Rounds on edition.RoundId equals round.Id
            select new Found(ReportIssue.CodeOf(round.Fingerprint), edition.Edition)).FirstOrDefaultAsync(cancellationToken);
    }
}
