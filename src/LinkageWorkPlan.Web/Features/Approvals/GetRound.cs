using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>One round with the exact content it froze, and how that differs from the round before of the same plan, amendment or report.</summary>
public static class GetRound
{
    private const int ShortLength = 16;

    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid Id) : IQuery<Result>;

    /// <param name="PlanCode">The plan's code, also for an amendment or a report.</param>
    /// <param name="Former">The round before; null where there was none.</param>
    /// <param name="Changes">Against the former round's content; empty where there was none.</param>
    /// <param name="IsCurrent">False where the plan was changed after it was sent: then nobody can sign.</param>
    /// <param name="Unready">Texts that keep everybody from signing.</param>
    public sealed record Result(
        RoundRow Round, string PlanCode, string Fingerprint, PlanContent? Plan, ReportContent? Report, FormerRound? Former,
        IReadOnlyList<ItemChange> Changes, bool IsCurrent, IReadOnlyList<BrokenRule> Unready, IReadOnlyDictionary<string, LocalizedText> Sectors)
    {
        /// <summary>The frozen amendment; null for a plan or a report.</summary>
        public AmendmentContent? Amendment { get; init; }

        /// <summary>The frozen minutes; null for anything else.</summary>
        public MinutesContent? Minutes { get; init; }

        /// <summary>The frozen round of scoring; null for anything else.</summary>
        public ScoringContent? Scoring { get; init; }

        /// <summary>When the reader was last shown another content of it, which <see cref="Changes"/> compares with, UTC; null where that was the former round's, or nothing.</summary>
        public DateTime? ShownAt { get; init; }

        /// <summary>Since when each side's signature is waited for, UTC; empty for a closed round.</summary>
        public IReadOnlyDictionary<Side, DateTime> WaitsSince { get; init; } = new Dictionary<Side, DateTime>();

        /// <summary>The return that this content answers or, of a returned round, its own: each comment and its result. Null where there was none.</summary>
        public ReturnedContent? Returned { get; init; }

        /// <summary>Warnings that stayed when the report was sent, with their reasons.</summary>
        public IReadOnlyList<KeptWarning> Kept { get; init; } = [];

        /// <summary>True where the reader may sign and return today: a co-chair, or a deputy by delegation.</summary>
        public bool MaySign { get; init; }

        /// <summary>By what the reader can sign.</summary>
        public WaysToSign Ways { get; init; } = WaysToSign.None;

        /// <summary>The delegation a deputy signs by today; null for others.</summary>
        public DelegationInForce? ActsBy { get; init; }

        /// <summary>What records offices gave to a plan or an amendment that both signed.</summary>
        public IReadOnlyList<OfficeNumber> AgreedNumbers { get; init; } = [];

        /// <summary>The records office's number of what waits for signatures or has them, where it is recorded.</summary>
        public OfficeNumber? NumberOf(Side side) => (Report?.OfficeNumbers ?? AgreedNumbers).FirstOrDefault(each => each.Side == side);

        /// <summary>Of the fingerprint the digits that a person can compare at a glance.</summary>
        public string ShortFingerprint => string.Join(' ', Fingerprint[..ShortLength].Chunk(4).Select(each => new string(each)));

        /// <summary>True where a secretary may record that their own side signed it on paper.</summary>
        public bool TakesPaper(CurrentUser user) =>
            Round.State == RoundState.Open && IsCurrent && Unready.Count == 0 && user.Is(Role.Secretary) && !Round.IsSignedBy(user.OwnSide);

        /// <summary>Printed pages of this content that were on the reader's screen.</summary>
        public IReadOnlyList<ShownPage> Pages { get; init; } = [];

        /// <summary>The co-chair of the reader's side, to begin the form of a paper signature with.</summary>
        public Chair? OwnChair { get; init; }
    }

    public sealed record DelegationInForce(string Number, DateOnly DecidedOn, DateOnly To, LocalizedText ActingFor);

    public sealed record Chair(string Name, LocalizedText Position);

    public sealed record FormerRound(Guid Id, RoundState State, string? ClosedBy, DateTime? ClosedAt, string? Comment);

    internal sealed class Handler(VisibleDb db, RequestContext context, ReportContents contents, Clock clock, ReportTemplates templates, SiteAddress site) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var former = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == round.SubjectId && each.Id != round.Id && each.RequestedAt <= round.RequestedAt && each.State != RoundState.Open)
                .OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancellationToken);
            var row = new RoundRow(
                round.Id, round.Subject, round.SubjectId, round.SubjectCode, round.Title, round.RequestedAt, round.RequestedByName, round.State, round.ClosedAt, round.ClosedByName, round.Comment,
                round.Signatures.Rows(withFiles: true), null);
            var shown = await db.ShownContents.AsNoTracking().Where(each => each.AccountId == context.User.Id && each.SubjectId == round.SubjectId && each.Fingerprint != round.Fingerprint && each.ShownAt >= (former == null ? DateTime.MinValue : former.RequestedAt))
                .OrderByDescending(each => each.ShownAt).FirstOrDefaultAsync(cancellationToken);
            var before = shown?.Content ?? former?.Content;
            var result = new Result(
                row, round.SubjectCode, round.Fingerprint, null, null,
                former is null ? null : new FormerRound(former.Id, former.State, former.ClosedByName, former.ClosedAt, former.Comment), [], true, [], new Dictionary<string, LocalizedText>())
            {
                ShownAt = shown?.ShownAt,
                WaitsSince = round.State == RoundState.Open ? Sides.Both.Where(side => !round.IsSignedBy(side)).ToDictionary(side => side, round.WaitsSince) : new Dictionary<Side, DateTime>(),
                Returned = await db.Whole.ReturnedAsync(round, cancellationToken),
                Pages = await db.ShownContents.AsNoTracking().Where(each => each.AccountId == context.User.Id && each.SubjectId == round.SubjectId && each.Fingerprint == round.Fingerprint)
                    .Select(each => each.Pages).SingleOrDefaultAsync(cancellationToken) ?? [],
                AgreedNumbers = round is { State: RoundState.Signed, Subject: not SignOffSubject.Report } ? await contents.NumbersAsync(round.SubjectId, 1, cancellationToken) : [],
                Kept = await db.KeptWarnings.AsNoTracking().Where(each => each.RoundId == round.Id).OrderBy(each => each.Order).ToListAsync(cancellationToken),
            };
            result = await WithOwnAsync(result, round, cancellationToken);
            return round.Subject switch
            {
                SignOffSubject.Plan => await OfPlanAsync(result, round, before, cancellationToken),
                SignOffSubject.Minutes => OfMinutes(result, round, before),
                SignOffSubject.ScoringSheet => OfScoring(result, round, before),
                SignOffSubject.Amendment => await OfAmendmentAsync(result, round, before, cancellationToken),
                SignOffSubject.Report => await OfReportAsync(result, round, before, cancellationToken),
            };
        }

        /// <summary>What is there for the reader alone: whether and as what to sign, and what a paper signature's form begins with.</summary>
        private async Task<Result> WithOwnAsync(Result result, SignOffRound round, CancellationToken cancel)
        {
            var user = context.User;
            if (user.Is(Role.Deputy) && await db.Whole.DelegationAsync(user.Id, clock.Today, cancel) is { } delegation)
            {
                result = result with { MaySign = true, ActsBy = new DelegationInForce(delegation.Number, delegation.DecidedOn, delegation.To, delegation.ActingFor) };
            }
            else if (user.Is(Role.CoChair))
            {
                result = result with { MaySign = true };
            }
            else if (user.Is(Role.Secretary) && round.State == RoundState.Open)
            {
                var side = user.OwnSide;
                var chair = await db.Users.Where(each => each.Side == side && each.Role == Role.CoChair && !each.IsDisabled).OrderBy(each => each.Id).FirstOrDefaultAsync(cancel);
                result = result with
                {
                    OwnChair = chair is null ? null : new Chair(chair.DisplayName, chair.Position),
                };
            }

            return result.MaySign && round.State == RoundState.Open ? result with { Ways = await WaysToSign.LoadAsync(db, site, cancel) } : result;
        }

        private async Task<Result> OfPlanAsync(Result result, SignOffRound round, string? before, CancellationToken cancel)
        {
            var content = PlanContent.Read(round.Content);
            result = result with
            {
                Plan = content,
                Changes = before is null ? [] : PlanComparison.Of(PlanContent.Read(before), content, context.User.Language),
                Sectors = await db.Whole.TitlesAsync(round.SubjectId, content, cancel),
            };
            if (round.State != RoundState.Open)
            {
                return result;
            }

            var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == round.SubjectId, cancel);
            var parts = await PlanParts.LoadAsync(db.Whole, plan, cancel);
            return result with { IsCurrent = parts.Content().ToCanonical() == round.Content, Unready = parts.BeforeSigning(templates.Fonts) };
        }

        private async Task<Result> OfAmendmentAsync(Result result, SignOffRound round, string? before, CancellationToken cancel)
        {
            var content = AmendmentContent.Read(round.Content);
            var planId = await db.Amendments.Where(each => each.Id == round.SubjectId).Select(each => each.PlanId).SingleAsync(cancel);
            result = result with
            {
                PlanCode = content.PlanCode,
                Amendment = content,
                Changes = before is null ? [] : AmendmentComparison.Of(AmendmentContent.Read(before), content, context.User.Language),
                Sectors = await db.Whole.TitlesAsync(planId, content, cancel),
            };
            if (round.State != RoundState.Open)
            {
                return result;
            }

            var amendment = await db.Amendments.AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().SingleAsync(each => each.Id == round.SubjectId, cancel);
            var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == amendment.PlanId, cancel);
            var parts = await AmendmentParts.LoadAsync(db.Whole, plan, amendment, cancel);
            return result with { IsCurrent = parts.Content().ToCanonical() == round.Content, Unready = parts.BeforeSigning(templates.Fonts) };
        }

        /// <summary>Minutes are frozen from the moment they are sent.</summary>
        private static Result OfMinutes(Result result, SignOffRound round, string? before)
        {
            var content = MinutesContent.Read(round.Content);
            return result with
            {
                Minutes = content,
                Changes = before is null ? [] : MinutesComparison.Of(MinutesContent.Read(before), content),
                Unready = round.State == RoundState.Open ? FrozenTexts.Missing(round.Content) : [],
            };
        }

        /// <summary>So are results of a round of scoring.</summary>
        private static Result OfScoring(Result result, SignOffRound round, string? before)
        {
            var content = ScoringContent.Read(round.Content);
            return result with
            {
                Scoring = content,
                Changes = before is null ? [] : ScoringComparison.Of(ScoringContent.Read(before), content),
                Unready = round.State == RoundState.Open ? FrozenTexts.Missing(round.Content) : [],
            };
        }

        private async Task<Result> OfReportAsync(Result result, SignOffRound round, string? before, CancellationToken cancel)
        {
            var content = CanonicalContent.Read(round.Content);
            var issue = round.State switch
            {
                RoundState.Open => await db.Reports.Where(each => each.Id == round.SubjectId).Select(each => (each.Issue ?? 0) + 1).SingleAsync(cancel),
                RoundState.Signed => await db.Issues.Where(each => each.RoundId == round.Id).Select(each => each.Number).SingleAsync(cancel),
                RoundState.Returned or RoundState.Withdrawn => (int?)null,
            };
            if (issue is { } numbered)
            {
                content = content with { OfficeNumbers = await contents.NumbersAsync(round.SubjectId, numbered, cancel) };
            }

            return result with
            {
                PlanCode = await db.Reports.Where(report => report.Id == round.SubjectId).Join(db.Plans, report => report.PlanId, plan => plan.Id, (_, plan) => plan.Code).SingleAsync(cancel),
                Report = content,
                Changes = before is null ? [] : ReportComparison.Of(CanonicalContent.Read(before), content).Named(),
                Unready = round.State == RoundState.Open ? FrozenTexts.Missing(round.Content) : [],
            };
        }
    }
}
