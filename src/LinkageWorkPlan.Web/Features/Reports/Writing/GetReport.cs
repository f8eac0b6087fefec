using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>All that the page of one report shows to those who write and read it before it is issued.</summary>
public static class GetReport
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, string ReportCode) : IQuery<View>;

    /// <param name="Content">As of now for a draft, as frozen otherwise.</param>
    /// <param name="Checks">Only for a draft.</param>
    /// <param name="Warnings">What must be changed, or stay for a reason that is given (<see cref="Report.Answers"/>). Only for a draft.</param>
    /// <param name="Former">The last issued report of a period before, on the same plan, in the words that were signed; one that is still written where none is issued.</param>
    public sealed record View(
        Report Report, string PlanCode, ReportContent Content, IReadOnlyList<BrokenRule> Checks, IReadOnlyList<ReportWarning> Warnings, FormerReport? Former, RoundView? LastRound)
    {
        /// <summary>What the co-chair who last returned it said, and the result of each comment; null once it was sent again.</summary>
        public ReturnedContent? Return { get; init; }

        /// <summary>Nothing is left to do before it is sent.</summary>
        public bool IsReady => Checks.Count == 0 && OpenWarnings.Count == 0 && Return is not { Open: > 0 };

        /// <summary>Warnings without an answer: they keep it from being sent.</summary>
        public IReadOnlyList<ReportWarning> OpenWarnings => [.. Warnings.Where(each => AnswerTo(each) is null)];

        public WarningAnswer? AnswerTo(ReportWarning warning) => Report.Answers.FirstOrDefault(each => each.Key == warning.Key);

        public LocalizedText TextOf(string key) => Report.Sections.FirstOrDefault(each => each.Key == key)?.Text ?? LocalizedText.Empty;

        public IEnumerable<Proposal> ProposalsTo(Side side) => Report.Proposals.Where(each => each.Addressee == side).OrderBy(each => each.Order).ThenBy(each => each.Id);

        /// <summary>Of both records offices for the issue that is open or, where none is, the newest.</summary>
        public IReadOnlyList<OfficeNumber> Numbers => Content.OfficeNumbers;

        /// <summary>Of the content as it would be sent now; null for anything but a draft.</summary>
        public string? Fingerprint { get; init; }

        /// <summary>Sides without a secretary's account that works: nobody of them can agree to anything.</summary>
        public IReadOnlyList<Side> WithoutSecretary { get; init; } = [];

        /// <summary>The values of the figures that texts name.</summary>
        public FigureValues Figures { get; } = FigureValues.Of(Content);

        /// <summary>What a side agreed to last, whether or not it is the content as it is now; null where it did not, or what was written since dropped it.</summary>
        public ReportConsent? ConsentOf(Side side) => Report.Consents.FirstOrDefault(each => each.BySide == side);

        /// <summary>True where a side agreed to the content as it is now.</summary>
        public bool Agrees(Side side) => Fingerprint is { } now && Report.HasConsent(side, now);

        public ReportDates Dates => new(Report.PeriodStart, Report.PeriodEnd, Report.CutOff, Report.Due);
    }

    public sealed record FormerReport(string Code, DateOnly PeriodStart, DateOnly PeriodEnd, IReadOnlyDictionary<string, LocalizedText> Texts);

    /// <param name="RequestedAt">UTC.</param>
    /// <param name="ClosedAt">UTC; null while open.</param>
    public sealed record RoundView(Guid Id, RoundState State, DateTime RequestedAt, string RequestedBy, DateTime? ClosedAt, string? ClosedBy, string? Comment, IReadOnlyList<Side> Signed);

    internal sealed class Handler(VisibleDb db, ReportContents contents, Clock clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var content = await contents.OfAsync(report, cancellationToken);
            var last = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == report.Id).OrderByDescending(each => each.Id)
                .Select(each => new { each.Id, each.State, each.RequestedAt, each.RequestedByName, each.ClosedAt, each.ClosedByName, each.Comment, Signed = each.Signatures.Select(signature => signature.Side).ToList() })
                .FirstOrDefaultAsync(cancellationToken);
            var round = last is null ? null : new RoundView(
                last.Id, last.State, last.RequestedAt, last.RequestedByName, last.ClosedAt, last.ClosedByName, last.Comment, last.Signed);
            return new View(
                report,
                request.PlanCode,
                content,
                report.State == ReportState.Draft ? contents.ChecksOf(content, clock.Today) : [],
                report.State == ReportState.Draft ? ReportWarnings.Of(content, await db.Whole.AgreedTermsAsync(cancellationToken)) : [],
                await FormerAsync(report, cancellationToken),
                round)
            {
                Fingerprint = report.State == ReportState.Draft ? Domain.Texts.Fingerprint.OfContent(CanonicalContent.Of(content)) : null,
                WithoutSecretary = report.State == ReportState.Draft ? await WithoutSecretaryAsync(cancellationToken) : [],
                Return = report.State == ReportState.Draft ? await db.Whole.LastReturnAsync(report.Id, cancellationToken) : null,
            };
        }

        private async Task<IReadOnlyList<Side>> WithoutSecretaryAsync(CancellationToken cancel)
        {
            var with = await db.Users.Where(each => each.Role == Role.Secretary && !each.IsDisabled).Select(each => each.Side).Distinct().ToListAsync(cancel);
            return [.. Sides.Both.Except(with)];
        }

        private async Task<FormerReport?> FormerAsync(Report report, CancellationToken cancel)
        {
            var former = await db.Reports.AsNoTracking().Include(each => each.Sections)
                .Where(each => each.PlanId == report.PlanId && each.Id != report.Id && each.PeriodEnd < report.PeriodEnd && (each.Kind != ReportKind.Special || report.Kind == ReportKind.Special))
                .OrderByDescending(each => each.Issue != null).ThenByDescending(each => each.PeriodEnd).ThenByDescending(each => each.Kind == report.Kind).ThenBy(each => each.Code)
                .FirstOrDefaultAsync(cancel);
            if (former is null)
            {
                return null;
            }

            // What was said is what was signed: a correction that is being written says nothing yet.
            var said = former.Issue is { } issue
                ? (await contents.OfIssueAsync(former.Id, issue, cancel)).Sections.Select(each => (each.Key, Text: each.Narrative))
                : former.Sections.Select(each => (each.Key, each.Text));
            return new FormerReport(former.Code, former.PeriodStart, former.PeriodEnd, said.Where(each => !each.Text.IsEmpty).ToDictionary(each => each.Key, each => each.Text));
        }
    }
}
