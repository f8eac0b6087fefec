using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>
/// Validation data in a PDF: the document security store (DSS) of ETSI EN 319 142-1, 5.4.2, in incremental updates of one form: one after
/// the seals, and one after each number of a records office, which adds to it. Nobody signs them, and nobody has to: whatever is in them is signed by
/// itself, and each update is written again from that and compared byte by byte. Entries for single seals (VRI) are not written: all of it serves all.
/// </summary>
internal static class ValidationStore
{
    /// <summary>Of each kind.</summary>
    public const int CountMax = 40;

    public const int CertificateMax = 64 * 1024;
    public const int AnswerMax = 64 * 1024;

    /// <summary>Lists of large authorities have a few MB.</summary>
    public const int ListMax = 4 * 1024 * 1024;

    /// <summary>Bytes of all together.</summary>
    public const int DataMax = 8 * 1024 * 1024;

    private const string Entry = "DSS";
    private const string Extensions = "Extensions";

    /// <summary>The extension of ISO 32000-1 to which the store belongs (ETSI EN 319 142-1, 5.6).</summary>
    private static PdfDictionary Extension => new([("ESIC", new PdfDictionary([("BaseVersion", new PdfName("1.7")), ("ExtensionLevel", new PdfWord("5"))]))]);

    /// <returns>The file with one more revision.</returns>
    /// <exception cref="PdfException">It has a store of another form.</exception>
    public static byte[] Add(PdfFile file, ValidationData data) => [.. file.Bytes.Span, .. Write(file, data)];

    /// <summary>Numbers of the revisions that wrote validation data, in their order.</summary>
    public static IReadOnlyList<int> RevisionsIn(PdfFile file) => [.. Enumerable.Range(0, file.Revisions.Count).Where(each => IsWritten(file, each))];

    /// <summary>What a file holds; nothing where it holds none, or none that can be read: <see cref="ProblemOf"/> says so.</summary>
    public static ValidationData Read(PdfFile file)
    {
        try
        {
            return file.Catalog(file.Revisions.Count - 1)[Entry] is null ? ValidationData.None : ReadAt(file, file.Revisions.Count - 1);
        }
        catch (PdfException fault) when (fault.Fault == PdfFault.Malformed)
        {
            return ValidationData.None;
        }
    }

    /// <summary>What a revision has beyond validation data in its one form, in technical words; null for nothing.</summary>
    /// <param name="budget">Null for a file of our own.</param>
    public static string? ProblemOf(PdfFile file, int at, PdfBudget? budget)
    {
        var before = PdfFile.Read(file.Bytes[..file.Revisions[at].Start], budget);
        var (there, own) = (Read(before), file.Bytes[file.Revisions[at].Start..file.Revisions[at].End]);
        var data = ReadAt(file, at).After(there);
        return !data.IsNone && Write(before, data).AsSpan().SequenceEqual(own.Span) ? null : "validation data";
    }

    private static byte[] Write(PdfFile file, ValidationData data)
    {
        var (update, last) = (new PdfUpdate(file), file.Revisions.Count - 1);
        var catalog = file.Catalog(last);
        var there = catalog[Entry] as PdfReference;
        if ((catalog[Entry] is null) != (there is null) || (catalog[Extensions] is null) != (there is null))
        {
            throw PdfFile.Broken("It has validation data of another form.");
        }

        var former = there is null ? new PdfDictionary([]) : file.Dictionary(there, last, "The validation data");
        List<(string Key, PdfObject Value)> store = [("Type", new PdfName(Entry))];
        foreach (var (key, all) in new[] { ("Certs", data.Certificates.Select(each => each.RawData)), ("OCSPs", data.Answers.Select(each => each.Der)), ("CRLs", data.Lists.Select(each => each.Der)) })
        {
            List<PdfObject> places = [.. (former[key] as PdfArray)?.Items ?? [], .. all.Select(each => update.Add(new PdfStream(new PdfDictionary([("Length", PdfWord.Of(each.Length))]), each)))];
            if (places.Count > 0)
            {
                store.Add((key, new PdfArray(places)));
            }
        }

        if (there is not null)
        {
            update.Replace(there, new PdfDictionary(store));
            return update.Tail(out _);
        }

        update.Replace(file.CatalogReference(last), catalog.With(Extensions, Extension).With(Entry, update.Add(new PdfDictionary(store))));
        return update.Tail(out _);
    }

    /// <summary>Whether a revision wrote the store, be it for the first time.</summary>
    private static bool IsWritten(PdfFile file, int at)
    {
        var (before, now) = (at == 0 ? null : file.Catalog(at - 1)[Entry], file.Catalog(at)[Entry]);
        return now is not null && (before is null || !before.IsSame(now) || (now is PdfReference store && file.Revisions[at].Objects.Contains(store.Number)));
    }

    private static ValidationData ReadAt(PdfFile file, int at)
    {
        var store = file.Dictionary(file.Catalog(at)[Entry], at, "The validation data");
        try
        {
            var data = new ValidationData(
                [.. In(file, store, "Certs", CertificateMax, at).Select(each => X509CertificateLoader.LoadCertificate(each))],
                [.. In(file, store, "OCSPs", AnswerMax, at).Select(OcspAnswer.Read)],
                [.. In(file, store, "CRLs", ListMax, at).Select(RevocationList.Read)]);
            return data.Sources.Sum(each => (long)each.Der.Length) <= DataMax ? data : throw PdfFile.Broken("There is more validation data than of any seal.");
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw PdfFile.Broken("Validation data cannot be read.");
        }
    }

    private static List<byte[]> In(PdfFile file, PdfDictionary store, string key, int max, int at)
    {
        var found = new List<byte[]>();
        foreach (var each in (file.Resolve(store[key], at) as PdfArray)?.Items ?? [])
        {
            found.Add(found.Count < CountMax && file.Resolve(each, at) is PdfStream stream && stream.Bytes.Length <= max ? stream.Bytes.ToArray() : throw PdfFile.Broken("Validation data cannot be read."));
        }

        return found;
    }
}
