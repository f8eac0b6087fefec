using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>The content of a report: computed while it is a draft, and read back from the frozen round from then on.</summary>
public sealed class ReportContents(WorkPlanDb db, ReportTemplates templates)
{
    public async Task<ReportContent> OfAsync(Report report, CancellationToken cancel)
    {
        if (report.State == ReportState.Draft)
        {
            return (await ComputeAsync(report, cancel)) with { Signatures = SignaturesOf(null) };
        }

        var state = report.State == ReportState.Issued ? RoundState.Signed : RoundState.Open;
        var round = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == report.Id && each.State == state).OrderByDescending(each => each.Id).FirstAsync(cancel);
        return OfRound(round, report.State == ReportState.Issued ? report.Issue : null);
    }

    /// <summary>What was frozen in a round, with what was signed of it.</summary>
    /// <param name="issue">Null while it is not issued.</param>
    public ReportContent OfRound(SignOffRound round, int? issue) =>
        CanonicalContent.Read(round.Content) with
        {
            Signatures = SignaturesOf(round),
            IssueNumber = issue,
            Fingerprint = round.Fingerprint,
        };

    /// <summary>The content as it would be frozen now.</summary>
    public async Task<ReportContent> ComputeAsync(Report report, CancellationToken cancel) =>
        ContentOfPlan.Of(report, await PlanStanding.LoadAsync(db, report.PlanId, report.CutOff, cancel), templates.Wording);

    private IReadOnlyList<SignatureBlock> SignaturesOf(SignOffRound? round) => [.. Sides.Both.Select(side =>
        round?.Signatures.FirstOrDefault(each => each.Side == side) is { } signature
            ? new SignatureBlock(
                side,
                LocalizedText.Of(Language.Vi, signature.Name, signature.Name, signature.Name),
                signature.Position.IsEmpty ? templates.Wording.PositionOf(side) : signature.Position,
                new DateTimeOffset(signature.SignedAt, TimeSpan.Zero),
                SignatureMethod.Electronic)
            : new SignatureBlock(side, LocalizedText.Empty, templates.Wording.PositionOf(side)))];
}
