using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Files;

/// <summary>A file that a command writes.</summary>
internal static class OutputFile
{
    /// <summary>End of the name of a file that is being written.</summary>
    public const string Unfinished = ".part";

    /// <summary>First beside it, then in its place: a file that is there is whole at any moment, and one that was not written whole is taken away.</summary>
    /// <exception cref="StartupException">It cannot be written.</exception>
    public static Task WriteAsync(FileInfo file, byte[] bytes, CancellationToken cancel) =>
        WriteAsync(file, async to => await to.WriteAsync(bytes, cancel), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite });

    /// <summary>Readable by this user alone, where the system knows such a thing.</summary>
    /// <inheritdoc cref="WriteAsync(FileInfo, byte[], CancellationToken)"/>
    public static Task WritePrivateAsync(FileInfo file, Func<Stream, Task> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return WriteAsync(file, write, options);
    }

    private static async Task WriteAsync(FileInfo file, Func<Stream, Task> write, FileStreamOptions options)
    {
        var beside = file.FullName + Unfinished;
        try
        {
            // One that is there keeps its rights, or leads elsewhere.
            File.Delete(beside);
            await using (var to = new FileStream(beside, options))
            {
                await WriteAsync(to, write);
            }

            File.Move(beside, file.FullName, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be written: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(FileStream to, Func<Stream, Task> write)
    {
        try
        {
            await write(to);
            to.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(to.Name);
            throw;
        }
    }
}
