using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Search;

/// <summary>Reads what may answer a query, names first, and never more than is worth putting in order.</summary>
internal static class SearchReader
{
    private const int NamesMost = 300;
    private const int MaxOthers = 150;

    /// <summary>What there are few of next to tasks, and what would be lost behind them where a word is everywhere.</summary>
    private static readonly TextKind[] Rare = [TextKind.Plan, TextKind.Report, TextKind.Issue, TextKind.Owner, TextKind.Memorandum, TextKind.Indicator, TextKind.Obstacle, TextKind.Meeting, TextKind.Pilot, TextKind.Course, TextKind.Linkage, TextKind.Park, TextKind.Compatibility, TextKind.Risk, TextKind.Document, TextKind.SideRequest, TextKind.Term, TextKind.Evidence, TextKind.Amendment, TextKind.Comment, TextKind.Return];

    public static async Task<IReadOnlyList<TextEntry>> ReadAsync(VisibleDb db, SearchWords words, SearchGroup? only, CancellationToken cancel)
    {
        var found = new Dictionary<long, TextEntry>();
        var isCut = false;
        foreach (var (names, most) in new[] { (true, NamesMost), (false, MaxOthers) })
        {
            var some = await Holding(Indexed(db, words, names), words).Take(most).ToListAsync(cancel);
            some.ForEach(each => found[each.Number] = each);
            isCut |= some.Count == most;
            if (isCut)
            {
                // So many are called so that nobody looks for what only mentions it.
                break;
            }
        }

        if (isCut)
        {
            foreach (var kind in Rare.Where(kind => only is null || SearchRank.GroupOf(kind) == only))
            {
                var some = await Holding(db.Texts.Where(each => each.Kind == kind), words, all: true).Take(MaxOthers).ToListAsync(cancel);
                some.ForEach(each => found[each.Number] = each);
            }
        }

        return [.. found.Values];
    }

    private static IQueryable<TextEntry> Indexed(VisibleDb db, SearchWords words, bool names) => words.Indexed switch
    {
        { Count: > 0 } indexed => db.ContainingAll(indexed, names),
        _ => names ? db.Texts.Where(entry => entry.IsName) : db.Texts.Where(entry => false),
    };

    /// <summary>What the index does not know: words of one or two letters, and marks.</summary>
    private static IQueryable<TextEntry> Holding(IQueryable<TextEntry> entries, SearchWords words, bool all = false)
    {
        foreach (var word in all ? words.Folded : words.Short)
        {
            entries = entries.Where(entry => entry.Folded.Contains(word));
        }

        foreach (var word in words.Marked)
        {
            entries = entries.Where(entry => entry.Exact.Contains(word));
        }

        return entries;
    }
}
