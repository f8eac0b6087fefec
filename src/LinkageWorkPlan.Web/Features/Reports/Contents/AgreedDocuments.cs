using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Plans, amendments, rounds of scoring and what is printed of meetings: computed while they are drafts, and read back from the frozen round from then on.</summary>
public sealed class AgreedDocuments(WorkPlanDb db, ReportTemplates templates, ReportContents contents, SiteAddress site)
{
    /// <param name="plan">With its pillars.</param>
    public async Task<AgreedDocument> OfPlanAsync(WorkPlan plan, CancellationToken cancel)
    {
        if (await FrozenAsync(plan.Id, cancel) is { } round && plan.State != PlanState.Draft)
        {
            return await OfRoundAsync(round, cancel);
        }

        return new PlanDocument
        {
            Plan = await PlanParts.ContentAsync(db, plan, cancel),
            GroupName = templates.Wording[WordingKeys.GroupName],
            Basis = Memorandum,
            Sectors = SectorTitles.Of(plan.Sectors),
            Signatures = contents.SignaturesOf(null),
        };
    }

    /// <param name="plan">With its pillars.</param>
    /// <param name="amendment">With its items.</param>
    public async Task<AgreedDocument> OfAmendmentAsync(WorkPlan plan, Amendment amendment, CancellationToken cancel)
    {
        if (await FrozenAsync(amendment.Id, cancel) is { } round && amendment.State != AmendmentState.Draft)
        {
            return await OfRoundAsync(round, cancel);
        }

        var content = AmendmentContent.Of(plan, amendment, await db.Owners.AsNoTracking().ToDictionaryAsync(each => each.Id, cancel), await db.Memorandum.AsNoTracking().ToListAsync(cancel));
        return new AmendmentDocument
        {
            Amendment = content,
            GroupName = templates.Wording[WordingKeys.GroupName],
            Basis = ReportWords.Basis(plan, templates.Wording),
            Sectors = await db.TitlesAsync(plan.Id, content, cancel),
            Signatures = contents.SignaturesOf(null),
        };
    }

    /// <param name="plan">Adopted by both sides.</param>
    /// <param name="content">As it is agreed now.</param>
    /// <param name="amendments">Those in force, in their order and with what they concern; at least one.</param>
    public async Task<ConsolidatedDocument> OfConsolidatedAsync(WorkPlan plan, PlanContent content, IReadOnlyList<Amendment> amendments, CancellationToken cancel) => new()
    {
        Plan = content,
        AdoptedOn = plan.AdoptedOn!.Value,
        Amendments = [.. amendments.Select(each => new AmendmentInForce(each.Number, each.InForceOn!.Value))],
        Rows = [.. amendments.SelectMany(AmendedRow.OfAmendment)],
        GroupName = templates.Wording[WordingKeys.GroupName],
        Basis = Memorandum,
        Sectors = await db.TitlesAsync(plan.Id, content, cancel),
    };

    /// <summary>The minutes of a meeting: what waits for signatures or has them, or what they say now.</summary>
    public async Task<AgreedDocument> OfMinutesAsync(Meeting meeting, CancellationToken cancel)
    {
        if (meeting.Minutes != MinutesState.Open && await FrozenAsync(meeting.Id, cancel) is { } round)
        {
            return await OfRoundAsync(round, cancel);
        }

        return OfMinutes(MinutesContent.Of(meeting)) with { Signatures = contents.SignaturesOf(null) };
    }

    public InvitationDocument OfInvitation(Meeting meeting) => new() { Meeting = MinutesContent.Of(meeting), GroupName = templates.Wording[WordingKeys.GroupName] };

    /// <summary>A round of scoring: what waits for signatures or has them, or what it says now.</summary>
    /// <param name="sheet">Both panels finished.</param>
    /// <param name="ballots">Of both panels.</param>
    /// <param name="pilots">The sheet's candidates.</param>
    public async Task<AgreedDocument> OfScoringAsync(ScoringSheet sheet, IReadOnlyCollection<Ballot> ballots, IReadOnlyCollection<PilotModel> pilots, CancellationToken cancel)
    {
        if (sheet.Signing is SheetSigning.ForSignature or SheetSigning.Signed && await FrozenAsync(sheet.Id, cancel) is { } round)
        {
            return await OfRoundAsync(round, cancel);
        }

        return OfScoring(ScoringContent.Of(sheet, ballots, pilots)) with { Signatures = contents.SignaturesOf(null) };
    }

    /// <summary>What was frozen in a round of a plan, an amendment, minutes or scores, with what was signed of it.</summary>
    /// <exception cref="RuleException">It is a report's: <see cref="Rules.NotFound"/>.</exception>
    public async Task<AgreedDocument> OfRoundAsync(SignOffRound round, CancellationToken cancel)
    {
        AgreedDocument document = round.Subject switch
        {
            SignOffSubject.Plan => await OfAdoptedAsync(PlanContent.Read(round.Content), round.SubjectId, cancel),
            SignOffSubject.Amendment => await OfAmendedAsync(AmendmentContent.Read(round.Content), round.SubjectId, cancel),
            SignOffSubject.Minutes => OfMinutes(MinutesContent.Read(round.Content)),
            SignOffSubject.ScoringSheet => OfScoring(ScoringContent.Read(round.Content)),
            SignOffSubject.Report => throw new RuleException(Rules.NotFound),
        };
        var stands = round.Stands();
        return document with
        {
            Fingerprint = stands ? round.Fingerprint : null,
            Signatures = contents.SignaturesOf(stands ? round : null),
            OfficeNumbers = round.State == RoundState.Signed ? await contents.NumbersAsync(round.SubjectId, 1, cancel) : [],
            VerificationAddress = round.State == RoundState.Signed ? site.VerificationOf(ReportIssue.CodeOf(round.Fingerprint)) : null,
        };
    }

    /// <summary>What is being signed or was signed; null where nothing was sent, or it came back.</summary>
    private Task<SignOffRound?> FrozenAsync(Guid subject, CancellationToken cancel) => db.Rounds.AsNoTracking().AsSplitQuery()
        .Where(each => each.SubjectId == subject && (each.State == RoundState.Open || each.State == RoundState.Signed)).OrderByDescending(each => each.RequestedAt).FirstOrDefaultAsync(cancel);

    private async Task<PlanDocument> OfAdoptedAsync(PlanContent content, Guid id, CancellationToken cancel) => new()
    {
        Plan = content,
        GroupName = templates.Wording[WordingKeys.GroupName],
        Basis = Memorandum,
        Sectors = await db.TitlesAsync(id, content, cancel),
    };

    private MinutesDocument OfMinutes(MinutesContent content) => new() { Meeting = content, GroupName = templates.Wording[WordingKeys.GroupName] };

    private ScoringDocument OfScoring(ScoringContent content) => new()
    {
        Scoring = content,
        Title = templates.Wording.Format(WordingKeys.ScoringSubject, _ => [content.RoundCode]),
        GroupName = templates.Wording[WordingKeys.GroupName],
    };

    /// <summary>What was signed names the plan by the title it had then: a later amendment may have given it another.</summary>
    private async Task<AmendmentDocument> OfAmendedAsync(AmendmentContent content, Guid id, CancellationToken cancel)
    {
        var of = await db.Amendments.Where(each => each.Id == id).Join(db.Plans, each => each.PlanId, plan => plan.Id, (_, plan) => new { plan.Id, plan.AdoptedOn }).SingleAsync(cancel);
        return new AmendmentDocument
        {
            Amendment = content,
            GroupName = templates.Wording[WordingKeys.GroupName],
            Basis = ReportWords.Basis(content.PlanTitle, of.AdoptedOn, templates.Wording),
            Sectors = await db.TitlesAsync(of.Id, content, cancel),
        };
    }

    /// <summary>What a plan rests on; an amendment rests on the plan as well.</summary>
    private IReadOnlyList<LocalizedText> Memorandum => [templates.Wording[WordingKeys.BasisMemorandum]];
}
