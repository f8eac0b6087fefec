using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>How large an export may be. Whoever writes one keeps to it as whoever takes it in does, so that none is made that nobody can take in.</summary>
internal static class ExportLimits
{
    public const int Entries = 1_000_000;
    public const long Bytes = 64L * 1024 * 1024 * 1024;

    /// <summary>Bytes of a row as JSON: a signed content is in one.</summary>
    public const int Line = BoundedJson.SizeMax;

    /// <summary>Bytes of a stored file.</summary>
    public const int File = 256 * 1024 * 1024;

    /// <summary>Bytes; some two hundred for each file that it names.</summary>
    public const int Manifest = 256 * 1024 * 1024;

    /// <summary>One command of the database: a table of gigabytes is sorted before its first row comes.</summary>
    public static readonly TimeSpan Command = TimeSpan.FromMinutes(10);

    /// <summary>Unpacked bytes for each byte of the archive. Rows shrink to a tenth or so; what shrinks to a five hundredth was made to fill a disk.</summary>
    private const long ShrinksMost = 500;

    /// <summary>Unpacked bytes that fill no disk, however little they were.</summary>
    private const long Harmless = 64 * 1024 * 1024;

    /// <param name="packed">Bytes of the archive.</param>
    /// <param name="bytes">What it becomes.</param>
    public static bool IsTooMuch(long packed, long bytes) => bytes > Bytes || (bytes > Harmless && bytes > packed * ShrinksMost);

    /// <summary>For the writer.</summary>
    /// <exception cref="StartupException">It is over its limit.</exception>
    public static void Require(string what, long size, long max)
    {
        if (size > max)
        {
            throw TooLarge($"{what} would be {size}, and {max} is the most");
        }
    }

    /// <summary>For the writer, once all is written.</summary>
    /// <exception cref="StartupException">No reader would take it in.</exception>
    public static void RequireWhole(long packed, long bytes)
    {
        if (IsTooMuch(packed, bytes))
        {
            throw TooLarge($"{bytes} bytes in an archive of {packed} are more than is taken in");
        }
    }

    private static StartupException TooLarge(string why) => new($"The export could not be taken in anywhere: {why}. Nothing was written.");
}
