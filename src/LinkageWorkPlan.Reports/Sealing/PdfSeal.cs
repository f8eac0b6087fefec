using System.Globalization;
using System.Text;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>
/// Seals the PDF of an issue by incremental updates: one attaches the content and the sign-off records, and one a side signs all that
/// is before it. Seals with time stamps may be followed by what is needed to judge them later. Without time stamps the same PDF, issue and
/// certificates with RSA keys give the same bytes.
/// </summary>
public static class PdfSeal
{
    /// <summary>Beside a signature without a time stamp nothing is kept free; its length follows from key and certificates.</summary>
    private const int StampPlace = TimeStampService.TokenMax + 1024;

    /// <param name="pdf">As the browser printed it.</param>
    /// <param name="certificates">One a side, in the order they seal.</param>
    /// <param name="stamps">Null where no service is configured.</param>
    /// <param name="validation">Asks for validation data; null where none is added. Without stamps there is no instant they could be about.</param>
    /// <exception cref="SealException">It was not sealed.</exception>
    public static async Task<byte[]> SealAsync(
        byte[] pdf, SealedIssue issue, IReadOnlyList<SealCertificate> certificates, TimeStampService? stamps, ValidationService? validation = null, CancellationToken cancel = default)
    {
        try
        {
            if (PdfFile.Read(pdf).Revisions.Count != 1)
            {
                throw new SealException(SealFault.PdfUnreadable, null, "A PDF that was changed after it was printed is not sealed.");
            }

            var sealing = Attach(pdf, issue);
            foreach (var certificate in certificates)
            {
                sealing = await SignAsync(sealing, certificate, TimeOf(issue.Issue, certificate), stamps, cancel);
            }

            return stamps is null || validation is null ? sealing : await WithDataAsync(sealing, certificates.Count, validation, cancel);
        }
        catch (PdfException fault)
        {
            throw new SealException(SealFault.PdfUnreadable, null, $"The printed PDF cannot be sealed: {fault.Message}", fault);
        }
    }

    /// <summary>The instant a seal names: the issue's own, or where the certificate is younger (a renewed one seals what had to wait) its first.</summary>
    internal static DateTimeOffset TimeOf(IssueRecord issue, SealCertificate certificate) =>
        issue.IssuedAt < certificate.From ? certificate.From : issue.IssuedAt;

    /// <summary>The PDF with what is needed to judge its newest seals later, as far as it is not there yet.</summary>
    /// <param name="count">How many of them.</param>
    internal static async Task<byte[]> WithDataAsync(byte[] pdf, int count, ValidationService validation, CancellationToken cancel)
    {
        var file = PdfFile.Read(pdf);
        var seals = PdfSignature.AllOf(file).TakeLast(count).Select(each => SealCheck.Of(file, each, SealTrust.None).Parties).OfType<SealParties>();
        var data = await validation.CollectAsync([.. seals], ValidationStore.Read(file), cancel);
        return data.IsNone ? pdf : ValidationStore.Add(file, data);
    }

    /// <summary>The PDF with the files of the issue attached (ISO 32000-2, 7.11.4 and 14.13).</summary>
    internal static byte[] Attach(byte[] pdf, SealedIssue issue)
    {
        var file = PdfFile.Read(pdf);
        var last = file.Revisions.Count - 1;
        var update = new PdfUpdate(file);
        var date = PdfDate(issue.Issue.IssuedAt);
        var specifications = issue.Files.Select(each => (each.Name, Reference: update.Add(Specification(each.Name, update.Add(Embedded(each.Bytes, date)))))).ToList();
        var catalog = file.Catalog(last);
        var names = catalog["Names"] is { } there ? file.Dictionary(there, last, "The names") : new PdfDictionary([]);
        if (names["EmbeddedFiles"] is not null || catalog["AF"] is not null || catalog["AcroForm"] is not null)
        {
            throw PdfFile.Broken("It has attachments or fields already.");
        }

        var tree = new PdfDictionary([("Names", new PdfArray([.. specifications.SelectMany(each => (PdfObject[])[PdfString.Text(each.Name), each.Reference])]))]);
        update.Replace(
            file.CatalogReference(last),
            catalog.With("Names", names.With("EmbeddedFiles", tree)).With("AF", new PdfArray([.. specifications.Select(each => each.Reference)])));
        return update.Build(out _);
    }

    /// <summary>The PDF with one more signature over all of it.</summary>
    internal static Task<byte[]> SignAsync(byte[] pdf, SealCertificate certificate, DateTimeOffset signedAt, TimeStampService? stamps, CancellationToken cancel) =>
        SignAsync(pdf, certificate, signedAt, stamps, (_, _) => SealField.Invisible(certificate), cancel);

    /// <param name="field">Of the signature; what it needs is added to the same update.</param>
    internal static async Task<byte[]> SignAsync(byte[] pdf, SealCertificate certificate, DateTimeOffset signedAt, TimeStampService? stamps, Func<PdfFile, PdfUpdate, SealField> field, CancellationToken cancel)
    {
        var length = await CmsSeal.LengthOfAsync(certificate, signedAt) + (stamps is null ? 0 : StampPlace);
        var placed = Place(pdf, certificate, signedAt, field, length, out var contents, out var range);
        var digits = (length * 2) + 2;
        var after = contents + digits;
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[0 {contents:D10} {after:D10} {placed.Length - after:D10}]")).CopyTo(placed, range);
        byte[] signed = [.. placed.AsSpan(0, contents), .. placed.AsSpan(after)];
        var cms = await CmsSeal.SignAsync(signed, certificate, signedAt, stamps is null ? null : signature => stamps.StampAsync(signature, cancel));
        if (cms.Length > length)
        {
            throw new SealException(SealFault.TimeStampFailed, certificate.Side, "The signature with its time stamp does not fit into its place.");
        }

        Encoding.ASCII.GetBytes(Convert.ToHexString(cms)).CopyTo(placed, contents + 1);
        return placed;
    }

    private static byte[] Place(byte[] pdf, SealCertificate certificate, DateTimeOffset signedAt, Func<PdfFile, PdfUpdate, SealField> make, int length, out int contents, out int range)
    {
        const string RangePlace = "[0 0000000000 0000000000 0000000000]";
        var file = PdfFile.Read(pdf);
        var last = file.Revisions.Count - 1;
        var update = new PdfUpdate(file);
        var page = file.FirstPage(last);
        var shown = make(file, update);
        var signature = update.Add(new PdfDictionary(
        [
            ("Type", new PdfName("Sig")),
            ("Filter", new PdfName("Adobe.PPKLite")),
            ("SubFilter", new PdfName("ETSI.CAdES.detached")),
            ("ByteRange", new PdfWord(RangePlace)),
            ("Contents", new PdfWord($"<{new string('0', length * 2)}>")),
            ("Name", PdfString.Text(CertificateFacts.NameOf(certificate.Certificate.SubjectName))),
            ("M", PdfDate(signedAt)),
            .. shown.Signature,
        ]));

        // Outside the tagged content: of most there is nothing to be seen, and the structure of what was printed stays as it was sealed.
        var field = update.Add(new PdfDictionary(
        [
            ("Type", new PdfName("Annot")),
            ("Subtype", new PdfName("Widget")),
            ("FT", new PdfName("Sig")),
            ("T", PdfString.Text(shown.Name)),
            ("TU", shown.Words),
            ("V", signature),
            ("Rect", shown.Place),
            ("F", new PdfWord(shown.Flags)),
            ("P", page),
            .. shown.Shown,
        ]));
        var catalog = file.Catalog(last);
        var fields = catalog["AcroForm"] is { } form ? file.Resolve(file.Dictionary(form, last, "The form")["Fields"], last) as PdfArray : null;
        update.Replace(
            file.CatalogReference(last),
            catalog.With("AcroForm", new PdfDictionary([("Fields", new PdfArray([.. fields?.Items ?? [], field])), ("SigFlags", new PdfWord("3"))])));
        var sheet = file.Dictionary(page, last, "The first page");
        update.Replace(page, sheet.With("Annots", new PdfArray([.. (file.Resolve(sheet["Annots"], last) as PdfArray)?.Items ?? [], field])));
        var placed = update.Build(out var offsets);
        var begins = offsets[signature.Number];
        range = begins + placed.AsSpan(begins).IndexOf(Encoding.ASCII.GetBytes(RangePlace));
        contents = begins + placed.AsSpan(begins).IndexOf("/Contents <"u8) + "/Contents ".Length;
        return placed;
    }

    private static PdfStream Embedded(byte[] bytes, PdfString date) => PdfStream.Packed(
        new PdfDictionary(
        [
            ("Type", new PdfName("EmbeddedFile")),
            ("Subtype", new PdfName("application/json")),
            ("Params", new PdfDictionary([("Size", PdfWord.Of(bytes.Length)), ("ModDate", date)])),
        ]),
        bytes);

    private static PdfDictionary Specification(string name, PdfReference stream) => new(
    [
        ("Type", new PdfName("Filespec")),
        ("F", PdfString.Text(name)),
        ("UF", PdfString.Text(name)),
        ("AFRelationship", new PdfName(name == SealedIssue.ContentFile ? "Data" : "Supplement")),
        ("EF", new PdfDictionary([("F", stream), ("UF", stream)])),
    ]);

    private static PdfString PdfDate(DateTimeOffset at) => PdfString.Text($"D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z");
}
