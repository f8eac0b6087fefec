using LinkageWorkPlan.Web.Settings;
using Npgsql;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>By PostgreSQL's own pg_dump and pg_restore, which are installed with its client.</summary>
internal sealed class PostgresCopy(string connection, string? tools) : DatabaseCopy
{
    /// <summary>What a server answers where others use a database that is renamed.</summary>
    private const string InUse = PostgresErrorCodes.ObjectInUse;

    private readonly NpgsqlConnectionStringBuilder server = new(connection) { Pooling = false };
    private readonly PostgresTools tools = new(new NpgsqlConnectionStringBuilder(connection), tools);

    public override string Provider => "Postgres";

    private string Database => server.Database ?? server.Username ?? throw new StartupException("ConnectionStrings:Default names no Database.");

    public override Task WriteAsync(string file, CancellationToken cancel) =>
        tools.RunAsync("pg_dump", Database, ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"], cancel);

    public override async Task<bool> CheckAsync(string file, CancellationToken cancel)
    {
        var scratch = ScratchName("check");
        try
        {
            await CreateAsync(scratch, file, cancel);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await tools.RunAsync("pg_restore", null, ["--file=-", file], cancel);
            return false;
        }
        finally
        {
            await DropAsync(scratch);
        }
    }

    public override async Task<string?> ReplaceAsync(string file, DateTime at, CancellationToken cancel)
    {
        var (fresh, aside) = ($"{Database}_restoring", $"{Database}_before_{Mark(at).Replace('-', '_')}");
        try
        {
            await DropAsync(fresh);
            await CreateAsync(fresh, file, cancel);
            await using var over = await MaintainAsync(cancel);
            var isThere = await IsThereAsync(over, Database, cancel);
            if (isThere)
            {
                await ExecuteAsync(over, $"ALTER DATABASE {Quoted(Database)} RENAME TO {Quoted(aside)}", cancel);
            }

            try
            {
                await ExecuteAsync(over, $"ALTER DATABASE {Quoted(fresh)} RENAME TO {Quoted(Database)}", cancel);
            }
            catch (NpgsqlException) when (isThere)
            {
                await ExecuteAsync(over, $"ALTER DATABASE {Quoted(aside)} RENAME TO {Quoted(Database)}", CancellationToken.None);
                throw;
            }

            return isThere ? $"database {aside}" : null;
        }
        catch (PostgresException refused) when (refused.SqlState == InUse)
        {
            throw new StartupException($"The database {Database} is used by others: end every server of it, then restore again. Nothing was changed.", refused);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartupException($"The user {server.Username} may not put a database in the place of {Database}: it has to own it and to have the right CREATEDB. Nothing was changed.", refused);
        }
        finally
        {
            await DropAsync(fresh);
        }
    }

    public override async Task<ScratchDatabase> NewBesideAsync(string folder, CancellationToken cancel)
    {
        var name = ScratchName("taken");
        try
        {
            await CreateAsync(name, cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StartupException($"The user {server.Username} may not make a database beside {Database}: it has to have the right CREATEDB. Nothing was changed.", refused);
        }

        return new ScratchDatabase(new NpgsqlConnectionStringBuilder(server.ToString()) { Database = name }.ToString(), () => DropAsync(name));
    }

    /// <summary>Within the 63 bytes of a name, and another each time, however long the database's own is.</summary>
    private string ScratchName(string purpose) => $"{Database[..Math.Min(Database.Length, 20)]}_{purpose}_{Guid.CreateVersion7():N}";

    private async Task CreateAsync(string name, CancellationToken cancel)
    {
        await using var over = await MaintainAsync(cancel);
        await ExecuteAsync(over, $"CREATE DATABASE {Quoted(name)} TEMPLATE template0 ENCODING 'UTF8'", cancel);
    }

    private async Task CreateAsync(string name, string file, CancellationToken cancel)
    {
        await CreateAsync(name, cancel);
        await tools.RunAsync("pg_restore", name, ["--exit-on-error", "--no-owner", "--no-privileges", file], cancel);
    }

    private async Task DropAsync(string name)
    {
        await using var over = await MaintainAsync(CancellationToken.None);
        await ExecuteAsync(over, $"DROP DATABASE IF EXISTS {Quoted(name)}", CancellationToken.None);
    }

    /// <summary>Beside the database itself, which cannot be renamed by whoever is in it.</summary>
    private async Task<NpgsqlConnection> MaintainAsync(CancellationToken cancel)
    {
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ToString()) { Database = "postgres", CommandTimeout = 600 }.ToString());
        try
        {
            await opened.OpenAsync(cancel);
            return opened;
        }
        catch (Exception fault)
        {
            await opened.DisposeAsync();
            throw fault is NpgsqlException ? new StartupException($"The database server does not let this user in beside {Database}: {fault.Message}", fault) : fault;
        }
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection over, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", over) { Parameters = { new NpgsqlParameter { Value = name } } };
        return await command.ExecuteScalarAsync(cancel) is > 0L;
    }

    private static async Task ExecuteAsync(NpgsqlConnection over, string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement, over);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
