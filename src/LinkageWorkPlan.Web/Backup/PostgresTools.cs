using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using LinkageWorkPlan.Web.Settings;
using Npgsql;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>Runs the programs of PostgreSQL's client.</summary>
/// <param name="folder">Where they are; null for <c>PATH</c>.</param>
internal sealed class PostgresTools(NpgsqlConnectionStringBuilder server, string? folder)
{
    /// <param name="database">Null where nothing is connected to.</param>
    /// <exception cref="StartupException">The program is not there, or ended with a fault, which is in the message.</exception>
    public async Task RunAsync(string program, string? database, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(folder is null ? program : Path.Combine(folder, program)) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (database is not null)
        {
            Connect(start, database);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Begin(start, program);
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
            {
                throw new StartupException($"{program} failed: {(await said).Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Begin(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new StartupException(
                $"{program} is not here: install PostgreSQL's client, of the server's version or newer (Debian: apt-get install postgresql-client), or set Backup:PostgresTools to its folder.", missing);
        }
    }

    /// <summary>By the environment, so that nobody reads the password in the list of processes.</summary>
    private void Connect(ProcessStartInfo start, string database)
    {
        start.ArgumentList.Add($"--dbname={database}");
        start.ArgumentList.Add("--no-password");
        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                start.Environment[name] = value;
            }
        }

        Set("PGHOST", server.Host);
        Set("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGUSER", server.Username);
        Set("PGPASSWORD", server.Password);
        Set("PGPASSFILE", server.Passfile);
        Set("PGSSLROOTCERT", server.RootCertificate);
        Set("PGSSLCERT", server.SslCertificate);
        Set("PGSSLKEY", server.SslKey);
        Set("PGSSLMODE", server.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Prefer => "prefer",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => null,
        });
    }
}
