using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Who uses a database's file: any number of servers, or one program that replaces it. Held by an open file beside it, which ends with its
/// process.
/// </summary>
internal static class SqliteUse
{
    /// <summary>While a server runs.</summary>
    /// <exception cref="StartupException">The database is being replaced.</exception>
    public static IDisposable Serve(string database) =>
        Open(database, FileShare.ReadWrite) ?? throw new StartupException($"The database {database} is being restored: wait until that is done.");

    /// <summary>While the file is replaced.</summary>
    /// <exception cref="StartupException">A server is running.</exception>
    public static IDisposable Replace(string database) =>
        Open(database, FileShare.None) ?? throw new StartupException($"A server is running on the database {database}: end it, then restore again. Nothing was changed.");

    /// <returns>Null where others hold it.</returns>
    private static FileStream? Open(string database, FileShare share)
    {
        try
        {
            return new FileStream(database + ".serving", FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
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
}
