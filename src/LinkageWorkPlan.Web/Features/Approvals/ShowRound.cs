using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>One round with the exact content it froze, and how that differs from the round before of the same plan or report.</summary>
public static class ShowRound
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(Guid Id) : IQuery<Result>;

    /// <param name="PlanCode">The plan's code, also for a report.</param>
    /// <param name="Former">The round before; null where there was none.</param>
    /// <param name="Changes">Against the former round's content; empty where there was none.</param>
    /// <param name="IsCurrent">False where the plan was changed after it was sent: then nobody can sign.</param>
    /// <param name="Unready">Texts that keep everybody from signing.</param>
    public sealed record Result(
        RoundRow Round, string PlanCode, string Fingerprint, PlanContent? Plan, ReportContent? Report, FormerRound? Former,
        IReadOnlyList<ItemChange> Changes, bool IsCurrent, IReadOnlyList<BrokenRule> Unready, IReadOnlyDictionary<string, LocalizedText> Sectors);

    public sealed record FormerRound(Guid Id, RoundState State, string? ClosedBy, DateTime? ClosedAt, string? Comment);

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var former = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == round.SubjectId && each.Id != round.Id && each.RequestedAt <= round.RequestedAt && each.State != RoundState.Open)
                .OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancellationToken);
            var row = new RoundRow(
                round.Id, round.Subject, round.SubjectId, round.SubjectCode, round.Title, round.RequestedAt, round.RequestedByName, round.State, round.ClosedAt, round.ClosedByName, round.Comment,
                [.. round.Signatures.OrderBy(each => each.SignedAt).Select(each => new SignatureRow(each.Side, each.Name, each.Position, each.SignedAt))], null);
            var result = new Result(
                row, round.SubjectCode, round.Fingerprint, null, null,
                former is null ? null : new FormerRound(former.Id, former.State, former.ClosedByName, former.ClosedAt, former.Comment), [], true, [], new Dictionary<string, LocalizedText>());
            return round.Subject == SignOffSubject.Plan ? await OfPlanAsync(result, round, former, cancellationToken) : await OfReportAsync(result, round, former, cancellationToken);
        }

        private async Task<Result> OfPlanAsync(Result result, SignOffRound round, SignOffRound? former, CancellationToken cancel)
        {
            var content = PlanContent.Read(round.Content);
            result = result with
            {
                Plan = content,
                Changes = former is null ? [] : PlanComparison.Of(PlanContent.Read(former.Content), content, context.User.Language),
                Sectors = await db.Sectors.AsNoTracking().ToDictionaryAsync(sector => sector.Code, sector => sector.Title, cancel),
            };
            if (round.State != RoundState.Open)
            {
                return result;
            }

            var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == round.SubjectId, cancel);
            var parts = await PlanParts.LoadAsync(db, plan, cancel);
            return result with { IsCurrent = parts.Content().ToCanonical() == round.Content, Unready = parts.BeforeSigning() };
        }

        private async Task<Result> OfReportAsync(Result result, SignOffRound round, SignOffRound? former, CancellationToken cancel)
        {
            var content = CanonicalContent.Read(round.Content);
            return result with
            {
                PlanCode = await db.Reports.Where(report => report.Id == round.SubjectId).Join(db.Plans, report => report.PlanId, plan => plan.Id, (_, plan) => plan.Code).SingleAsync(cancel),
                Report = content,
                Changes = former is null ? [] : ReportComparison.Of(CanonicalContent.Read(former.Content), content),
                Unready = round.State == RoundState.Open ? FrozenTexts.Missing(round.Content) : [],
            };
        }
    }
}
