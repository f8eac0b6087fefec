using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>Bytes from outside are read by the types of <c>LinkageWorkPlan.Reports/Reading</c>, which have limits; whoever reads in another way is here with the reason.</summary>
public partial class ReaderLimitsTests
{
    private const string Room = "src/LinkageWorkPlan.Reports/Reading/";

    private static readonly Dictionary<string, string> WithLimitsOfTheirOwn = new()
    {
        ["src/LinkageWorkPlan.Reports/Sealing/Verification/ArchiveVerification.cs"] = "archives that are verified: entries and bytes are limited there",
        ["src/LinkageWorkPlan.Reports/Sealing/Verification/AttachedFiles.cs"] = "files in a PDF that is verified: bytes are limited there",
        ["src/LinkageWorkPlan.Reports/Sealing/Verification/SignedContent.cs"] = "contents in a file that is verified: 64 levels by the library, bytes limited where they were attached",
        ["src/LinkageWorkPlan.Reports/Content/CanonicalJson.cs"] = "ParseValue inside a document that is read already",
        ["src/LinkageWorkPlan.Reports/Fonts/FontFile.cs"] = "what a font unpacks to, its tables and its letters are counted there",
        ["src/LinkageWorkPlan.Reports/Pdf/PdfObject.cs"] = "streams of what the program's own browser printed a moment before",
        ["src/LinkageWorkPlan.Reports/Sealing/HeadFile.cs"] = "parts and bytes by BoundedZip",
        ["src/LinkageWorkPlan.Reports/Sealing/SealCertificate.cs"] = "bytes by BoundedFile; keys, certificates and rounds of hashing by the library",
        ["src/LinkageWorkPlan.Reports/Sealing/Keys/TokenObjects.cs"] = "certificates on a token that whoever runs the program plugged in",
        ["src/LinkageWorkPlan.Reports/Sealing/Keys/SealCurve.cs"] = "a signature of a seal that was read already",
        ["src/LinkageWorkPlan.Reports/Sealing/Passkeys/PasskeyAssertion.cs"] = "answers of passkeys: bytes are limited where PasskeyProof reads them, levels there",
        ["src/LinkageWorkPlan.Reports/Sealing/Verification/SealCheck.cs"] = "seals of a file that is verified: bytes and certificates are limited there",
        ["src/LinkageWorkPlan.Reports/Sealing/Validation/SignedBytes.cs"] = "bytes are limited where they are received or stand in a file",
        ["src/LinkageWorkPlan.Reports/Sealing/Validation/RevocationList.cs"] = "bytes are limited where they are received or stand in a file",
        ["src/LinkageWorkPlan.Reports/Sealing/Validation/OcspAnswer.cs"] = "bytes are limited where they are received or stand in a file; certificates in it are counted there",
        ["src/LinkageWorkPlan.Reports/Sealing/Validation/CertificateAddresses.cs"] = "an extension of a certificate that was read already; addresses are counted there",
        ["src/LinkageWorkPlan.Reports/Sealing/Validation/ValidationStore.cs"] = "validation data of a file that is verified: their number and bytes are limited there",
        ["src/LinkageWorkPlan.Reports/Sealing/ValidationService.cs"] = "answers of services: bytes and time are limited there",
        ["src/LinkageWorkPlan.Reports/Sealing/Verification/CmsForm.cs"] = "a seal that was read already",
        ["src/LinkageWorkPlan.Reports/Templates/TemplateNode.cs"] = "files beside the program, read by whoever runs it; 64 levels by the library",
        ["src/LinkageWorkPlan.Web/Data/Export/ExportFile.cs"] = "complete exports: files, bytes, how far they shrink and the length of a line are limited there",
        ["src/LinkageWorkPlan.Web/Backup/BackupFile.cs"] = "backups: bytes of their parts and how far they shrink are limited there",
        ["src/LinkageWorkPlan.Web/Backup/BackupJournal.cs"] = "bytes by BoundedFile, 64 levels by the library",
        ["src/LinkageWorkPlan.Web/Backup/Encryption/BackupKey.cs"] = "bytes by BoundedFile; keys and rounds of hashing by the library",
        ["src/LinkageWorkPlan.Web/Backup/SqliteCopy.cs"] = "the program's own database and copies of it, of any size",
        ["src/LinkageWorkPlan.Web/Backup/Encryption/EncryptedFile.cs"] = "read and decrypted piece by piece; parts with a length of their own are limited there",
        ["src/LinkageWorkPlan.Web/Features/Copies/CopyEndpoints.cs"] = "a copy that the program has written itself, sent piece by piece and not read",
        ["src/LinkageWorkPlan.Web/Data/StoredForms.cs"] = "columns of the program's own database, limited when they were written",
        ["src/LinkageWorkPlan.Web/Features/Signing/PowerChanges.cs"] = "commands that the program kept itself, whose texts have limits",
        ["src/LinkageWorkPlan.Web/Layout/Drafts/DraftEndpoints.cs"] = "64 levels by the library, bytes by the server's limit on a request",
        ["src/LinkageWorkPlan.Web/CommandLine/VerifyCommand.cs"] = "the file that is verified: its length is looked at first, and archives have limits of their own",
        ["src/LinkageWorkPlan.Web/Features/Exchange/Formats/XliffReader.cs"] = "lines of a file that is in memory already, limited when it was received",
        ["src/LinkageWorkPlan.Web/Features/Api/ApiRecords.cs"] = "documents that the program has written itself a moment before",
        ["src/LinkageWorkPlan.Web/Features/Api/ApiSignOffs.cs"] = "content that the program has frozen and read itself",
        ["src/LinkageWorkPlan.Web/Features/Reports/Printing/EditionAttempts.cs"] = "words that came in a LineMessage, which has limits",
        ["src/LinkageWorkPlan.Web/Live/LineMessage.cs"] = "words of the program's own database: letters and levels are limited there",
        ["src/LinkageWorkPlan.Web/Layout/Drafts/DraftContent.cs"] = "64 levels by the library, characters limited when it was kept",
    };

    private static readonly IReadOnlyList<string> Code = Repository.TextFiles("src/", ".cs", ".razor");

    [Theory]
    [InlineData("using var xml = XmlReader.Create(stream);")]
    [InlineData("var x = XDocument.Load(stream);")]
    [InlineData("XElement.Parse(words)")]
    [InlineData("new XmlDocument()")]
    [InlineData("new ZipArchive(stream, ZipArchiveMode.Read)")]
    [InlineData("ZipFile.OpenRead(path)")]
    [InlineData("await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, false, null, cancel)")]
    [InlineData("JsonDocument.Parse(json)")]
    [InlineData("await JsonDocument.ParseAsync(stream)")]
    [InlineData("JsonNode.Parse(json)")]
    [InlineData("JsonSerializer.Deserialize<X>(json)")]
    [InlineData("await JsonSerializer.DeserializeAsync<X>(stream)")]
    [InlineData("new Utf8JsonReader(bytes)")]
    [InlineData("new ZLibStream(stream, CompressionMode.Decompress)")]
    [InlineData("new GZipStream(stream, CompressionMode.Decompress)")]
    [InlineData("await request.ReadFromJsonAsync<X>()")]
    [InlineData("File.ReadAllBytes(path)")]
    [InlineData("await File.ReadAllTextAsync(path, cancel)")]
    [InlineData("File.ReadLines(path)")]
    [InlineData("using var stream = file.OpenRead();")]
    [InlineData("File.OpenText(path)")]
    [InlineData("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [InlineData("new StreamReader(path)")]
    [InlineData("X509CertificateLoader.LoadPkcs12FromFile(path, null)")]
    [InlineData("X509CertificateLoader.LoadPkcs12Collection(bytes, null)")]
    [InlineData("X509CertificateLoader.LoadCertificateFromFile(path)")]
    [InlineData("found.ImportFromPem(text)")]
    [InlineData("found.ImportFromPemFile(path)")]
    [InlineData("X509Certificate2.CreateFromPem(text)")]
    [InlineData("new BrotliStream(stream, CompressionMode.Decompress)")]
    [InlineData("cms.Decode(bytes)")]
    [InlineData("new AsnReader(bytes, AsnEncodingRules.DER)")]
    [InlineData("Image.Load(stream)")]
    [InlineData("SKBitmap.Decode(bytes)")]
    [InlineData("SpreadsheetDocument.Open(stream, false)")]
    [InlineData("Package.Open(stream)")]
    [InlineData("OpenXmlReader.Create(part)")]
    [InlineData("OpenXmlPartReader xml = new(part)")]
    [InlineData("part.Worksheet.Descendants<Row>()")]
    [InlineData("workbook.WorkbookPart.Workbook.Sheets")]
    public void A_way_to_read_is_recognised(string code) => Assert.Matches(Reading(), code);

    [Theory]
    [InlineData("await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel)")]
    [InlineData("new ZipArchive(content, ZipArchiveMode.Create)")]
    [InlineData("new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)")]
    [InlineData("JsonSerializer.Serialize(content, Options)")]
    [InlineData("new FileStream(path, options)")]
    [InlineData("new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite)")]
    [InlineData("new AsnWriter(AsnEncodingRules.DER)")]
    [InlineData("SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook)")]
    [InlineData("workbook.Workbook = new Workbook(new Sheets())")]
    public void Writing_is_none(string code) => Assert.DoesNotMatch(Reading(), code);

    [Fact]
    public void Whoever_reads_bytes_from_outside_has_limits()
    {
        var readers = Code.Where(path => Reading().IsMatch(Repository.Read(path))).ToList();
        Assert.Contains(Room + "BoundedXml.cs", readers);
        Assert.Contains(Room + "BoundedZip.cs", readers);
        Assert.Contains(Room + "BoundedJson.cs", readers);
        Assert.Contains(Room + "BoundedFile.cs", readers);
        Assert.Empty(readers.Where(path => !path.StartsWith(Room, StringComparison.Ordinal)).Except(WithLimitsOfTheirOwn.Keys));
        Assert.Empty(WithLimitsOfTheirOwn.Keys.Except(readers));
    }

    [Fact]
    public void Whoever_receives_a_file_says_how_large_it_may_be() => Assert.Empty(Repository.LinesWhere(Code, line => Unlimited().IsMatch(line)));

    [GeneratedRegex(@"XmlReader\.Create\(|(?<!Xml)\bCreate\(new BoundedStream|X(Document|Element)\.(Load|LoadAsync|Parse)\(|new (XmlDocument|XPathDocument|XmlTextReader)\b|new ZipArchive\((?![^;]*ZipArchiveMode\.Create)|ZipFile\.(Open|Extract)|ZipArchive\.CreateAsync\((?![^;]*ZipArchiveMode\.Create)|JsonDocument\.(Parse|ParseAsync|ParseValue)\(|JsonNode\.Parse|JsonSerializer\.Deserialize|new Utf8JsonReader\(|CompressionMode\.Decompress|ReadFromJson|\bFile\.(ReadAll|ReadLines|OpenRead|OpenText|Open\()|\.OpenRead\(\)|\.OpenText\(\)|new StreamReader\(|new FileStream\([^;]*FileMode\.Open\b|LoadPkcs12|LoadCertificate|ImportFromPem|CreateFromPem|\.Decode\(|new AsnReader\(|Image\.(Load|FromStream)|(Document|Package)\.Open\(|OpenXml(Part)?Reader\b|\.(Worksheet|Workbook|SharedStringTable|Stylesheet)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Reading();

    /// <summary>The framework's own limit is 500 KB, and one that nobody said is one that somebody raises without thinking.</summary>
    [GeneratedRegex(@"OpenReadStream\(\s*\)|DisableRequestSizeLimit|RequestSizeLimit\(\s*null", RegexOptions.CultureInvariant)]
    private static partial Regex Unlimited();
}
