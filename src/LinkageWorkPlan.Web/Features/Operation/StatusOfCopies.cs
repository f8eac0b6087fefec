using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>How the sides' own copies stand.</summary>
internal sealed class StatusOfCopies(CopyOptions options, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <param name="own">Whose copy the reader can download.</param>
    public IEnumerable<StatusLine> Lines(Side? own) =>
        options.HasFolder ? Sides.Both.SelectMany(side => LinesOf(side, own)) : [new(StatusPart.Copy, StatusLevel.Attention, "Status.Copy.Off")];

    private IEnumerable<StatusLine> LinesOf(Side side, Side? own)
    {
        if (!options.Made.Contains(side))
        {
            return [new(StatusPart.Copy, StatusLevel.Attention, "Status.Copy.NoRecipients", side)];
        }

        var line = Last(side);
        return [side == own && line.IsThere ? line.Line with { Link = CopyEndpoints.Address, LinkWords = "Exchange.Download" } : line.Line, .. Recipients(side)];
    }

    private (StatusLine Line, bool IsThere) Last(Side side)
    {
        var journal = BackupJournal.Read(options.FolderOf(side));
        var isThere = journal.Last is { } made && File.Exists(Path.Combine(options.FolderOf(side), made.Name));
        if (journal.Failed is { } fault)
        {
            return (new(StatusPart.Copy, StatusLevel.Broken, "Status.Copy.Failed", side, fault.Since, journal.Last?.At, fault.Words), isThere);
        }

        return (journal.Last is not { } last ? new(StatusPart.Copy, StatusLevel.Attention, "Status.Copy.None", side)
            : !isThere ? new(StatusPart.Copy, StatusLevel.Broken, "Status.Copy.Gone", side, last.At, last.Name)
            : Now - last.At > StatusOfBackups.Old ? new(StatusPart.Copy, StatusLevel.Broken, "Status.Copy.Old", side, last.At)
            : new(StatusPart.Copy, StatusLevel.Good, "Status.Copy.Good", side, last.At, new StatusSize(last.Bytes)), isThere);
    }

    private IReadOnlyList<StatusLine> Recipients(Side side)
    {
        try
        {
            var found = options.ReadRecipients(side);
            List<StatusLine> lines = [.. found.Select(each => StatusOfBackups.Certificate(StatusPart.CopyRecipient, side, each.Name, each.Until, Now, StatusLevel.Attention))];
            found.ForEach(each => each.Dispose());
            return lines;
        }
        catch (StartupException problem)
        {
            return [new(StatusPart.CopyRecipient, StatusLevel.Broken, "Status.Certificate.Unusable", problem.Message)];
        }
    }
}
