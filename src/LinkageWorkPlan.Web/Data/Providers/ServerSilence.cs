using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>The server did not answer a moment ago, and is not asked again yet.</summary>
public sealed class ServerSilentException() : Exception("The database server did not answer a moment ago.");

/// <summary>
/// A server that does not answer is found out by waiting. Whoever comes right after does not wait again: otherwise one page, which asks
/// several times, would hang for minutes. One command that takes too long on a server that answers says nothing about the next.
/// </summary>
internal sealed class ServerSilence : DbCommandInterceptor, IDbConnectionInterceptor
{
    /// <summary>Milliseconds until it is tried again.</summary>
    private const int Pause = 3000;

    private long silentUntil;

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Refuse();
        return result;
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Refuse();
        return ValueTask.FromResult(result);
    }

    public void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => Note(connection, eventData.Exception);

    public Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(connection, eventData.Exception);
        return Task.CompletedTask;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => NoteBroken(command, eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        NoteBroken(command, eventData.Exception);
        return Task.CompletedTask;
    }

    private void NoteBroken(DbCommand command, Exception exception)
    {
        // A command that the server ended itself leaves its connection open.
        if (command.Connection is NpgsqlConnection { FullState: ConnectionState.Broken or ConnectionState.Closed } connection)
        {
            Note(connection, exception);
        }
    }

    private void Note(DbConnection connection, Exception exception)
    {
        // A pool without a free place is no silence: the server is at work.
        if (exception is NpgsqlException { InnerException: TimeoutException or IOException or System.Net.Sockets.SocketException } and not PostgresException
            && !exception.Message.Contains("pool", StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Exchange(ref silentUntil, Environment.TickCount64 + Pause);
            NpgsqlConnection.ClearPool((NpgsqlConnection)connection);
        }
    }

    private void Refuse()
    {
        if (Environment.TickCount64 < Interlocked.Read(ref silentUntil))
        {
            throw new ServerSilentException();
        }
    }
}
