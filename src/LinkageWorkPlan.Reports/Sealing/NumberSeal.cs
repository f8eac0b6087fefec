using System.Globalization;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>
/// Adds to an issued PDF the number that a records office gave after both signatures (Decree 30/2020/NĐ-CP, article 15): a seal of its side
/// whose field is seen on page 1, in the place that the file keeps for it. What was there stays byte by byte, and with it both seals.
/// </summary>
public static class NumberSeal
{
    /// <summary>Printed, and not to be moved (ISO 32000-1, 12.5.3).</summary>
    private const string SeenAndLocked = "132";

    /// <param name="pdf">As issued, maybe with the other side's number.</param>
    /// <param name="drawn">The number and date alone, on a page like page 1 (<see cref="ReportHtml.RenderNumberAsync"/>).</param>
    /// <param name="certificate">Of the side; null leaves the number without a seal, as the file is.</param>
    /// <param name="stamps">Null where no service is configured.</param>
    /// <param name="validation">Asks for validation data, which follow the number; null where none are added. Without stamps there is no instant they could be about.</param>
    /// <exception cref="SealException">Nothing was added.</exception>
    public static async Task<byte[]> AddAsync(byte[] pdf, byte[] drawn, NumberRecord record, SealCertificate? certificate, TimeStampService? stamps, ValidationService? validation = null, CancellationToken cancel = default)
    {
        try
        {
            if (certificate is null)
            {
                return Stamp(pdf, drawn, record);
            }

            var numbered = await PdfSeal.SignAsync(pdf, certificate, TimeOf(record, certificate), stamps, (file, update) => Field(file, update, drawn, record), cancel);
            return stamps is null || validation is null ? numbered : await PdfSeal.WithDataAsync(numbered, 1, validation, cancel);
        }
        catch (PdfException fault)
        {
            throw new SealException(SealFault.PdfUnreadable, record.Side, $"The number {record.Number} cannot be added to the issued PDF: {fault.Message}", fault);
        }
    }

    /// <summary>When it was written down; where the certificate is younger, its first instant.</summary>
    internal static DateTimeOffset TimeOf(NumberRecord record, SealCertificate certificate) => record.RecordedAt < certificate.From ? certificate.From : record.RecordedAt;

    /// <summary>In words, for programs that show or read out who signed what.</summary>
    private static PdfString Words(NumberRecord record) => PdfString.Text($"{record.Number}, {record.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    private static SealField Field(PdfFile file, PdfUpdate update, byte[] drawn, NumberRecord record)
    {
        var (form, place) = NumberDrawing.Add(file, update, record.Side, drawn);
        return new SealField(
            NameOf(record),
            place.ToArray(),
            SeenAndLocked,
            Words(record),
            [("Reason", Words(record)), (NumberRecord.Entry, PdfString.Text(CanonicalJson.Of(record)))],
            [("AP", new PdfDictionary([("N", form)]))]);
    }

    private static string NameOf(NumberRecord record) => $"number-{record.Side.ToString().ToLowerInvariant()}";

    private static byte[] Stamp(byte[] pdf, byte[] drawn, NumberRecord record)
    {
        var file = PdfFile.Read(pdf);
        var (update, last) = (new PdfUpdate(file), file.Revisions.Count - 1);
        var (form, place) = NumberDrawing.Add(file, update, record.Side, drawn);
        var page = file.FirstPage(last);
        var stamp = update.Add(new PdfDictionary(
        [
            ("Type", new PdfName("Annot")),
            ("Subtype", new PdfName("Stamp")),
            ("NM", PdfString.Text(NameOf(record))),
            ("Contents", Words(record)),
            ("Rect", place.ToArray()),
            ("F", new PdfWord(SeenAndLocked)),
            ("P", page),
            ("AP", new PdfDictionary([("N", form)])),
            (NumberRecord.Entry, PdfString.Text(CanonicalJson.Of(record))),
        ]));
        var sheet = file.Dictionary(page, last, "The first page");
        update.Replace(page, sheet.With("Annots", new PdfArray([.. (file.Resolve(sheet["Annots"], last) as PdfArray)?.Items ?? [], stamp])));
        return update.Build(out _);
    }
}
