using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Follows commits: before one, what it adds to the history is linked; notices of what was saved go out after it, and not where it was rolled back.</summary>
internal sealed class CommitFollower : DbTransactionInterceptor
{
    public static readonly CommitFollower Instance = new();

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is WorkPlanDb db)
        {
            await db.LinkHistoryAsync(cancellationToken);
        }

        return result;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => (eventData.Context as WorkPlanDb)?.Committed();

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as WorkPlanDb)?.Committed();
        return Task.CompletedTask;
    }

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => (eventData.Context as WorkPlanDb)?.RolledBack();

    public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as WorkPlanDb)?.RolledBack();
        return Task.CompletedTask;
    }

    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => (eventData.Context as WorkPlanDb)?.RolledBack();

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        (eventData.Context as WorkPlanDb)?.RolledBack();
        return Task.CompletedTask;
    }
}
