using LinkageWorkPlan.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Chain;

/// <summary>What is wrong with the history's chain.</summary>
public enum ChainFault
{
    /// <summary>A link is not there, though later ones are.</summary>
    LinkMissing,

    /// <summary>The entry of a link is not there.</summary>
    EntryMissing,

    /// <summary>The hash is not that of the entry and of what is before it: one of them was changed.</summary>
    Changed,

    /// <summary>An entry has no link: it was not written by this program.</summary>
    NotLinked,

    /// <summary>The history ends before a head that was written down elsewhere: its end was removed.</summary>
    TooShort,

    /// <summary>The link has another hash than was written down elsewhere: it, or what is before it, was written again.</summary>
    Rewritten,
}

/// <summary>The first place at which the chain does not hold.</summary>
/// <param name="Number">Of the link; 0 for an entry that has none.</param>
/// <param name="Entry">Null where it is not there.</param>
public sealed record ChainBreak(ChainFault Fault, long Number, AuditEntry? Entry);

/// <param name="Head">Of the whole chain, or the last that holds.</param>
/// <param name="Break">Null where all of it holds.</param>
/// <param name="Withheld">In a side's copy: entries that are there by their hash alone, and are proven by those after them.</param>
public sealed record ChainState(HistoryHead Head, ChainBreak? Break, int Withheld = 0);

/// <summary>Walks the history from its first entry and calculates every hash again, while others go on writing.</summary>
internal static class ChainWalk
{
    /// <param name="known">Heads that were written down elsewhere, each with the number and hash of that time.</param>
    public static async Task<ChainState> RunAsync(WorkPlanDb db, IReadOnlyCollection<HistoryHead> known, CancellationToken cancel)
    {
        var expected = known.Where(each => each.Number > 0).ToLookup(each => each.Number, each => each.Hash);
        var (head, withheld) = (HistoryHead.None, 0);
        var withheldMost = await db.CopyMarks.Select(mark => mark.Withheld).SingleOrDefaultAsync(cancel);
        var links = db.HistoryLinks.AsNoTracking().OrderBy(link => link.Number)
            .LeftJoin(db.History.AsNoTracking(), link => link.EntryId, entry => entry.Id, (link, entry) => new { Link = link, Entry = entry });
        await foreach (var each in links.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var next = head.Number + 1;
            if (each.Link.Number != next)
            {
                return new ChainState(head, new ChainBreak(ChainFault.LinkMissing, next, null));
            }

            if (each.Entry is null)
            {
                return new ChainState(head, new ChainBreak(ChainFault.EntryMissing, next, null));
            }

            // As many as the copy came with: another entry cannot be emptied later.
            var isWithheld = each.Entry.SubjectKind == AuditEntry.Withheld && ++withheld <= withheldMost;
            if (!isWithheld && each.Link.Hash != HistoryChain.HashOf(head.Hash, each.Entry))
            {
                return new ChainState(head, new ChainBreak(ChainFault.Changed, next, each.Entry));
            }

            if (expected[next].Any(hash => hash != each.Link.Hash))
            {
                return new ChainState(head, new ChainBreak(ChainFault.Rewritten, next, each.Entry));
            }

            head = new HistoryHead(next, each.Link.Hash);
        }

        return new ChainState(head, await EndAsync(db, head, known, cancel), withheld);
    }

    private static async Task<ChainBreak?> EndAsync(WorkPlanDb db, HistoryHead head, IReadOnlyCollection<HistoryHead> known, CancellationToken cancel)
    {
        if (await db.History.AsNoTracking().Where(entry => !db.HistoryLinks.Any(link => link.EntryId == entry.Id)).OrderBy(entry => entry.At).FirstOrDefaultAsync(cancel) is { } loose)
        {
            return new ChainBreak(ChainFault.NotLinked, 0, loose);
        }

        // Others may have added links meanwhile, but then what was known is among them.
        return known.Any(each => each.Number > head.Number) ? new ChainBreak(ChainFault.TooShort, head.Number + 1, null) : null;
    }
}
