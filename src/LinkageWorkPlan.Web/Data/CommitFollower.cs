using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Follows commits: notices of what was saved go out then, and not where it was rolled back.</summary>
internal sealed class CommitFollower : DbTransactionInterceptor
{
    public static readonly CommitFollower Instance = new();

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
