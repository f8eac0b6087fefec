using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Brings the entries of every aggregate whose texts a save changes up to date, in the save's own transaction.</summary>
internal sealed class TextFollower(WorkPlanDb db)
{
    /// <summary>Aggregates read at once: keeps the number of parameters in bounds.</summary>
    private const int Batch = 500;

    /// <summary>What a save is about to change, to be asked before it and followed after it.</summary>
    public static TextChanges ChangesIn(ChangeTracker tracker)
    {
        var changes = new TextChanges();
        foreach (var entry in tracker.Entries())
        {
            if (entry.Metadata.TextKindOf() is { } kind && entry.AllProperties().Any(each => each.Metadata.IsFollowedByTexts() && (entry.State is EntityState.Added or EntityState.Deleted || each.IsModified)))
            {
                changes.Add(kind, entry.RootId() ?? entry.OwnId()!.Value, isNew: entry.State == EntityState.Added && entry.RootId() is null);
            }
        }

        return changes;
    }

    public async Task FollowAsync(TextChanges changes, CancellationToken cancel)
    {
        foreach (var (kind, ids) in changes.ByKind)
        {
            foreach (var some in ids.Chunk(Batch))
            {
                await FollowAsync(kind, some, changes, cancel);
            }
        }
    }

    private async Task FollowAsync(TextKind kind, IReadOnlyList<Guid> ids, TextChanges changes, CancellationToken cancel)
    {
        var known = ids.All(changes.IsNew)
            ? Array.Empty<TextEntry>().ToLookup(each => each.AggregateId)
            : (await db.TextEntries.Where(each => each.Kind == kind && ids.Contains(each.AggregateId) && !each.IsFormer).ToListAsync(cancel)).ToLookup(each => each.AggregateId);
        var found = new HashSet<Guid>();
        foreach (var (origin, places) in await TextSource.Of(kind).LoadAsync(db, ids, cancel))
        {
            found.Add(origin.AggregateId);
            Follow(origin, [.. places], known[origin.AggregateId].ToDictionary(each => each.Field));
        }

        foreach (var gone in ids.Where(id => !found.Contains(id)).SelectMany(id => known[id]))
        {
            Retire(gone);
        }

        if (kind == TextKind.Document)
        {
            await DocumentWords.FollowAsync(db, ids, cancel);
        }
    }

    private void Follow(TextOrigin origin, IReadOnlyList<TextPlace> places, Dictionary<string, TextEntry> known)
    {
        foreach (var (position, place) in places.Index())
        {
            if (!known.Remove(place.Field, out var entry))
            {
                db.TextEntries.Add(TextEntries.Of(origin, place, position));
                continue;
            }

            if (entry.IsOf(origin, place, position))
            {
                continue;
            }

            if (entry.Text.SourceFingerprint != place.Text.SourceFingerprint)
            {
                KeepFormer(entry);
            }

            entry.Follow(origin, place, position);
        }

        foreach (var gone in known.Values)
        {
            Retire(gone);
        }
    }

    private void Retire(TextEntry entry)
    {
        KeepFormer(entry);
        db.TextEntries.Remove(entry);
    }

    /// <summary>What a comment said before it was corrected or withdrawn is shown to nobody any more, also not to translators.</summary>
    private void KeepFormer(TextEntry entry)
    {
        if (entry.Kind != TextKind.Comment && entry.Former() is { } former)
        {
            db.TextEntries.Add(former);
        }
    }
}

/// <summary>The aggregates whose texts a save changes.</summary>
internal sealed class TextChanges
{
    private readonly Dictionary<TextKind, HashSet<Guid>> byKind = [];
    private readonly HashSet<Guid> added = [];

    public bool IsEmpty => byKind.Count == 0;

    public IEnumerable<(TextKind Kind, IReadOnlyCollection<Guid> Ids)> ByKind => byKind.OrderBy(each => each.Key).Select(each => (each.Key, (IReadOnlyCollection<Guid>)each.Value));

    public bool IsNew(Guid id) => added.Contains(id);

    /// <param name="isNew">The aggregate has no entries yet.</param>
    public void Add(TextKind kind, Guid id, bool isNew)
    {
        (byKind.TryGetValue(kind, out var ids) ? ids : byKind[kind] = []).Add(id);
        if (isNew)
        {
            added.Add(id);
        }
    }
}
