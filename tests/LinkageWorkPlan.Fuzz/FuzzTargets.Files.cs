using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Passkeys;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Backup.Encryption;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Layout.Drafts;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Fuzz;

public static partial class FuzzTargets
{
    private const int WordsMax = 1_000_000;

    private static IEnumerable<FuzzTarget> OfFiles() =>
    [
        new("csv", ["DataReader.Read", "FileWords.Of"], () => Seeds.Files(".csv"), input =>
        {
            DataReader.Read("a.csv", input, chosen: null, default);
            FileWords.Of("a.csv", input, WordsMax, default);
        }, _ => false, Cost: 5),
        new("workbooks", ["DataReader.Read", "PlanBook.Read", "RegisterBook.Read", "WorkbookReader.Read"], () =>
        [
            Seeds.Workbook("Nhiệm vụ", ["Mã", "Nhiệm vụ", "Bắt đầu"], ["A1", "Khảo sát", "1/7/2026"]),
            Seeds.Workbook("Tasks", ["Code", "Title (vi)", "Title (lo)", "Start", "End", "Lead side"], ["A1", "a", "b", "2026-07-01", "2026-08-01", "Vietnam"]),
            Seeds.Workbook("Enterprises", ["Code", "Name", "Country", "Province"], ["D1", "Công ty A", "VN", "Hà Nội"]),
            .. Seeds.Files(".xlsx"),
        ], input =>
        {
            DataReader.Read("a.xlsx", input, chosen: null, default);
            Refused(() => PlanBook.Read(input, default));
            Refused(() => RegisterBook.Read(input, default));
            Refused(() => WorkbookReader.Read(input, default));
        }, _ => false, Cost: 60),
        new("xliff", ["TranslationFormats.Read", "XliffReader.Read"], () => Seeds.Files(".xlf"), input => TranslationFormats.Read(input, default), fault => fault is RuleException, Cost: 20),
        new("words of documents", ["FileWords.Of", "FileWords.HasMacros"], () =>
        [
            Seeds.Zip(("word/document.xml", "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>Hai từ</w:t></w:r></w:p></w:document>"), ("word/footnotes.xml", "<w:t xmlns:w=\"w\">x</w:t>")),
            Seeds.Zip(("ppt/slides/slide1.xml", "<a:t xmlns:a=\"a\">ສອງ</a:t>")),
            Seeds.Zip(("content.xml", "<o:t xmlns:o=\"o\">ba</o:t>")),
        ], input =>
        {
            foreach (var name in new[] { "a.docx", "a.xlsx", "a.pptx", "a.odt", "a.txt" })
            {
                FileWords.Of(name, input, WordsMax, default);
            }

            FileWords.HasMacros(input);
        }, _ => false, Cost: 20),
        new("PDF verification", ["PdfVerification.Verify", "PdfFile.Read", "PdfObjectStream.Read", "PdfRevision.Read", "ValidationStore.Read", "AttachedFiles.ReadSignOffs"], () => Seeds.Files(".pdf"), input => PdfVerification.Verify(input), _ => false, Cost: 200),
        new("archive verification", ["ArchiveVerification.Verify", "HeadFile.Read"], () =>
        [
            Seeds.Zip(("manifest.json", "{\"plan\":\"P1\",\"report\":\"R1\",\"issue\":1,\"code\":\"AB\",\"fingerprint\":\"00\",\"issuedAt\":\"2026-06-22T00:00:00+00:00\",\"files\":[{\"path\":\"a.txt\",\"size\":1,\"sha256\":\"00\"}]}"), ("a.txt", "a")),
            Seeds.Zip(("history-head.json", "{\"day\":\"2026-06-22\",\"number\":7,\"hash\":\"" + new string('0', 64) + "\",\"site\":null}"), ("history-head.laos.p7s", "x")),
        ], input =>
        {
            ArchiveVerification.Verify(new MemoryStream(input));
            HeadFile.Read(input, SealTrust.None);
        }, _ => false, Cost: 20),
        new("certificates and answers", ["OcspAnswer.Read", "RevocationList.Read", "SignedBytes.Read", "CoseKey.Read", "SealCheck.OfDetached"], () => [TrialDer(), Cms(), [0x30, 3, 2, 1, 1], [0xA5, 1, 2, 3, 0x26, 0x20, 1]], input =>
        {
            Refused(() => OcspAnswer.Read(input));
            Refused(() => RevocationList.Read(input));
            Refused(() => SignedBytes.Read(input));
            CoseKey.Read(input);
            SealCheck.OfDetached(input, [1], SealTrust.None);
        }, _ => false, Cost: 10),
        new("canonical content", ["CanonicalContent.Read", "CanonicalJson.Read", "CanonicalJson.ReadStored", "BoundedJson.Read", "PlanContent.Read", "AmendmentContent.Read", "MinutesContent.Read", "ScoringContent.Read"], () => [Seeds.Template("sample.json"), .. Seeds.Words("{}", "{\"code\":\"A\",\"tasks\":[]}")], input =>
        {
            var words = Encoding.UTF8.GetString(input);
            Refused(() => CanonicalContent.Read(words));
            Refused(() => PlanContent.Read(words));
            Refused(() => AmendmentContent.Read(words));
            Refused(() => MinutesContent.Read(words));
            Refused(() => ScoringContent.Read(words));
        }, _ => false, Cost: 100),
        new("templates", ["TemplateNode.Parse", "Wording.Read", "KindReader.Read"], () => [Seeds.Template("wording.json"), Seeds.Template("kinds.json"), .. Seeds.Words("{}", "{\"a\":\"\\ud800\"}", "[1e999]"), [0x22, 0xC3, 0x28, 0x22]], input =>
        {
            Refused(() => TemplateNode.Parse("a.json", input));
            Refused(() => Reports.Templates.Wording.Read("a.json", input));
            Refused(() => KindReader.Read("a.json", input));
        }, _ => false, Cost: 200),
        new("encrypted backups", ["EncryptedFile.ReadAsync"], () => [BackupTrial.Encrypted()], input =>
        {
            using var to = new MemoryStream();
            EncryptedFile.ReadAsync(new MemoryStream(input), BackupTrial.Key, to, default).GetAwaiter().GetResult();
        }, fault => fault is InvalidDataException or StartupException, Cost: 50),
        new("kept forms and messages", ["DraftContent.Read", "LineMessage.Read", "EditionWord.Read"], () => Seeds.Words("{\"fields\":{\"Title\":\"a\"}}", "{\"server\":\"01890000-0000-7000-8000-000000000000\",\"isThere\":true}"), input =>
        {
            var words = Encoding.UTF8.GetString(input);
            DraftContent.Read(words);
            LineMessage.Read(words);
            EditionWord.Read(words);
        }, _ => false, Cost: 3),
    ];

    /// <summary>What each of several parsers may say of an input that is none.</summary>
    private static void Refused(Func<object?> read)
    {
        try
        {
            read();
        }
        catch (Exception fault) when (fault is RuleException or ReadLimitException or JsonException or TemplateException or AsnContentException or CryptographicException or PdfException)
        {
            // As its documentation says.
        }
    }

    private static byte[] TrialDer()
    {
        var pfx = TrialCertificate.Make(Side.Laos, Today, 10, string.Empty);
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(pfx, string.Empty);
        return certificate.RawData;
    }

    private static byte[] Cms()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, TrialCertificate.Make(Side.Laos, Today, 10, string.Empty));
            using var seal = SealCertificate.Load(Side.Laos, file, string.Empty);
            return HeadFile.SealAsync([1], seal, seal.From).GetAwaiter().GetResult();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
