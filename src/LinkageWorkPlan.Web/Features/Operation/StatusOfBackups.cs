using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>The server's own backups, and who can open them.</summary>
internal sealed class StatusOfBackups(BackupOptions options, TimeProvider time)
{
    /// <summary>A certificate that ends within this is to be replaced.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(60);

    /// <summary>One a day, and what it takes.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromHours(26);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public IEnumerable<StatusLine> Lines() => [Backup(), .. Recipients()];

    private StatusLine Backup()
    {
        if (!options.HasFolder)
        {
            return new(StatusPart.Backup, StatusLevel.Attention, "Status.Backup.Off");
        }

        var journal = BackupJournal.Read(options.Folder!);
        if (journal.Failed is { } fault)
        {
            return new(StatusPart.Backup, StatusLevel.Broken, "Status.Backup.Failed", fault.Since, journal.Last?.At, fault.Words);
        }

        return journal.Last is not { } last ? new(StatusPart.Backup, StatusLevel.Attention, "Status.Backup.None")
            : !File.Exists(Path.Combine(options.Folder!, last.Name)) ? new(StatusPart.Backup, StatusLevel.Broken, "Status.Backup.Gone", last.At, last.Name)
            : Now - last.At > Old ? new(StatusPart.Backup, StatusLevel.Broken, "Status.Backup.Old", last.At)
            : Of(last);
    }

    private static StatusLine Of(BackupJournal.Entry last)
    {
        var size = new StatusSize(last.Bytes);
        return !last.Restored ? new(StatusPart.Backup, StatusLevel.Attention, "Status.Backup.Unrestored", last.At, size)
            : last.Recipients.Count == 0 ? new(StatusPart.Backup, StatusLevel.Attention, "Status.Backup.Plain", last.At, size)
            : new(StatusPart.Backup, StatusLevel.Good, "Status.Backup.Good", last.At, size, string.Join("; ", last.Recipients.Select(each => each.Name)));
    }

    private IReadOnlyList<StatusLine> Recipients()
    {
        List<BackupRecipient> found;
        try
        {
            found = options.ReadRecipients();
        }
        catch (StartupException problem)
        {
            return [new(StatusPart.Recipient, StatusLevel.Broken, "Status.Certificate.Unusable", problem.Message)];
        }

        List<StatusLine> lines = [.. found.Select(each => Certificate(StatusPart.Recipient, each.Side, each.Name, each.Until, Now, StatusLevel.Attention))];
        found.ForEach(each => each.Dispose());
        return lines;
    }

    /// <param name="ended">How bad it is that it ended.</param>
    public static StatusLine Certificate(StatusPart part, Domain.Side side, string name, DateTime until, DateTime now, StatusLevel ended) =>
        until < now ? new(part, ended, "Status.Certificate.Ended", side, name, until)
        : until - now < Notice ? new(part, StatusLevel.Attention, "Status.Certificate.Ending", side, name, until)
        : new(part, StatusLevel.Good, "Status.Certificate.Good", side, name, until);
}
