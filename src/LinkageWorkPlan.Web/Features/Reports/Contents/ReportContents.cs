using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>The content of a report: computed while it is a draft, and read back from the frozen round from then on.</summary>
public sealed class ReportContents(WorkPlanDb db, ReportTemplates templates, SiteAddress site, Clock clock)
{
    /// <summary>A published issue as it was signed.</summary>
    /// <exception cref="RuleException">There is no such issue.</exception>
    public async Task<ReportContent> OfIssueAsync(Guid reportId, int number, CancellationToken cancel)
    {
        var published = await (from each in db.Issues
                               where each.ReportId == reportId && each.Number == number
                               join signed in db.Rounds.AsNoTracking().AsSplitQuery() on each.RoundId equals signed.Id
                               select signed).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        return OfRound(published, number) with { OfficeNumbers = await NumbersAsync(reportId, number, cancel), Replaces = await ReplacedByAsync(reportId, number, cancel) };
    }

    /// <summary>The issue that another one of a report takes the place of, also while that is not signed; null for the first.</summary>
    public async Task<ReplacedIssue?> ReplacedByAsync(Guid reportId, int number, CancellationToken cancel)
    {
        var before = number - 1;
        return await db.Issues.Where(each => each.ReportId == reportId && each.Number == before).Select(each => (DateOnly?)each.IssuedOn).SingleOrDefaultAsync(cancel) is { } issuedOn
            ? new ReplacedIssue(before, issuedOn, await NumbersAsync(reportId, before, cancel))
            : null;
    }

    /// <summary>The report as it stands: only for those who see drafts.</summary>
    /// <param name="report">With its sections and proposals.</param>
    public async Task<ReportContent> OfAsync(Report report, CancellationToken cancel)
    {
        if (report.State == ReportState.Issued)
        {
            return await OfIssueAsync(report.Id, report.Issue!.Value, cancel);
        }

        if (report.State == ReportState.Draft)
        {
            return (await ComputeAsync(report, cancel)) with
            {
                Signatures = SignaturesOf(null),
                OfficeNumbers = await NumbersAsync(report.Id, report.OpenIssue, cancel),
                Replaces = await ReplacedByAsync(report.Id, report.OpenIssue, cancel),
            };
        }

        return OfRound(await db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.SubjectId == report.Id && each.State == RoundState.Open, cancel), null) with
        {
            OfficeNumbers = await NumbersAsync(report.Id, report.OpenIssue, cancel),
            Replaces = await ReplacedByAsync(report.Id, report.OpenIssue, cancel),
        };
    }

    /// <summary>What the records offices gave to an issue so far, also while it is not signed: the Vietnamese side's first.</summary>
    /// <param name="subjectId">The report, or a plan or an amendment, whose issue is 1.</param>
    public async Task<IReadOnlyList<OfficeNumber>> NumbersAsync(Guid subjectId, int issue, CancellationToken cancel) =>
        [.. (await db.RecordsNumbers.AsNoTracking().Where(each => each.SubjectId == subjectId && each.Issue == issue)
            .Select(each => new OfficeNumber(each.Body, each.Number, each.Date)).ToListAsync(cancel)).OrderBy(each => each.Side)];

    /// <summary>What was frozen in a round, with what was signed of it.</summary>
    /// <param name="issue">Null while it is not issued.</param>
    public ReportContent OfRound(SignOffRound round, int? issue)
    {
        var stands = round.Stands();
        return CanonicalContent.Read(round.Content) with
        {
            Signatures = SignaturesOf(stands ? round : null),
            IssueNumber = issue,
            Fingerprint = stands ? round.Fingerprint : null,
            VerificationAddress = issue is null ? null : site.VerificationOf(ReportIssue.CodeOf(round.Fingerprint)),
        };
    }

    /// <summary>What keeps a content from being sent for signature.</summary>
    /// <param name="today">UTC+7.</param>
    public IReadOnlyList<BrokenRule> ChecksOf(ReportContent content, DateOnly today) => ContentChecks.Of(content, today, templates.Fonts);

    /// <summary>The content as it would be frozen now.</summary>
    public async Task<ReportContent> ComputeAsync(Report report, CancellationToken cancel)
    {
        // Before the cut-off nothing can be known of it: a task is not late today because it would be if nothing happened until then.
        var day = report.CutOff < clock.Today ? report.CutOff : clock.Today;
        var standing = (await db.PlanAsOfAsync(report.PlanId, day, cancel)).Within(report.Scope);
        var former = await db.FormerIssueAsync(report, cancel);
        var owners = standing.Amendments.Count == 0 ? [] : await db.Owners.AsNoTracking().ToDictionaryAsync(each => each.Id, cancel);
        var spending = await db.Spending.AsNoTracking().Where(each => each.PlanId == report.PlanId).ToListAsync(cancel);
        var ofPlan = ContentOfPlan.Of(report, standing, templates.Wording, templates.PartsOf(report.Kind));
        var now = ofPlan with
        {
            Changes = Covered(report, standing, AgreedChanges.Of(standing, former, owners, templates.Wording), each => each.TaskCode),
            Money = MoneyRow.Of(standing, spending),
        };
        now = now with
        {
            Pilots = ofPlan.HasAnnex(EditionParts.AnnexPilots) ? await ScoredPilots.AtCutOffAsync(db, report, standing, cancel) : [],
            Courses = Covered(report, standing, await HeldCourses.AtCutOffAsync(db, report, cancel), each => each.TaskCode ?? string.Empty),
        };
        if (ofPlan.HasAnnex(EditionParts.AnnexCoverage))
        {
            var (isPart, memorandum) = (report.Scope.IsPart, await db.Memorandum.AsNoTracking().OrderBy(each => each.SortKey).ToListAsync(cancel));
            var activities = await CoveringActivities.AtCutOffAsync(db, standing, now.Pilots, now.Courses, cancel);
            now = now with { Coverage = CoverageRow.OfReport(standing, memorandum, spending, isPart ? Enumerable.Empty<CoverageActivity>().ToLookup(_ => string.Empty) : activities, isPart) };
        }

        if (ofPlan.HasAnnex(EditionParts.AnnexLinkages))
        {
            var (rows, counts) = await ReportedLinkages.AtCutOffAsync(db, report, standing, cancel);
            now = now with { Linkages = rows, LinkageCounts = counts };
        }

        now = ofPlan.HasAnnex(EditionParts.AnnexPark) ? await ReportedPark.AtCutOffAsync(db, report, standing, now, cancel) : now;
        if (ofPlan.HasAnnex(EditionParts.AnnexLibrary))
        {
            var (documents, requests) = await ReportedLibrary.AtCutOffAsync(db, report, standing.Day, cancel);
            now = now with { LibraryDocuments = documents, SideRequests = requests };
        }

        if (report.IsBeingCorrected)
        {
            now = now with { CorrectionItems = Corrections.Between(await OfIssueAsync(report.Id, report.Issue!.Value, cancel), now, templates.Wording) };
        }

        return now with
        {
            CorrectedFacts = await FactCorrections.OfAsync(db, report, standing, former, cancel),
            Obstacles = ObstacleRow.Of(
                report,
                (await db.Obstacles.AsNoTracking().Where(each => each.PlanId == report.PlanId).ToListAsync(cancel)).Where(each => !report.Scope.IsPart || standing.Tasks.Any(task => task.Task.Id == each.TaskId)),
                standing.Tasks.ToDictionary(each => each.Task.Id, each => each.Task.Code),
                await db.Owners.AsNoTracking().Where(owner => db.Obstacles.Any(each => each.PlanId == report.PlanId && each.OwnerId == owner.Id)).ToDictionaryAsync(each => each.Id, each => each.Name, cancel)),
            Since = report.Scope.IsPart ? null
                : former is not null
                ? SinceLastComparison.Of(former.Named, former.Content, now)
                : new SinceLast(null, []),
            Directions = await OpenDirections.BeforeAsync(db, report, cancel),
            Decisions = Covered(report, standing, await OpenDecisions.AtCutOffAsync(db, report, cancel), each => each.TaskCode ?? string.Empty),
        };
    }

    /// <summary>Of a report on a part of the plan, what is about its tasks.</summary>
    private static IReadOnlyList<T> Covered<T>(Report report, PlanStanding standing, IReadOnlyList<T> rows, Func<T, string> taskCode) =>
        report.Scope.IsPart ? [.. rows.Where(row => standing.Tasks.Any(task => task.Task.Code == taskCode(row)))] : rows;

    /// <summary>One block a side, the Vietnamese first; waiting where it has not signed, or nothing was sent.</summary>
    public IReadOnlyList<SignatureBlock> SignaturesOf(SignOffRound? round) => [.. Sides.Both.Select(side =>
        round?.Signatures.FirstOrDefault(each => each.Side == side) is { } signature
            ? new SignatureBlock(
                side,
                signature.NameIn(side.NativeLanguage()),
                signature.Position.IsEmpty ? templates.Wording.PositionOf(side) : signature.Position,
                signature.How)
            : new SignatureBlock(side, LocalizedText.Empty, templates.Wording.PositionOf(side)))];
}
