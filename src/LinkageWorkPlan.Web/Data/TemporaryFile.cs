using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Web.Data;

/// <summary>A file of the system's folder for such, readable by this program's account alone and gone from the disk when it is closed.</summary>
internal static class TemporaryFile
{
    /// <summary>As the systems say that a disk is full, over its quota, or read-only.</summary>
    private static readonly int[] Full = [28, 30, 122, 0x27, 0x70];

    /// <summary>True where the disk is at fault, whatever was to be written to it.</summary>
    public static bool IsFull(Exception exception) => exception is IOException && Full.Contains(exception.HResult & 0xFFFF);

    /// <exception cref="RuleException"><see cref="Rules.NoSpace"/>: the folder is full or cannot be written to.</exception>
    public static FileStream Open()
    {
        // Without a buffer: one that cannot be written out when the file is closed would fail there once more, and hide why.
        var options = new FileStreamOptions { BufferSize = 0, Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
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
