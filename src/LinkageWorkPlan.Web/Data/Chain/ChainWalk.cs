using System.Runtime.CompilerServices;
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
    /// <summary>Links that are read at once: no more are in memory, and no database sorts more before it answers.</summary>
    internal const int Batch = 2_000;

    /// <summary>Looking for an entry without a link takes longer than a page may: it compares two whole tables.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="known">Heads that were written down elsewhere, each with the number and hash of that time.</param>
    public static async Task<ChainState> RunAsync(WorkPlanDb db, IReadOnlyCollection<HistoryHead> known, CancellationToken cancel)
    {
        var expected = known.Where(each => each.Number > 0).ToLookup(each => each.Number, each => each.Hash);
        var (head, withheld) = (HistoryHead.None, 0);
        var withheldMost = await db.CopyMarks.Select(mark => mark.Withheld).SingleOrDefaultAsync(cancel);
        await foreach (var each in LinksAsync(db, cancel))
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

    /// <summary>Every link by its number, with its entry, where that is there.</summary>
    private static async IAsyncEnumerable<(HistoryLink Link, AuditEntry? Entry)> LinksAsync(WorkPlanDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long? last = null; ;)
        {
            var some = await db.HistoryLinks.AsNoTracking().Where(link => last == null || link.Number > last).OrderBy(link => link.Number).Take(Batch)
                .LeftJoin(db.History.AsNoTracking(), link => link.EntryId, entry => entry.Id, (link, entry) => new { Link = link, Entry = entry })
                .OrderBy(each => each.Link.Number).ToListAsync(cancel);
            foreach (var each in some)
            {
                yield return (each.Link, each.Entry);
            }

            if (some.Count < Batch)
            {
                yield break;
            }

            last = some[^1].Link.Number;
        }
    }

    private static async Task<ChainBreak?> EndAsync(WorkPlanDb db, HistoryHead head, IReadOnlyCollection<HistoryHead> known, CancellationToken cancel)
    {
        var usual = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(Patience);
        var loose = await db.History.AsNoTracking().Where(entry => !db.HistoryLinks.Any(link => link.EntryId == entry.Id)).OrderBy(entry => entry.At).FirstOrDefaultAsync(cancel);
        db.Database.SetCommandTimeout(usual);
        if (loose is not null)
        {
            return new ChainBreak(ChainFault.NotLinked, 0, loose);
        }

        // Others may have added links meanwhile, but then what was known is among them.
        return known.Any(each => each.Number > head.Number) ? new ChainBreak(ChainFault.TooShort, head.Number + 1, null) : null;
    }
}
