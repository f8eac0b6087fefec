using System.Globalization;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Layout.Changes;

/// <summary>How recorded values are shown in the reader's language.</summary>
internal static class HistoryWords
{
    /// <summary>Characters of a value that are in a line; a longer one is folded and can be opened.</summary>
    public const int Short = 140;

    /// <summary>Digits of a fingerprint that are shown, as printed on pages.</summary>
    private const int HashShown = 16;

    /// <summary>What the sentence itself says already, or only machines read.</summary>
    public static readonly IReadOnlySet<string> NotShown = new HashSet<string>
    {
        "SignOffRound.Subject", "SignOffRound.Title", "SignOffRound.State", "SignOffRound.Comment", "Signature.Side", "Signature.Name", "Signature.OtherName", "Signature.Position", "Signature.Fingerprint",
        "Evidence.ContentType", "Evidence.Sha256", "Evidence.Size", "IssuedEdition.PrintedAt", "IssuedEdition.Sha256", "IssuedEdition.Issue", "NumberLayer.SealedAt", "NumberLayer.Sha256",
        "Signature.Capacity", "Signature.Method", "Signature.ScanSha256", "RoundComment.Part", "WarningAnswer.Key", "WarningAnswer.BySide", "WarningAnswer.ByName", "ReportConsent.BySide", "ReportConsent.ByName", "ReportConsent.Fingerprint",
        "CommentAnswer.BySide", "CommentAnswer.ByName",
        "Pillar.Order", "RecordsNumber.Key", "RecordsNumber.Year", "RecordsNumber.Issue", "Delegation.Side",
        "Receipt.OpenedAt", "Receipt.Issue", "DeliveryEvent.Way", "DeliveryEvent.Issue", "Direction.Issue", "Direction.Side", "Direction.State", "Direction.ClosedBy", "Report.Fingerprint", "Term.State", "Term.Proposal", "Term.ProposedBy",
    };

    /// <summary>Numbers that are shares.</summary>
    public static readonly IReadOnlySet<string> Percents = new HashSet<string>(["WorkTask.Percent", "ProgressUpdate.Percent", .. TaskFields.All.OfType<TaskPercent>().Select(each => $"{nameof(WorkTask)}.{each.Name}")]);

    /// <summary>The changes worth a line, in the order they were recorded.</summary>
    public static IReadOnlyList<FieldChange> ShownChanges(this AuditEntry entry) => [.. entry.Changes.Where(change => !NotShown.Contains(change.Field) && !IsSettled(change) && !RepeatsTask(change, entry))];

    /// <summary>A proposal that is answered is gone; what it was is in the entry that made it.</summary>
    private static bool IsSettled(FieldChange change) => change.After is null && change.Field.StartsWith("Term.Proposed", StringComparison.Ordinal);

    /// <summary>What an update says of the percent is what the task's own line says, unless a later update says another one.</summary>
    private static bool RepeatsTask(FieldChange change, AuditEntry entry) =>
        change.Field == "ProgressUpdate.Percent" && entry.Changes.Any(each => each.Field == "WorkTask.Percent");

    /// <summary>What something was done to, with its code and title.</summary>
    public static string SubjectOf(this Loc loc, AuditEntry entry)
    {
        var title = entry.SubjectTitle.For(loc.Language);
        var key = $"History.Subject.{entry.SubjectKind}{(title.Length == 0 ? ".Untitled" : string.Empty)}";
        return loc.Find(key) is null ? $"{entry.SubjectCode} {title}".Trim() : loc[key, entry.SubjectCode, title];
    }

    /// <summary>The words before and after the subject of an entry.</summary>
    public static (string Before, string After) SentenceOf(this Loc loc, AuditEntry entry)
    {
        var moved = entry.Changes.Count == 0 ? loc.Find($"History.{entry.Action}.Unchanged") : null;
        var words = moved ?? loc.Find($"History.{entry.Action}.{entry.SubjectKind}") ?? loc.Find($"History.{entry.Action}") ?? loc["History.Other"];
        var place = words.IndexOf("{0}", StringComparison.Ordinal);
        return place < 0 ? (words + " ", string.Empty) : (words[..place], words[(place + 3)..]);
    }

    /// <summary>The language of the subject's title where it is another one than the reader's; null where it is not.</summary>
    public static string? SubjectLanguage(this Loc loc, AuditEntry entry) =>
        entry.SubjectTitle.IsEmpty || entry.SubjectTitle.ShownIn(loc.Language) == loc.Language ? null : entry.SubjectTitle.ShownIn(loc.Language).Code();

    /// <summary>The name of a field: of this entity's, or of all fields called so.</summary>
    public static string FieldName(this Loc loc, string field) =>
        field.StartsWith("Approvals.", StringComparison.Ordinal) ? loc[field] : loc.Field(field) ?? loc["Field." + field];

    /// <summary>A recorded value in the reader's language; null where there was none.</summary>
    public static string? Value(this Loc loc, FieldChange change, string? value, IReadOnlyDictionary<string, LocalizedText> owners) => value is null ? null : change.Kind switch
    {
        ValueKind.Date => loc.Date(DateOnly.ParseExact(value, "O", CultureInfo.InvariantCulture)),
        ValueKind.Moment => loc.Moment(DateTime.ParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        ValueKind.Number when Percents.Contains(change.Field) => loc.Percent(decimal.Parse(value, CultureInfo.InvariantCulture)),
        ValueKind.Number => loc.Number(decimal.Parse(value, CultureInfo.InvariantCulture)),
        ValueKind.Money => loc.Money(value),
        ValueKind.Enum => loc["Enum." + value],
        ValueKind.Flag => loc[value == "True" ? "Shared.Yes" : "Shared.No"],
        ValueKind.Owner => owners.TryGetValue(value, out var name) ? name.For(loc.Language) : value,
        _ => IsHash(value) ? value[..HashShown] + "…" : value,
    };

    /// <summary>A fingerprint of a file or a content: its beginning is enough to tell one from another.</summary>
    private static bool IsHash(string value) => value.Length == 64 && value.All(char.IsAsciiHexDigit);

    /// <summary>The language words are written in, as far as their letters tell; null where they do not.</summary>
    public static string? LanguageOf(string? words)
    {
        foreach (var letter in words ?? string.Empty)
        {
            if (letter is >= '\u0E80' and <= '\u0EFF')
            {
                return "lo";
            }

            if (letter is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'đ' or 'ơ' or 'ư' or 'Đ')
            {
                return "vi";
            }
        }

        return null;
    }
}
