using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>Where backups go, when they are made, how many are kept, and who can open them.</summary>
public sealed class BackupOptions
{
    public const string Section = "Backup";
    public const int KeepMax = 1000;

    /// <summary>Of a file that holds a password, in bytes.</summary>
    private const int PasswordFileMax = 4096;

    /// <summary>Folder of pg_dump and pg_restore; null where they are in <c>PATH</c>.</summary>
    public string? PostgresTools { get; set; }

    /// <summary>Where the server puts its daily backup; it makes none where this is not set.</summary>
    public string? Folder { get; set; }

    /// <summary>From when on a day has its backup, in Hà Nội and Vientiane (UTC+7).</summary>
    public string At { get; set; } = "01:00";

    /// <summary>The newest backup of that many days is kept, and so on; 1 to <see cref="KeepMax"/>.</summary>
    public int KeepDays { get; set; } = 7;

    /// <summary>0 to <see cref="KeepMax"/>.</summary>
    public int KeepWeeks { get; set; } = 5;

    /// <summary>0 to <see cref="KeepMax"/>.</summary>
    public int KeepMonths { get; set; } = 12;

    /// <summary>Files of certificates whose keys open the backups, several with commas; read again for each backup.</summary>
    public string? VietnamRecipients { get; set; }

    /// <summary>The same of the Lao side.</summary>
    public string? LaosRecipients { get; set; }

    /// <summary>Of the key that a restoring reads.</summary>
    public string? KeyPassword { get; set; }

    /// <summary>A file whose first line is the password, in place of <see cref="KeyPassword"/>.</summary>
    public string? KeyPasswordFile { get; set; }

    public bool HasFolder => !string.IsNullOrWhiteSpace(Folder);

    internal BackupKeep Keep => new(KeepDays, KeepWeeks, KeepMonths);

    /// <summary>UTC+7.</summary>
    internal TimeOnly Time => ReadTime(At) ?? TimeOnly.MinValue;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        var wrong = CheckedSettings.OutOfRange("Backup:KeepDays", KeepDays, 1, KeepMax)
            .Concat(CheckedSettings.OutOfRange("Backup:KeepWeeks", KeepWeeks, 0, KeepMax))
            .Concat(CheckedSettings.OutOfRange("Backup:KeepMonths", KeepMonths, 0, KeepMax)).ToList();
        if (ReadTime(At) is null)
        {
            wrong.Add($"Backup:At is '{At}'; write hours and minutes in Hà Nội and Vientiane (UTC+7), as in 01:00.");
        }

        try
        {
            ReadRecipients().ForEach(each => each.Dispose());
        }
        catch (StartupException problem)
        {
            wrong.Add(problem.Message);
        }

        return wrong;
    }

    /// <summary>As the files are now: a renewed certificate needs no start. None where backups stay as they are.</summary>
    /// <exception cref="StartupException">A file cannot be used, or one side has none.</exception>
    internal List<BackupRecipient> ReadRecipients()
    {
        var found = new[] { (Side.Vietnam, VietnamRecipients), (Side.Laos, LaosRecipients) }
            .SelectMany(each => BackupRecipient.ReadAll(each.Item1, each.Item2, Section)).ToList();
        return found.Select(each => each.Side).Distinct().Count() == 1
            ? throw new StartupException($"Backup:{found[0].Side}Recipients is set and the other side's is not: each side has to be able to open the backups, or leave out both.")
            : found;
    }

    /// <exception cref="StartupException">The file with the password cannot be read.</exception>
    internal string? ReadKeyPassword()
    {
        if (string.IsNullOrEmpty(KeyPasswordFile))
        {
            return string.IsNullOrEmpty(KeyPassword) ? null : KeyPassword;
        }

        try
        {
            return new StringReader(BoundedFile.ReadText(KeyPasswordFile, PasswordFileMax)).ReadLine();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or ReadLimitException)
        {
            throw new StartupException($"Backup:KeyPasswordFile cannot be read ({fault.Message.TrimEnd('.')}). Nothing was changed.", fault);
        }
    }

    /// <returns>Null where it is no time of day.</returns>
    internal static TimeOnly? ReadTime(string at) => TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
