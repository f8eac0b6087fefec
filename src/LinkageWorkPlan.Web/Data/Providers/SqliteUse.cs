using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Who uses a database's file: one server, or one program that replaces it. Held by an open file beside it, which ends with its process.
/// </summary>
internal static class SqliteUse
{
    /// <summary>While a server runs.</summary>
    /// <exception cref="StartupException">Another server uses it, or it is being replaced.</exception>
    public static IServing Serve(string database) =>
        Open(database) is { } file ? new Alone(file) : throw new StartupException($"Another server uses the database {database}, or it is being restored, and one file is for one server. End the other one, or set Data:Path (or ConnectionStrings:Default) to another place.");

    /// <summary>While the file is replaced.</summary>
    /// <exception cref="StartupException">A server is running.</exception>
    public static IDisposable Replace(string database) =>
        Open(database) ?? throw new StartupException($"A server is running on the database {database}: end it, then restore again. Nothing was changed.");

    /// <returns>Null where others hold it.</returns>
    private static FileStream? Open(string database)
    {
        try
        {
            return new FileStream(database + ".serving", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (SqliteWorkPlanDb.IsHeldByOthers(exception))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {Path.GetDirectoryName(database)} of the database cannot be written to ({exception.Message.TrimEnd('.')}). Give this user the right to write there.", exception);
        }
    }

    private sealed class Alone(FileStream file) : IServing
    {
        public bool IsAlone => true;

        public Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
