using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>The sides' own copies: where the server puts them, when, how long they stay, and who can open each.</summary>
public sealed class CopyOptions
{
    public const string Section = "Copies";

    /// <summary>None are made where this is not set.</summary>
    public string? Folder { get; set; }

    /// <summary>From when on a day has its copies, in Hà Nội and Vientiane (UTC+7).</summary>
    public string At { get; set; } = "02:00";

    /// <summary>Copies of that many days are kept for each side; 1 to <see cref="BackupOptions.KeepMax"/>.</summary>
    public int KeepDays { get; set; } = 3;

    /// <summary>Files of certificates whose keys open the Vietnamese side's copies, several with commas; that side gets none without.</summary>
    public string? VietnamRecipients { get; set; }

    /// <summary>The same of the Lao side.</summary>
    public string? LaosRecipients { get; set; }

    public bool HasFolder => !string.IsNullOrWhiteSpace(Folder);

    internal BackupKeep Keep => new(KeepDays, 0, 0);

    /// <summary>UTC+7.</summary>
    internal TimeOnly Time => BackupOptions.ReadTime(At) ?? TimeOnly.MinValue;

    /// <summary>Sides whose copies are made.</summary>
    internal IEnumerable<Side> Made => HasFolder ? Sides.Both.Where(side => !string.IsNullOrWhiteSpace(FilesOf(side))) : [];

    /// <summary>Each side's copies lie in a folder of their own.</summary>
    internal string FolderOf(Side side) => Path.Combine(Folder!, side == Side.Vietnam ? "vietnam" : "laos");

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        var wrong = CheckedSettings.OutOfRange("Copies:KeepDays", KeepDays, 1, BackupOptions.KeepMax).ToList();
        if (BackupOptions.ReadTime(At) is null)
        {
            wrong.Add($"Copies:At is '{At}'; write hours and minutes in Hà Nội and Vientiane (UTC+7), as in 02:00.");
        }

        var named = Sides.Both.Where(side => !string.IsNullOrWhiteSpace(FilesOf(side))).ToList();
        if (named.Count > 0 != HasFolder)
        {
            wrong.Add(HasFolder ? "Copies:Folder is set, but neither Copies:VietnamRecipients nor Copies:LaosRecipients: nobody could open a copy." : "Copies:Folder is not set: say where the copies go.");
        }

        foreach (var side in named)
        {
            try
            {
                ReadRecipients(side).ForEach(each => each.Dispose());
            }
            catch (StartupException problem)
            {
                wrong.Add(problem.Message);
            }
        }

        return wrong;
    }

    /// <inheritdoc cref="BackupOptions.ReadRecipients"/>
    internal List<BackupRecipient> ReadRecipients(Side side) => [.. BackupRecipient.ReadAll(side, FilesOf(side), Section)];

    private string? FilesOf(Side side) => side == Side.Vietnam ? VietnamRecipients : LaosRecipients;
}
