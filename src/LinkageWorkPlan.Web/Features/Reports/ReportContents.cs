using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
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
            var content = await ComputeAsync(report, cancel);
            return content with { Signatures = await SignaturesAsync(null, cancel) };
        }

        var state = report.State == ReportState.Issued ? RoundState.Signed : RoundState.Open;
        var round = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == report.Id && each.State == state).OrderByDescending(each => each.Id).FirstAsync(cancel);
        return await OfRoundAsync(round, report.Issue, cancel);
    }

    /// <summary>What was frozen in a round, with what was signed of it.</summary>
    /// <param name="issue">Null while it is not issued.</param>
    public async Task<ReportContent> OfRoundAsync(SignOffRound round, int? issue, CancellationToken cancel) =>
        CanonicalContent.Read(round.Content) with
        {
            Signatures = await SignaturesAsync(round, cancel),
            IssueNumber = issue,
            Fingerprint = round.Fingerprint,
        };

    /// <summary>The content as it would be frozen now.</summary>
    public async Task<ReportContent> ComputeAsync(Report report, CancellationToken cancel) =>
        ContentOfPlan.Of(report, await PlanStanding.LoadAsync(db, report.PlanId, report.CutOff, cancel), templates.Wording);

    private async Task<IReadOnlyList<SignatureBlock>> SignaturesAsync(SignOffRound? round, CancellationToken cancel)
    {
        var blocks = new List<SignatureBlock>();
        foreach (var side in Sides.Both)
        {
            var signature = round?.Signatures.FirstOrDefault(each => each.Side == side);
            blocks.Add(signature is null
                ? new SignatureBlock(side, LocalizedText.Empty, templates.Wording.PositionOf(side))
                : new SignatureBlock(side, Same(signature.Name), await PositionAsync(signature, cancel), new DateTimeOffset(signature.SignedAt, TimeSpan.Zero), SignatureMethod.Electronic));
        }

        return blocks;
    }

    /// <summary>The words that were signed, in all languages where the account still has them.</summary>
    private async Task<LocalizedText> PositionAsync(Signature signature, CancellationToken cancel)
    {
        var position = await db.Users.AsNoTracking().Where(each => each.Id == signature.AccountId).Select(each => each.Position).SingleOrDefaultAsync(cancel);
        return position is not null && Languages.All.Any(language => position[language]?.Text == signature.Position) ? position
            : signature.Position.Length == 0 ? templates.Wording.PositionOf(signature.Side)
            : Same(signature.Position);
    }

    private static LocalizedText Same(string words) => LocalizedText.Of(Language.Vi, words, words, words);
}
