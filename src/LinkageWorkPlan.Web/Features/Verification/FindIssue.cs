using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>
/// What anybody may know by its code of what both co-chairs signed – an issue of a report, a plan, an amendment, minutes, a round of scoring –: what is on its cover and
/// its signing page, so that it can be compared with the paper in one's hand, and nothing else of what it says. A code alone proves nothing:
/// whoever has seen one document can print its code on another.
/// </summary>
public static class FindIssue
{
    /// <param name="Code">As <see cref="IssueCode.Read"/> gives it.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(string Code) : IQuery<Found?>;

    /// <param name="What">Which kind of document.</param>
    /// <param name="DocumentCode">Of the report, the plan, the meeting or the round of scoring.</param>
    /// <param name="Subject">The title, as on its cover.</param>
    /// <param name="PeriodStart">Null for an amendment, minutes and a round of scoring, like the day after it.</param>
    /// <param name="Number">Of a report's issue; 1 for what is signed once.</param>
    /// <param name="IssuedOn">Day of the second signature (UTC+7).</param>
    /// <param name="Newest">Number of the report's newest issue: a smaller <paramref name="Number"/> is superseded.</param>
    /// <param name="Seal">The weakest seal of its editions; null while none is printed.</param>
    /// <param name="Prints">What was printed of it so far.</param>
    public sealed record Found(
        string Code,
        SignOffSubject What,
        string DocumentCode,
        LocalizedText Subject,
        DateOnly? PeriodStart,
        DateOnly? PeriodEnd,
        string Fingerprint,
        int Number,
        DateOnly IssuedOn,
        int Newest,
        SealKind? Seal,
        IReadOnlyList<SignatureRow> Signatories,
        IReadOnlyList<Print> Prints)
    {
        /// <summary>Of a report; null for anything else.</summary>
        public ReportKind? Kind { get; init; }

        /// <summary>Number of an amendment; null for anything else.</summary>
        public int? Amendment { get; init; }

        /// <summary>What amended the plan since, in its order; of a report none.</summary>
        public IReadOnlyList<Later> AmendedBy { get; init; } = [];

        /// <summary>When the plan was closed; null while it is not, and for a report.</summary>
        public DateOnly? ClosedOn { get; init; }

        /// <summary>Last day of the plan's period where it is over; null while it is not, and for a report.</summary>
        public DateOnly? EndedOn { get; init; }

        /// <summary>True where it is no longer all that holds: nobody should rely on it alone.</summary>
        public bool IsSuperseded => Number < Newest || AmendedBy.Count > 0;
    }

    public sealed record Print(EditionKey Key, int Pages);

    /// <param name="Number">Of an amendment in force.</param>
    /// <param name="On">Since when, UTC+7.</param>
    public sealed record Later(int Number, DateOnly On);

    /// <summary>What was signed never changes: a whole plan is read for this once, and not for everybody who asks without an account.</summary>
    private sealed record Head(string DocumentCode, LocalizedText Subject, DateOnly? PeriodStart, DateOnly? PeriodEnd, ReportKind? Kind, int? Amendment);

    internal sealed class Handler(WorkPlanDb db, ReportContents contents, AgreedDocuments documents, IMemoryCache cache, Clock clock) : IRequestHandler<Query, Found?>
    {
        public async Task<Found?> Handle(Query request, CancellationToken cancellationToken)
        {
            var issue = await db.Issues.AsNoTracking().SingleOrDefaultAsync(each => each.Code == request.Code, cancellationToken);
            var round = await db.Rounds.OrderBy(each => each.Id).Where(
                issue is { RoundId: var id } ? each => each.Id == id : each => each.State == RoundState.Signed && each.Subject != SignOffSubject.Report && each.Fingerprint.StartsWith(request.Code))
                .Select(each => new { each.Id, each.Subject, each.SubjectId, each.Fingerprint, each.ClosedAt }).FirstOrDefaultAsync(cancellationToken);
            if (round is null)
            {
                return null;
            }

            var head = await HeadAsync(round.Id, issue?.Number, cancellationToken);
            var signatures = await db.Set<Signature>().AsNoTracking().Where(each => each.RoundId == round.Id).ToListAsync(cancellationToken);
            var editions = await db.Editions.Where(each => each.RoundId == round.Id).Select(each => new { each.Edition, each.Reader, each.Seal, each.Pages }).ToListAsync(cancellationToken);
            var seals = editions.Where(each => each.Edition != Edition.English).Select(each => each.Seal).ToList();
            var found = new Found(
                request.Code,
                round.Subject,
                head.DocumentCode,
                head.Subject,
                head.PeriodStart,
                head.PeriodEnd,
                round.Fingerprint,
                issue?.Number ?? 1,
                issue?.IssuedOn ?? WorkingClock.DayOf(new DateTimeOffset(round.ClosedAt!.Value, TimeSpan.Zero)),
                issue is null ? 1 : await db.Issues.Where(each => each.ReportId == issue.ReportId).MaxAsync(each => each.Number, cancellationToken),
                seals.Count == 0 ? null : seals.Min(),
                [.. signatures.Rows(withFiles: false).OrderBy(each => each.Side)],
                [.. editions.OrderBy(each => each.Edition).ThenBy(each => each.Reader).Select(each => new Print(new EditionKey(each.Edition, each.Reader), each.Pages))])
            {
                Kind = head.Kind,
                Amendment = head.Amendment,
            };
            return issue is null && round.Subject is SignOffSubject.Plan or SignOffSubject.Amendment ? await AfterSigningAsync(found, round.SubjectId, cancellationToken) : found;
        }

        /// <param name="issue">Number of the report's issue; null for a plan or an amendment.</param>
        private async Task<Head> HeadAsync(Guid id, int? issue, CancellationToken cancel)
        {
            var place = (nameof(FindIssue), id);
            if (cache.TryGetValue(place, out Head? kept))
            {
                return kept!;
            }

            var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == id, cancel);
            IPrintedContent content = issue is { } number ? contents.OfRound(round, number) : await documents.OfRoundAsync(round, cancel);
            return cache.Set(place, new Head(
                content.PlanCode.Length == 0 || issue is not null ? content.DocumentCode : content.PlanCode,
                content.Subject,
                content.PeriodStart,
                content.PeriodEnd,
                (content as ReportContent)?.Kind,
                content.AmendmentNumber));
        }

        /// <summary>Changes of the plan since it, or its amendment, was signed.</summary>
        /// <param name="subject">The plan or the amendment that was signed.</param>
        private async Task<Found> AfterSigningAsync(Found found, Guid subject, CancellationToken cancel)
        {
            var plan = await db.Plans.Where(plan => plan.Id == subject || db.Amendments.Any(each => each.Id == subject && each.PlanId == plan.Id))
                .Select(each => new { each.Id, each.ClosedOn, each.PeriodEnd }).SingleAsync(cancel);
            return found with
            {
                ClosedOn = plan.ClosedOn,
                EndedOn = plan.PeriodEnd < clock.Today ? plan.PeriodEnd : null,
                AmendedBy = await db.Amendments.Where(each => each.PlanId == plan.Id && each.State == AmendmentState.InForce && each.Number > (found.Amendment ?? 0)).OrderBy(each => each.Number)
                    .Select(each => new Later(each.Number, each.InForceOn!.Value)).ToListAsync(cancel),
            };
        }
    }
}

/// <summary>The code that is printed on every page of what both signed, as people type it.</summary>
public static class IssueCode
{
    /// <returns>In its stored form; null where what was typed is none. Groups, dashes, spaces and capitals are let pass.</returns>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? string.Empty).Where(each => !char.IsWhiteSpace(each) && each is not ('-' or '–' or '‑'))).ToLowerInvariant();
        return code.Length == ReportIssue.CodeLength && code.All(char.IsAsciiHexDigitLower) ? code : null;
    }
}
