using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>A place for a copy of the database, readable by this user alone, which is gone afterwards.</summary>
internal sealed class ScratchFile : IDisposable
{
    /// <summary>Of the folder's name.</summary>
    public const string Prefix = ".backup-";

    private readonly string folder;

    /// <param name="beside">Where there is room: beside the backup, and not in a folder for temporary files, which may be memory.</param>
    public ScratchFile(DirectoryInfo beside)
    {
        folder = System.IO.Path.Combine(beside.FullName, $"{Prefix}{Guid.CreateVersion7():N}");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {beside.FullName} cannot be written to ({fault.Message.TrimEnd('.')}): a backup is unpacked beside itself. Nothing was changed.", fault);
        }
    }

    public string Path => System.IO.Path.Combine(folder, BackupManifest.DatabaseName);

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
    }
}
