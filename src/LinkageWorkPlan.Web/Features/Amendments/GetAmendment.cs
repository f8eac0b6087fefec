using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>One amendment item by item, and what must still be fixed before it can be sent.</summary>
public static class GetAmendment
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, int Number) : IQuery<Result>;

    /// <param name="Content">What is to be signed; of one in force, what was signed.</param>
    /// <param name="Broken">Of a draft: what keeps it from being sent, each with the task to fix.</param>
    /// <param name="Free">Tasks of the plan that it does not concern yet, in the order of lists; empty where it is no draft.</param>
    /// <param name="Returned">Of a draft: why it last came back; null where it did not.</param>
    public sealed record Result(
        Guid Id, Guid PlanId, AmendmentState State, LocalizedText Reason, DateOnly? InForceOn, int Version, AmendmentContent Content, IReadOnlyList<BrokenRule> Broken,
        IReadOnlyList<FreeTask> Free, Guid? RoundId, ReturnedRound? Returned, bool MayEdit)
    {
        public IReadOnlyDictionary<string, LocalizedText> Sectors { get; init; } = new Dictionary<string, LocalizedText>();

        /// <summary>Indicators of the plan that it does not concern yet; empty where it is no draft.</summary>
        public IReadOnlyList<FreeTask> FreeIndicators { get; init; } = [];
    }

    public sealed record FreeTask(string Code, LocalizedText Title);

    public sealed record ReturnedRound(Guid Id, string By, DateTime At, string Comment);

    internal sealed class Handler(VisibleDb db, RequestContext context, ReportTemplates templates) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var amendment = await db.Amendments.Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == request.Number, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var rounds = await db.Rounds.AsNoTracking().Where(each => each.SubjectId == amendment.Id).OrderByDescending(each => each.RequestedAt).ThenByDescending(each => each.Id).ToListAsync(cancellationToken);
            var parts = await AmendmentParts.LoadAsync(db.Whole, plan, amendment, cancellationToken);
            var frozen = rounds.Find(each => each.State is RoundState.Open or RoundState.Signed);
            var isDraft = amendment.State == AmendmentState.Draft;
            var content = frozen is null ? parts.Content() : AmendmentContent.Read(frozen.Content);
            return new Result(
                amendment.Id, plan.Id, amendment.State, amendment.Reason, amendment.InForceOn, amendment.Version,
                content,
                isDraft ? parts.BeforeSigning(templates.Fonts) : [],
                isDraft ? [.. parts.Tasks.Where(task => task.DroppedOn is null && amendment.ItemOf(task.Code) is null).Select(task => new FreeTask(task.Code, task.Agreed.Title))] : [],
                frozen?.Id,
                isDraft && rounds.Count > 0 && rounds[0] is { State: RoundState.Returned, ClosedAt: { } at } last ? new ReturnedRound(last.Id, last.ClosedByName ?? string.Empty, at, last.Comment ?? string.Empty) : null,
                isDraft && context.User.Is(Role.Secretary))
            {
                FreeIndicators = isDraft ? [.. parts.Indicators.Where(each => each.DroppedOn is null && amendment.IndicatorOf(each.Code) is null).Select(each => new FreeTask(each.Code, each.Title))] : [],
                Sectors = await db.Whole.TitlesAsync(plan.Id, content, cancellationToken),
            };
        }
    }
}
