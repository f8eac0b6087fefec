using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>What the program knows of the backups in a folder, in a file beside them: a backup is restored where there is no database to ask.</summary>
internal sealed record BackupJournal(IReadOnlyList<BackupJournal.Entry> Made, BackupJournal.Fault? Failed)
{
    public const string FileName = "backups.json";

    /// <summary>Thousands of entries.</summary>
    private const int SizeMax = 4 * 1024 * 1024;

    public static readonly BackupJournal Empty = new([], null);

    /// <param name="Name">Of the file, without its folder.</param>
    /// <param name="At">UTC; what was saved before it is in the backup.</param>
    /// <param name="Bytes">Of the file.</param>
    /// <param name="Restored">True where it was restored to a scratch place; false where it was only read through.</param>
    /// <param name="Recipients">Who can open it; nobody's key is needed where there are none.</param>
    public sealed record Entry(string Name, DateTime At, long Bytes, bool Restored, IReadOnlyList<Recipient> Recipients);

    public sealed record Recipient(Side Side, string Name);

    /// <summary>Why the last attempt failed; none after one that went well.</summary>
    /// <param name="Since">UTC, of the first attempt since the last backup.</param>
    /// <param name="At">UTC, of the last.</param>
    /// <param name="Words">In English, as it is logged.</param>
    public sealed record Fault(DateTime Since, DateTime At, string Words);

    public Entry? Last => Made.MaxBy(each => each.At);

    /// <returns>An empty one where there is none, or where it cannot be read: then nothing of the folder is known, and nothing of it deleted.</returns>
    public static BackupJournal Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupJournal>(BoundedFile.ReadText(Path.Combine(folder, FileName), SizeMax), BackupManifest.Json) is { Made: not null } read ? read : Empty;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or ReadLimitException or System.Text.DecoderFallbackException)
        {
            return Empty;
        }
    }

    public Task WriteAsync(string folder) =>
        OutputFile.WritePrivateAsync(new FileInfo(Path.Combine(folder, FileName)), to => JsonSerializer.SerializeAsync(to, this, BackupManifest.Json));

    public BackupJournal With(Entry made) => new([.. Made, made], null);

    public BackupJournal WithFault(DateTime at, string words) => this with { Failed = new Fault(Failed?.Since ?? at, at, words) };
}
