using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkageWorkPlan.Web.Data.Copies;

/// <summary>Sees every statement that EF Core sends, and lets none through that writes what a copy does not write.</summary>
internal sealed class CopyGuard(CopyState copy) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Checked(command, eventData, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Checked(command, eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Checked(command, eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, eventData, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, eventData, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Checked(command, eventData, result));

    private T Checked<T>(DbCommand command, CommandEventData about, T result)
    {
        if (copy.IsReadOnly && about.Context is { } db)
        {
            CopyTables.Require(db, command.CommandText);
        }

        return result;
    }
}
