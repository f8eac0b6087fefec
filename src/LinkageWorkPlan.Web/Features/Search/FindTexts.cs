using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>What a search finds, kept apart on the page.</summary>
public enum SearchGroup
{
    Plans,

    /// <summary>With their milestones and progress.</summary>
    Tasks,
    Reports,

    /// <summary>Of plans, also those that are proposed.</summary>
    Amendments,

    /// <summary>Of the glossary, agreed or proposed.</summary>
    Terms,
    Evidence,
    Indicators,
    Obstacles,

    /// <summary>With their agenda and minutes.</summary>
    Meetings,

    /// <summary>Models of linkage that may be tried out.</summary>
    Pilots,

    /// <summary>Training, with the products of courses.</summary>
    Courses,

    /// <summary>What enterprises of both countries do together.</summary>
    Linkages,
    Park,
    Compatibility,
    Risks,
    Enterprises,

    /// <summary>Documents of the library, also by words inside their files.</summary>
    Documents,

    /// <summary>What the sides ask each other.</summary>
    Requests,
    Owners,

    /// <summary>Contents of the memorandum.</summary>
    Memorandum,

    /// <summary>What people say to each other.</summary>
    Comments,
}

/// <summary>One box for everything that people wrote: every word must be found, with or without marks as it was typed (<see cref="SearchKey.Matches"/>).</summary>
public static class FindTexts
{
    /// <summary>Characters of a query; what is longer is cut.</summary>
    public const int QueryMax = 200;

    /// <summary>Finds of a group shown beside other groups.</summary>
    public const int Few = 6;

    /// <summary>Finds shown of one group alone.</summary>
    public const int Many = 100;

    /// <param name="Only">One group alone; null for a few of each.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string? Words, SearchGroup? Only = null) : IQuery<IReadOnlyList<Found>>;

    /// <param name="HasMore">There are more than are shown.</param>
    public sealed record Found(SearchGroup Group, IReadOnlyList<Hit> Hits, bool HasMore);

    /// <param name="Id">Of the aggregate.</param>
    /// <param name="Code">Of the task, report, indicator or plan; empty where there is none.</param>
    /// <param name="Field">Where it was found (<see cref="TextPlace.Field"/>).</param>
    /// <param name="Title">What was found, in words; empty for reports.</param>
    /// <param name="Text">Where the words stand, if not in the title; empty otherwise.</param>
    public sealed record Hit(SearchGroup Group, Guid Id, string PlanCode, string Code, string Field, LocalizedText Title, LocalizedText Text)
    {
        /// <summary>True where it is in a report's newest issue, and not only in what is written of the next.</summary>
        public bool IsIssued { get; init; }
    }

    internal sealed class Handler(VisibleDb db, TextRows texts, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Found>>
    {
        public async Task<IReadOnlyList<Found>> Handle(Query request, CancellationToken cancellationToken)
        {
            var wanted = SearchWords.Read(request.Words is { Length: > QueryMax } long_ ? long_[..QueryMax] : request.Words);
            if (wanted.IsEmpty)
            {
                return [];
            }

            var entries = await SearchReader.ReadAsync(db, wanted, request.Only, cancellationToken);
            var language = context.User.Language;
            var ranked = entries.GroupBy(each => (Group: SearchRank.GroupOf(each.Kind), Item: each.TaskId ?? each.AggregateId))
                .Select(item => item.Select(each => (Entry: each, Score: SearchRank.Of(each, wanted, language))).OrderByDescending(each => each.Score).ThenBy(each => each.Entry.Number).First())
                .Where(each => request.Only is null || SearchRank.GroupOf(each.Entry.Kind) == request.Only)
                .GroupBy(each => SearchRank.GroupOf(each.Entry.Kind))
                .OrderByDescending(group => group.Max(each => each.Score)).ThenBy(group => group.Key)
                .ToList();
            var size = request.Only is null ? Few : Many;
            var shown = ranked.ToDictionary(group => group.Key, group => group
                .OrderByDescending(each => each.Score).ThenBy(each => each.Entry.Text.For(language), TextOrder.For(language)).ThenBy(each => each.Entry.Number).Take(size).Select(each => each.Entry).ToList());
            var hits = await HitsAsync([.. shown.Values.SelectMany(each => each)], cancellationToken);
            List<Found> found = [.. ranked.Select(group => new Found(group.Key, [.. shown[group.Key].Select(entry => hits[entry.Number])], group.Count() > size))];
            return request.Only is null or SearchGroup.Documents ? await FileWordsReader.AddAsync(db, wanted, found, [.. entries.Select(each => each.AggregateId)], size, cancellationToken) : found;
        }

        private async Task<Dictionary<long, Hit>> HitsAsync(IReadOnlyList<TextEntry> entries, CancellationToken cancel)
        {
            var codes = await db.Plans.Select(plan => new { plan.Id, plan.Code }).Union(db.Published.Select(report => new { Id = report.PlanId, Code = report.PlanCode })).ToDictionaryAsync(plan => plan.Id, plan => plan.Code, cancel);
            var rows = await texts.OfAsync(entries, cancel);
            return entries.Zip(rows).ToDictionary(each => each.First.Number, each =>
            {
                var (entry, row) = each;
                var isTitle = entry.Field is "Title" or "Name" && entry.Kind != TextKind.Evidence;
                var title = isTitle ? entry.Text : entry.Kind == TextKind.Amendment || entry is { Kind: TextKind.Comment, Field: nameof(Domain.Talk.CommentAbout.Amendment) } ? SearchAddress.TitleOf(entry.Code) : row.Title;
                return new Hit(
                    SearchRank.GroupOf(entry.Kind), entry.AggregateId, entry.PlanId is { } plan ? codes[plan] : string.Empty, entry.Code, entry.Field,
                    entry.Kind == TextKind.Plan && !isTitle ? entry.Text : title, isTitle || entry.Kind == TextKind.Plan ? LocalizedText.Empty : entry.Text)
                {
                    IsIssued = entry.Kind == TextKind.Issue,
                };
            });
        }
    }
}
