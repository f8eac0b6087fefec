using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>A file that a command writes.</summary>
internal static class OutputFile
{
    /// <summary>First beside it, then in its place: a file that is there is whole at any moment.</summary>
    /// <exception cref="StartupException">It cannot be written.</exception>
    public static async Task WriteAsync(FileInfo file, byte[] bytes, CancellationToken cancel)
    {
        var beside = file.FullName + ".part";
        try
        {
            await File.WriteAllBytesAsync(beside, bytes, cancel);
            File.Move(beside, file.FullName, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be written: {exception.Message}", exception);
        }
    }
}
