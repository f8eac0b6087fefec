using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Glossary;

/// <summary>Which terms the glossary shows.</summary>
public enum TermFilter
{
    /// <summary>Agreed or proposed.</summary>
    All,

    /// <summary>In force, also where a change is proposed.</summary>
    Agreed,

    /// <summary>Something waits for the Vietnamese side's answer.</summary>
    Vietnam,

    /// <summary>Something waits for the Lao side's answer.</summary>
    Laos,

    /// <summary>No longer in use, or never agreed.</summary>
    Closed,
}

/// <summary>The glossary, page by page, in the order of one language.</summary>
public static class ListTerms
{
    /// <summary>Terms on a page.</summary>
    public const int PageSize = 50;

    /// <param name="Order">The language whose order the rows follow.</param>
    /// <param name="Group">Null for all.</param>
    /// <param name="Page">From 1.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Language Order, string? Search = null, TermGroup? Group = null, TermFilter Filter = TermFilter.All, int Page = 1) : IQuery<Model>;

    /// <param name="Count">Of all that the filters leave.</param>
    /// <param name="Waiting">How many wait for each side, whatever the filters.</param>
    public sealed record Model(IReadOnlyList<Row> Rows, int Count, int Page, int Pages, IReadOnlyDictionary<Side, int> Waiting);

    public sealed record Row(Guid Id, TermGroup Group, LocalizedText Words, LaoConfidence? Confidence, TermState State, TermProposal? Proposal, Side? ProposedBy, LocalizedText ProposedWords)
    {
        /// <summary>The side whose answer is awaited.</summary>
        public Side? WaitsFor => ProposedBy?.Other();
    }

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            // Some thousand at most: databases sort neither Vietnamese nor Lao as their readers do.
            var terms = await db.Terms
                .Select(term => new Row(term.Id, term.Group, term.Words, term.LaoConfidence, term.State, term.Proposal, term.ProposedBy, term.ProposedWords))
                .ToListAsync(cancellationToken);
            if (!db.ShowsDrafts)
            {
                // Whoever reads only what is agreed sees no proposal.
                terms = [.. terms.Select(term => term with { Proposal = null, ProposedBy = null, ProposedWords = LocalizedText.Empty })];
            }

            var found = terms
                .Where(term => (request.Group is null || term.Group == request.Group) && Shows(term, request.Filter) && Answers(term, request.Search))
                .OrderBy(term => term.Words.For(request.Order), TextOrder.For(request.Order)).ThenBy(term => term.Id)
                .ToList();
            var pages = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
            var page = Math.Clamp(request.Page, 1, pages);
            return new Model(
                [.. found.Skip((page - 1) * PageSize).Take(PageSize)], found.Count, page, pages, Sides.Both.ToDictionary(side => side, side => terms.Count(term => term.WaitsFor == side)));
        }

        private static bool Shows(Row term, TermFilter filter) => filter switch
        {
            TermFilter.Agreed => term.State == TermState.Agreed,
            TermFilter.Vietnam => term.WaitsFor == Side.Vietnam,
            TermFilter.Laos => term.WaitsFor == Side.Laos,
            TermFilter.Closed => term.State is TermState.Retired or TermState.Dropped,
            TermFilter.All => term.State is TermState.Agreed or TermState.Proposed,
        };

        private static bool Answers(Row term, string? search) =>
            Languages.All.Any(language => SearchKey.Matches(term.Words[language]?.Text, search) || SearchKey.Matches(term.ProposedWords[language]?.Text, search));
    }
}
