using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>Which texts the translation desk lists.</summary>
public enum TextFilter
{
    /// <summary>Missing or stale: what keeps from signing.</summary>
    Open,

    /// <summary>Translated, and not yet checked by the native side.</summary>
    Unchecked,
    All,
}

/// <summary>Texts in one language, page by page, in the order they are read.</summary>
public static class ListTexts
{
    /// <summary>Texts on a page.</summary>
    public const int PageSize = 50;

    /// <param name="Page">From 1; one that does not exist gives the nearest.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(TextScope Scope, Language Language, TextFilter Filter, int Page = 1) : IQuery<Model>;

    /// <param name="AgreedAreOpen">False where what is agreed can no longer be written: signed or adopted, or the report is sent.</param>
    /// <param name="OthersAreOpen">The same of progress, owners and indicators.</param>
    public sealed record Model(string PlanCode, LocalizedText PlanTitle, PlanState State, bool AgreedAreOpen, bool OthersAreOpen, IReadOnlyList<TextRow> Rows, int Count, int Page);

    internal sealed class Handler(VisibleDb db, TextRows rows) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var scope = await OpenScope.OpenAsync(db, request.Scope, cancellationToken);
            var (own, owners) = (Shown(scope.Own, request), Shown(scope.Beside, request));
            var counted = await own.CountAsync(cancellationToken);
            var count = counted + await owners.CountAsync(cancellationToken);
            var page = Math.Clamp(request.Page, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
            var skip = (page - 1) * PageSize;
            var entries = skip < counted ? await own.AsRead().Skip(skip).Take(PageSize).ToListAsync(cancellationToken) : [];
            if (entries.Count < PageSize && count > counted)
            {
                entries.AddRange(await owners.AsRead().Skip(Math.Max(0, skip - counted)).Take(PageSize - entries.Count).ToListAsync(cancellationToken));
            }

            var (agreed, others) = await scope.AreOpenAsync(db, cancellationToken);
            return new Model(scope.Plan.Code, scope.Plan.Title, scope.Plan.State, agreed, others, await rows.OfAsync(entries, cancellationToken), count, page);
        }

        private static IQueryable<TextEntry> Shown(IQueryable<TextEntry> entries, Query request) => request.Filter switch
        {
            TextFilter.Open => entries.InState(request.Language, TextStates.Open),
            TextFilter.Unchecked => entries.InState(request.Language, [RenderingState.Translated]),
            TextFilter.All => entries,
        };
    }
}
