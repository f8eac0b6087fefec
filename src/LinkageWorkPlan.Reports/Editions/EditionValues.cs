using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>What the places of an edition's lines stand for.</summary>
/// <param name="Office">The side whose records office's number and date are printed; null for a joint copy, where each language has its own side's.</param>
/// <param name="Signer">The signature the line belongs to; null outside the signing block.</param>
/// <param name="Name">The signer's name as it is printed.</param>
public sealed record EditionValues(IPrintedContent Content, Side? Office, SignatureBlock? Signer = null, LocalizedText? Name = null)
{
    private static readonly Dictionary<string, Func<EditionValues, LocalizedText?>> Texts = new(StringComparer.Ordinal)
    {
        ["group"] = values => values.Content.GroupName,
        ["planTitle"] = values => values.Content.PlanTitle,
        ["subject"] = values => values.Content.Subject,
        ["name"] = values => values.Name,
        ["position"] = values => values.Signer?.Position,
        ["actingFor"] = values => values.Signer?.How?.Acting?.ActingFor,
    };

    private static readonly Dictionary<string, Func<EditionValues, Language, string?>> Values = new(StringComparer.Ordinal)
    {
        ["number"] = (values, language) => values.NumberIn(language)?.Number,
        ["date"] = (values, language) => values.NumberIn(language) is { } written ? DateText.Long(written.Date, language) : null,
        ["year"] = (values, _) => values.YearOfIssue.ToString("0000", CultureInfo.InvariantCulture),
        ["plan"] = (values, _) => values.Content.PlanCode,
        ["report"] = (values, _) => values.Content.DocumentCode,
        ["amendment"] = (values, _) => values.Content.AmendmentNumber?.ToString(CultureInfo.InvariantCulture),
        ["amendments"] = (values, _) => (values.Content as ConsolidatedDocument)?.Numbers,
        ["issue"] = (values, _) => values.Content.IssueNumber?.ToString(CultureInfo.InvariantCulture),
        ["replacedIssue"] = (values, _) => values.Content.Replaces?.Number.ToString(CultureInfo.InvariantCulture),
        ["replacedOn"] = (values, language) => LongOf(values.Content.Replaces?.IssuedOn, language),
        ["replacedNumber"] = (values, language) => values.ReplacedIn(language)?.Number,
        ["replacedDate"] = (values, language) => LongOf(values.ReplacedIn(language)?.Date, language),
        ["code"] = (values, _) => CodeOf(values.Content),
        ["periodStart"] = (values, language) => LongOf(values.Content.PeriodStart, language),
        ["periodEnd"] = (values, language) => LongOf(values.Content.PeriodEnd, language),
        ["cutOff"] = (values, language) => LongOf(values.Content.CutOff, language),
        ["due"] = (values, language) => LongOf(values.Content.Due, language),
    };

    /// <summary>All places a line can have.</summary>
    public static readonly IReadOnlySet<string> Names = Texts.Keys.Concat(Values.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>The side whose records office's number stands in the words of a language; null for English, which no office writes.</summary>
    public Side? OfficeIn(Language language) => Office ?? Sides.Both.Where(each => each.NativeLanguage() == language).Select(each => (Side?)each).FirstOrDefault();

    private OfficeNumber? NumberIn(Language language) => OfficeIn(language) is { } office ? Content.OfficeNumbers.FirstOrDefault(each => each.Side == office) : null;

    private OfficeNumber? ReplacedIn(Language language) => OfficeIn(language) is { } office ? Content.Replaces?.OfficeNumbers.FirstOrDefault(each => each.Side == office) : null;

    /// <summary>Of the blank date that a records office fills in by hand.</summary>
    private int YearOfIssue => Content.IssuedAt is { } issued ? WorkingClock.DayOf(issued).Year : (Content.Due ?? Content.DraftDay).Year;

    /// <summary>The short code of what both signed, in groups of four; null for a draft.</summary>
    public static string? CodeOf(IPrintedContent content) =>
        content is { IsDraft: false, Fingerprint: { } fingerprint } ? ReportIssue.Grouped(ReportIssue.CodeOf(fingerprint)) : null;

    /// <summary>The text in several languages that a line consists of; null where the line has words of its own.</summary>
    public LocalizedText? TextOf(string words) =>
        words is ['{', .. var name, '}'] && Texts.TryGetValue(name, out var text) ? text(this) ?? LocalizedText.Empty : null;

    /// <returns>Null where the name is one of <see cref="Names"/> and there is nothing to print for it.</returns>
    public string? Of(string name, Language language) =>
        Values.TryGetValue(name, out var value) ? value(this, language) : Texts[name](this) is { IsEmpty: false } text ? text.For(language) : null;

    private static string? LongOf(DateOnly? day, Language language) => day is { } known ? DateText.Long(known, language) : null;
}
