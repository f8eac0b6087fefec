using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>A signature field of a PDF that is signed.</summary>
/// <param name="Revision">The revision it was written in; it signs that one and all before.</param>
/// <param name="Contents">The CMS, with what follows it in its place.</param>
/// <param name="Field">The field it is in.</param>
/// <param name="Record">Of the number of a records office, what is sealed with it; null for the seal of an issue.</param>
internal sealed record PdfSignature(int Revision, PdfString Contents, IReadOnlyList<int> Range, PdfDictionary Field, PdfString? Record)
{
    /// <summary>A sealed report has two, and one more for each office's number; whoever lists one signature many times makes every reader verify it as often.</summary>
    private const int FieldsMax = 8;

    /// <exception cref="PdfException">The form is not one.</exception>
    public static IReadOnlyList<PdfSignature> AllOf(PdfFile file)
    {
        var last = file.Revisions.Count - 1;
        if (file.Catalog(last)["AcroForm"] is not { } form || file.Resolve(file.Dictionary(form, last, "The form")["Fields"], last) is not PdfArray fields)
        {
            return [];
        }

        if (fields.Items.Count > FieldsMax)
        {
            throw new PdfException(PdfFault.TooComplex, $"More than {FieldsMax} fields.");
        }

        return [.. from field in fields.Items
            let dictionary = file.Dictionary(field, last, "A field")
            where dictionary.NameOf("FT") == "Sig" && dictionary["V"] is not null
            select Of(file, dictionary, dictionary["V"] as PdfReference ?? throw PdfFile.Broken("A signature has no number."), last)];
    }

    /// <summary>The bytes it says it signs; null where the range is none.</summary>
    public byte[]? Signed(ReadOnlySpan<byte> bytes) =>
        Range is [0, > 0, > 0, >= 0] && Range[1] <= Range[2] && Range[2] <= bytes.Length - Range[3]
            ? [.. bytes[..Range[1]], .. bytes.Slice(Range[2], Range[3])]
            : null;

    private static PdfSignature Of(PdfFile file, PdfDictionary field, PdfReference reference, int last)
    {
        var dictionary = file.Dictionary(reference, last, "A signature");
        var revision = Enumerable.Range(0, last + 1).Last(each => file.Revisions[each].Find(reference) is not null);
        if (dictionary["Contents"] is not PdfString { Start: > 0 } contents || dictionary["ByteRange"] is not PdfArray { Items.Count: 4 } range)
        {
            throw PdfFile.Broken("A signature has no contents or no range.");
        }

        var record = dictionary[NumberRecord.Entry];
        return new PdfSignature(revision, contents, [.. range.Items.Select(each => (each as PdfWord)?.Integer ?? -1)], field, record is null ? null : record as PdfString ?? throw PdfFile.Broken("A number has no record."));
    }
}
