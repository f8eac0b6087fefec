using LinkageWorkPlan.Domain;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

/// <summary>The highest number of a kind whose holder is no longer there: merged into another, or removed.</summary>
public sealed class FreedNumber
{
    public const int KindMax = 60;

    private FreedNumber()
    {
    }

    internal FreedNumber(string kind) => Kind = kind;

    /// <summary>Name of the aggregate, as in "Enterprise".</summary>
    public string Kind { get; private set; } = string.Empty;

    public int Number { get; private set; }

    internal void Raise(int number) => Number = Math.Max(Number, number);
}

/// <summary>How what the group numbers gets its number, and why none is given twice.</summary>
internal static class Numbers
{
    /// <summary>The number of what is entered next. Two who enter at once get the same one; the second is asked to try again, since it is unique.</summary>
    public static Task<int> NextNumberAsync<T>(this WorkPlanDb db, CancellationToken cancel)
        where T : class, INumbered => NextAsync(db.Set<T>(), db.FreedNumbers, cancel);

    /// <param name="known">All that there are of the kind.</param>
    public static async Task<int> NextAsync<T>(IQueryable<T> known, IQueryable<FreedNumber> freed, CancellationToken cancel)
        where T : class, INumbered
    {
        var kind = typeof(T).Name;
        var there = await known.IgnoreAutoIncludes().MaxAsync(each => (int?)each.Number, cancel) ?? 0;
        var gone = await freed.Where(each => each.Kind == kind).MaxAsync(each => (int?)each.Number, cancel) ?? 0;
        return Math.Max(there, gone) + 1;
    }

    /// <summary>Before a save: keeps the numbers of what it takes away.</summary>
    public static async Task KeepFreedAsync(WorkPlanDb db, CancellationToken cancel)
    {
        foreach (var gone in db.ChangeTracker.Entries<INumbered>().Where(each => each.State == EntityState.Deleted).GroupBy(each => each.Metadata.ClrType.Name).ToList())
        {
            var kept = await db.FreedNumbers.FindAsync([gone.Key], cancel) ?? db.FreedNumbers.Add(new FreedNumber(gone.Key)).Entity;
            kept.Raise(gone.Max(each => each.Entity.Number));
            db.Entry(kept).DetectChanges();
        }
    }
}
