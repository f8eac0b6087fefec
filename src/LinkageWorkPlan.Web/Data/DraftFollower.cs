using LinkageWorkPlan.Domain.SignOff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Text that was typed about a thing goes with it, whoever typed it: its form will never open again.</summary>
internal static class DraftFollower
{
    /// <returns>What the keys of forms contain that are about something this save takes away.</returns>
    public static IReadOnlyList<string> GoneIn(ChangeTracker tracker) =>
    [
        .. tracker.Entries().Select(entry => entry.State switch
        {
            EntityState.Deleted when entry.Metadata.WhyNotInHistory() is null => entry.CodeOfPart() is { } code ? $"{entry.RootId()}:{code}" : entry.OwnId()?.ToString(),
            EntityState.Modified => entry.Entity is SignOffRound { State: not RoundState.Open } round ? round.Id.ToString() : null,
            _ => null,
        }).OfType<string>().Distinct(),
    ];

    public static async Task DropAsync(WorkPlanDb db, IReadOnlyList<string> gone, CancellationToken cancel)
    {
        foreach (var part in gone)
        {
            await db.FormDrafts.Where(draft => draft.FormKey.Contains(part)).ExecuteDeleteAsync(cancel);
        }
    }
}
