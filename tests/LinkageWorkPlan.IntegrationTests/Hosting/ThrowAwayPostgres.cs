using System.Diagnostics;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>A PostgreSQL of this run alone, where nobody names a server: made by the script that "scripts/test.sh" uses, ended with the process.</summary>
internal static class ThrowAwayPostgres
{
    private const string Missing =
        "The tests on PostgreSQL need PostgreSQL 15 where Debian puts it: \"bash scripts/test.sh\" installs it and starts a throw-away server. "
        + "Or set LWP_TEST_POSTGRES to the connection string of a server's maintenance database (Host=…;Username=…;Password=…;Database=postgres) whose user may create databases.";

    private static readonly Lazy<string> Started = new(Start);

    /// <exception cref="InvalidOperationException">It cannot be started here; the message says what to install.</exception>
    public static string Connection => Started.Value;

    private static string Start()
    {
        var (home, connection) = Start("start_postgres");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Run($"postgres_home='{home}'; stop_postgres");
        return connection;
    }

    /// <param name="command">Of <c>scripts/postgres.sh</c>.</param>
    /// <returns>Its folder, and a connection string of its maintenance database.</returns>
    internal static (string Home, string Connection) Start(string command)
    {
        // The server outlives the script; its words go to a file, as an open pipe would be waited for.
        var answer = Path.GetTempFileName();
        try
        {
            if (OperatingSystem.IsWindows() || Run($"{command} && printf '%s\\n%s\\n' \"$postgres_home\" \"$LWP_TEST_POSTGRES\" > '{answer}'") != 0)
            {
                throw new InvalidOperationException(Missing);
            }

            var lines = File.ReadAllLines(answer);
            return (lines[0], lines[1]);
        }
        finally
        {
            File.Delete(answer);
        }
    }

    /// <param name="script">After what <c>scripts/postgres.sh</c> defines.</param>
    internal static int Run(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec >/dev/null 2>&1; . scripts/debian.sh; . scripts/postgres.sh; {script}"]) { WorkingDirectory = Root() })!;
        bash.WaitForExit();
        return bash.ExitCode;
    }

    public static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "LinkageWorkPlan.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("Run these tests from a checkout.");
    }
}
