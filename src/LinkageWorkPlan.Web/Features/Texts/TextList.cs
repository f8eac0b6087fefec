using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>Which texts the translation list shows.</summary>
public enum TextFilter
{
    /// <summary>Missing or stale: what keeps from signing.</summary>
    Open,

    /// <summary>Translated, and not yet checked by the native side.</summary>
    Unchecked,
    All,
}

/// <summary>A plan's texts in one language, page by page.</summary>
public static class TextList
{
    /// <summary>Texts on a page.</summary>
    public const int PageSize = 30;

    /// <param name="Page">From 1.</param>
    /// <param name="Subject">Only what belongs to this task; null for all.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, Language Language, TextFilter Filter, int Page = 1, string? Subject = null) : IQuery<Model>;

    /// <param name="AgreedAreOpen">False where what is agreed can no longer be written: signed or adopted.</param>
    public sealed record Model(Guid PlanId, string PlanCode, LocalizedText PlanTitle, PlanState State, bool AgreedAreOpen, IReadOnlyList<TextRow> Rows, int Count, int Page);

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(context.User, request.PlanCode, cancellationToken);
            var rows = (await PlanTextRows.LoadAsync(db, plan, cancellationToken))
                .Where(row => (request.Subject is null || row.Subject == request.Subject) && Shows(row.Text, request.Language, request.Filter)).ToList();
            var round = await PlanParts.OpenRoundAsync(db, plan, cancellationToken);
            var open = plan.State == PlanState.Draft || (plan.State == PlanState.InReview && round?.Signatures.Count is null or 0);
            var page = Math.Clamp(request.Page, 1, Math.Max(1, (rows.Count + PageSize - 1) / PageSize));
            return new Model(plan.Id, plan.Code, plan.Title, plan.State, open, [.. rows.Skip((page - 1) * PageSize).Take(PageSize)], rows.Count, page);
        }

        private static bool Shows(LocalizedText text, Language language, TextFilter filter) => filter switch
        {
            TextFilter.Open => !text.IsReady(language),
            TextFilter.Unchecked => text.StateOf(language) == RenderingState.Translated,
            _ => true,
        };
    }
}
