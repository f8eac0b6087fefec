using LinkageWorkPlan.Reports.Formatting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>What the stored keys were made with: one row.</summary>
public sealed class TextIndexVersion
{
    public const int ValueMax = 100;

    public int Id { get; init; } = 1;

    /// <summary>The rules of the keys and the version of ICU whose order they follow.</summary>
    public string Value { get; set; } = string.Empty;
}

/// <summary>Rebuilds the entries where the stored keys were made by other rules: after an upgrade of this program or of ICU.</summary>
internal static partial class TextIndexUpgrade
{
    /// <summary>Grows with every change of what an entry holds.</summary>
    private const int Rules = 4;

    public static string Current => $"{Rules}/{TextOrder.Version}";

    /// <summary>True where the stored keys are as this program makes them.</summary>
    public static async Task<bool> IsCurrentAsync(WorkPlanDb db, CancellationToken cancel) =>
        (await db.Set<TextIndexVersion>().AsNoTracking().SingleOrDefaultAsync(cancel))?.Value == Current;

    /// <returns>How many texts were indexed again; 0 where nothing was to be done.</returns>
    public static async Task<int> ApplyAsync(WorkPlanDb db, ILogger log, CancellationToken cancel)
    {
        if (await IsCurrentAsync(db, cancel))
        {
            return 0;
        }

        if (await db.Plans.AnyAsync(cancel))
        {
            Begins(log);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await RebuildAsync(db, cancel);
        await transaction.CommitAsync(cancel);
        return await db.TextEntries.CountAsync(cancel);
    }

    /// <summary>In the caller's transaction. Former texts stay: they stand nowhere else.</summary>
    internal static async Task RebuildAsync(WorkPlanDb db, CancellationToken cancel)
    {
        // Large plans take a minute; nobody waits for this but the start.
        var seconds = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.TextEntries.Where(entry => !entry.IsFormer).ExecuteDeleteAsync(cancel);
        await db.Set<TextIndexVersion>().ExecuteDeleteAsync(cancel);
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            foreach (var some in (await TextSource.Of(kind).IdsOf(db).ToListAsync(cancel)).Chunk(500))
            {
                foreach (var (origin, places) in await TextSource.Of(kind).LoadAsync(db, some, cancel))
                {
                    db.TextEntries.AddRange(places.Index().Select(each => TextEntries.Of(origin, each.Item, each.Index)));
                }

                if (kind == TextKind.Document)
                {
                    await DocumentWords.FollowAsync(db, some, cancel);
                }

                await db.SaveIndexAsync(cancel);
                db.ChangeTracker.Clear();
            }
        }

        db.Add(new TextIndexVersion { Value = Current });
        await db.SaveIndexAsync(cancel);
        db.ChangeTracker.Clear();
        db.Database.SetCommandTimeout(seconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of texts is being rebuilt, once after an upgrade: large plans take a minute.")]
    private static partial void Begins(ILogger log);
}
