using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>One file that holds a copy of the database and says what it is: a ZIP, whose parts are checked when it is opened.</summary>
internal static class BackupFile
{
    public const string Ending = ".zip";
    public const string EncryptedEnding = ".zip.cms";

    /// <summary>Zeros can be packed to a thousandth; a database that is used never is.</summary>
    private const int RatioMax = 1000;

    /// <param name="database">The copy.</param>
    /// <param name="manifest">Of a copy whose size and hash are not known yet.</param>
    public static async Task WriteAsync(Stream to, string database, BackupManifest manifest, CancellationToken cancel)
    {
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        await using (var from = File.OpenRead(database))
        {
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(from, cancel));
            manifest = manifest with { Bytes = from.Length, Sha256 = sha256 };
            from.Position = 0;
            await using var part = await zip.CreateEntry(BackupManifest.DatabaseName, CompressionLevel.Fastest).OpenAsync(cancel);
            await from.CopyToAsync(part, cancel);
        }

        await using var about = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(cancel);
        await JsonSerializer.SerializeAsync(about, manifest, BackupManifest.Json, cancel);
    }

    /// <summary>Unpacks the copy and compares it with what the backup says of it.</summary>
    /// <param name="key">Opens one that is encrypted.</param>
    /// <param name="database">Where to; is made, and beside it what was decrypted.</param>
    /// <exception cref="StartupException">The file is not there, is no backup, is damaged, or was made by a newer program.</exception>
    public static async Task<BackupManifest> OpenAsync(FileInfo file, BackupKey? key, string database, CancellationToken cancel)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(await EncryptedFile.OpenAsync(file, key, database + Ending, cancel), cancel);
            var (about, copy) = (zip.GetEntry(BackupManifest.FileName), zip.GetEntry(BackupManifest.DatabaseName));
            if (about is null || copy is null || about.Length > 1_000_000)
            {
                throw new StartupException($"{file.FullName} is no backup of this program. Nothing was changed.");
            }

            var manifest = await ReadAsync(about, cancel);
            if (manifest.Format > BackupManifest.FormatNow)
            {
                throw Newer(file, manifest);
            }

            if (copy.Length != manifest.Bytes || copy.Length / RatioMax > copy.CompressedLength || await UnpackAsync(copy, database, manifest.Bytes, cancel) != manifest.Sha256)
            {
                throw new InvalidDataException("the database in it is not the one that was put there");
            }

            return manifest;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new StartupException($"The backup {file.FullName} is damaged ({fault.Message.TrimEnd('.')}). Nothing was changed; take another.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The backup {file.FullName} cannot be read ({fault.Message.TrimEnd('.')}). Nothing was changed.", fault);
        }
    }

    internal static StartupException Newer(FileInfo file, BackupManifest manifest) =>
        new($"The backup {file.FullName} was made by a newer version of this program ({manifest.Program}). Nothing was changed. Install that version or newer.");

    private static async Task<BackupManifest> ReadAsync(ZipArchiveEntry about, CancellationToken cancel)
    {
        await using var from = await about.OpenAsync(cancel);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(from, BackupManifest.Json, cancel) is { Provider: not null, Migrations: not null, Sha256: not null } manifest
            ? manifest
            : throw new InvalidDataException("it does not say what it is");
    }

    private static async Task<string> UnpackAsync(ZipArchiveEntry copy, string database, long bytes, CancellationToken cancel)
    {
        await using var from = await copy.OpenAsync(cancel);
        await using var to = new FileStream(database, FileMode.CreateNew, FileAccess.ReadWrite);
        var buffer = new byte[1 << 20];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0 && to.Length <= bytes;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        to.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(to, cancel));
    }
}
