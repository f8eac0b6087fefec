using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Data.Chain;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

public abstract partial class WorkPlanDb
{
    /// <summary>Saved in the present transaction, and not linked yet.</summary>
    private readonly List<AuditEntry> unlinked = [];

    public DbSet<AuditEntry> History => Set<AuditEntry>();
    public DbSet<HistoryLink> HistoryLinks => Set<HistoryLink>();
    public DbSet<SignedHead> HistoryHeads => Set<SignedHead>();

    /// <summary>The last step of a transaction, before its commit: what it adds to the history is linked to all before it; by <see cref="CommitFollower"/> alone.</summary>
    internal async Task LinkHistoryAsync(CancellationToken cancel)
    {
        if (unlinked.Count > 0)
        {
            await HistoryChain.LinkAsync(this, unlinked, cancel);
            unlinked.Clear();
        }
    }

    /// <summary>From here to the end of the transaction nobody else adds to the chain of the history.</summary>
    internal virtual Task HoldChainAsync(CancellationToken cancel) => Task.CompletedTask;

    private void RefuseChangedHistory()
    {
        if (ChangeTracker.Entries<AuditEntry>().Any(each => each.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("An audit entry is never changed or deleted.");
        }
    }
}
