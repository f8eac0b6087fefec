using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Web.Data;

/// <summary>A file of the system's folder for such, readable by this program's account alone and gone from the disk when it is closed.</summary>
internal static class TemporaryFile
{
    /// <exception cref="RuleException"><see cref="Rules.NoSpace"/>: the folder is full or cannot be written to.</exception>
    public static FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(Path.Combine(Path.GetTempPath(), $"lwp-{Path.GetRandomFileName()}"), options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RuleException(Rules.NoSpace);
        }
    }
}
