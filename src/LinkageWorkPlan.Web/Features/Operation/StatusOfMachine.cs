using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files.Scanning;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>What the machine gives: room on its disks, a browser that prints, the files of the seals.</summary>
internal sealed class StatusOfMachine(BackupOptions backup, PrintingOptions printing, BrowserVersion browser, ScannerOptions scanning, VirusScanner scanner, EditionSeal seal, TimeProvider time)
{
    private const long Gigabyte = 1_000_000_000;

    /// <summary>Below this, or below three times the database, which a backup needs, space is to be made.</summary>
    private const long Low = 2 * Gigabyte;

    /// <summary>Below this nothing may be saved soon.</summary>
    private const long Full = Gigabyte / 5;

    /// <param name="data">Folder of the database; null where it is on a server of its own.</param>
    public IEnumerable<StatusLine> Disks(string? data, long databaseBytes) =>
        Folders(data, backup).Select(folder => FreeBytes(folder) is not { } free ? new StatusLine(StatusPart.Disk, StatusLevel.Broken, "Status.Disk.Unknown", folder)
            : free < Full ? new StatusLine(StatusPart.Disk, StatusLevel.Broken, "Status.Disk.Full", new StatusSize(free), folder)
            : free < Math.Max(Low, databaseBytes * 3) ? new StatusLine(StatusPart.Disk, StatusLevel.Attention, "Status.Disk.Low", new StatusSize(free), folder)
            : new StatusLine(StatusPart.Disk, StatusLevel.Good, "Status.Disk.Good", new StatusSize(free), folder));

    public async Task<StatusLine> BrowserAsync(CancellationToken cancel)
    {
        string path;
        try
        {
            path = BrowserFinder.Find(printing.BrowserPath);
        }
        catch (PrintingException)
        {
            return new(StatusPart.Browser, StatusLevel.Broken, "Status.Browser.Missing");
        }

        return await browser.FindAsync(path, cancel) is { } version
            ? new(StatusPart.Browser, StatusLevel.Good, "Status.Browser.Good", version, path)
            : new(StatusPart.Browser, StatusLevel.Attention, "Status.Browser.Silent", path);
    }

    public async Task<StatusLine> ScannerAsync(CancellationToken cancel) =>
        !scanner.IsOn ? new(StatusPart.Scanner, StatusLevel.Attention, "Status.Scanner.None")
        : await scanner.AnswersAsync(cancel) ? new(StatusPart.Scanner, StatusLevel.Good, "Status.Scanner.Good", scanning.Address)
        : new(StatusPart.Scanner, StatusLevel.Broken, "Status.Scanner.Silent", scanning.Address);

    /// <summary>A token may let one wait.</summary>
    public Task<IReadOnlyList<StatusLine>> SealsAsync() => Task.Run(Seals);

    private IReadOnlyList<StatusLine> Seals()
    {
        seal.Open();
        try
        {
            var now = time.GetUtcNow().UtcDateTime;
            var found = seal.Found();
            return found.Count == 0
                ? [new(StatusPart.Seal, StatusLevel.Attention, "Status.Certificate.NoSeals")]
                : [.. found.Select(each => each.Token?.Problem is { } problem ? new StatusLine(StatusPart.Seal, StatusLevel.Broken, "Status.Certificate.Unusable", problem.Message) : StatusOfBackups.Certificate(StatusPart.Seal, each.Side, each.Certificate.Subject, each.Until.UtcDateTime, now, StatusLevel.Broken))];
        }
        catch (SealException problem)
        {
            return [new(StatusPart.Seal, StatusLevel.Broken, "Status.Certificate.Unusable", problem.Message)];
        }
    }

    /// <summary>Folders whose disks must not get full.</summary>
    public static IEnumerable<string> Folders(string? data, BackupOptions backup) =>
        new[] { data, backup.HasFolder ? Path.GetFullPath(backup.Folder!) : null }.OfType<string>().Distinct();

    /// <returns>What this program may still write there; null where the folder is not there or cannot be asked.</returns>
    public static long? FreeBytes(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
