using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Validation;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// The number of a records office, added after both seals. It covers nothing but the place that the issued file keeps for it, is of the issue it
/// stands on, and is sealed by its own side. What its drawing shows is not read: who sealed it answers for that, as for the pages.
/// </summary>
internal sealed class NumberCheck(PdfSignature signature, SealCheck seal)
{
    /// <summary>A record has some hundred bytes.</summary>
    private const int RecordMax = 8192;

    private readonly NumberRecord? record = signature.Record is { Bytes.Length: <= RecordMax } words ? Read(words.Words) : null;

    public IReadOnlyList<VerificationCheck> Checks => seal.Checks;

    public FoundSeal? Seal => seal.Seal;

    public SealParties? Parties => seal.Parties;

    /// <summary>Null where it cannot be read.</summary>
    public FoundNumber? Found => record is not null && Seal is not null ? new FoundNumber(record, Seal) : null;

    /// <summary>All that is asked of the numbers together, after the seals.</summary>
    /// <param name="seals">Of the issue.</param>
    /// <param name="issue">Which it is; null where that cannot be read.</param>
    public static IEnumerable<VerificationCheck> Of(IReadOnlyList<NumberCheck> numbers, IReadOnlyList<FoundSeal> seals, IssueRecord? issue)
    {
        foreach (var number in numbers)
        {
            if (number.Found is not { } found)
            {
                yield return VerificationCheck.Failed(Finding.NumberUnreadable);
                continue;
            }

            var (side, record) = (found.Record.Side, found.Record);
            var isOfThis = issue is not null && (record.Fingerprint, record.Issue, record.Edition, record.Reader) == (issue.Fingerprint, issue.Issue, issue.Edition, issue.Reader)
                && found.Seal.Side == side && numbers.Count(each => each.Found?.Record.Side == side) == 1;
            yield return isOfThis
                ? VerificationCheck.Passed(Finding.NumberAdded, side, record.Number, record.Date, record.RecordedBy, record.RecordedAt.UtcDateTime)
                : VerificationCheck.Failed(Finding.NumberOfAnother, side, record.Number);
            if (!found.Seal.IsKnown && seals.All(each => each.Fingerprint != found.Seal.Fingerprint))
            {
                yield return VerificationCheck.Warned(Finding.NumberSealOther, side, found.Seal.Fingerprint);
            }
        }
    }

    /// <summary>A field with a drawing, of the size and at the place that the issued file keeps for its side.</summary>
    public static bool IsInItsPlace(PdfFile file, int at, PdfDictionary field, PdfSignature signature)
    {
        var places = signature.Record is { Bytes.Length: <= RecordMax } words && Read(words.Words) is { } record ? KeptPlaces.Of(file, record.Side) : [];
        if (places.Count == 0 || !field.Entries.All(each => each.Key == "AP" || RevisionCheck.FieldKeys.Contains(each.Key)) || field.NameOf("FT") != "Sig" || field.NameOf("Subtype") != "Widget")
        {
            return false;
        }

        var place = PdfBox.Around(places).ToArray();
        return place.IsSame(field["Rect"]) && field["AP"] is PdfDictionary { Entries: [("N", PdfReference drawing)] }
            && file.Resolve(drawing, at) is PdfStream { Dictionary: var form } && form.NameOf("Subtype") == "Form" && place.IsSame(form["BBox"]) && form["Matrix"] is null;
    }

    private static NumberRecord? Read(string words)
    {
        try
        {
            return CanonicalJson.Read<NumberRecord>(words) is { Number: not null, RecordedBy: not null, Fingerprint: not null } record && Sides.Both.Contains(record.Side) ? record : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException or FormatException or NotSupportedException or RuleException)
        {
            return null;
        }
    }
}
