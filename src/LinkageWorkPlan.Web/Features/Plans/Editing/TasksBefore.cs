using LinkageWorkPlan.Domain;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>The state of several tasks before a bulk change, kept for as long as it can be undone.</summary>
internal sealed record TasksBefore(Guid PlanId, Guid? AmendmentId, IReadOnlyList<TasksBefore.Row> Tasks)
{
    /// <param name="Version">After the change: of another one nothing is taken back.</param>
    /// <param name="Milestones">Their planned days.</param>
    internal sealed record Row(Guid Id, int Version, IReadOnlyList<Guid> Owners, Side? Lead, Side? Counterpart, DateOnly? Start, DateOnly? End, int Weight, IReadOnlyDictionary<Guid, DateOnly?> Milestones)
    {
        public static Row Of(GridTask before, int version) => new(
            before.Id, version, [.. before.Owners], before.Agreed.Lead, before.Agreed.Counterpart, before.Agreed.Start, before.Agreed.End, before.Agreed.Weight,
            before.Milestones.ToDictionary(each => each.Id ?? Guid.Empty, each => each.Planned));

        /// <summary>Only what a change of several changes: the rest stays as it is by now.</summary>
        public TaskForm Restore(TaskForm form) => form with
        {
            Owners = Owners,
            Lead = Lead,
            Counterpart = Counterpart,
            Start = Start,
            End = End,
            Weight = Weight,
            Milestones = [.. form.Milestones.Select(each => Milestones.TryGetValue(each.Id ?? Guid.Empty, out var planned) ? each with { Planned = planned } : each)],
        };
    }
}

/// <summary>Bulk changes that can be undone. They are forgotten after some hours and on a restart, like a page's own undo.</summary>
internal sealed class ChangesToUndo(IMemoryCache cache)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(4);

    /// <returns>The key with which it is found again.</returns>
    public Guid Keep(Guid account, TasksBefore before)
    {
        var name = Guid.CreateVersion7();
        cache.Set((typeof(ChangesToUndo), account, name), before, KeptFor);
        return name;
    }

    /// <summary>Null for somebody else's, and for one that is no longer known.</summary>
    public TasksBefore? Find(Guid account, Guid name) => cache.TryGetValue((typeof(ChangesToUndo), account, name), out TasksBefore? before) ? before : null;
}
