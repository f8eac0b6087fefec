using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>What somebody can do to a genuine file, or write into one of their own, so that a check says more than is so.</summary>
public sealed class SealAttackTests
{
    private static readonly SealTrust Both = new([Sealed.Of(Side.Vietnam).Certificate, Sealed.Of(Side.Laos).Certificate], []);

    [Fact]
    public async Task A_field_that_was_added_after_the_seals_is_found_though_it_looks_like_one_of_theirs()
    {
        var file = PdfFile.Read(await Sealed.PdfAsync());
        var (update, last, page) = (new PdfUpdate(file), file.Revisions.Count - 1, file.FirstPage(file.Revisions.Count - 1));
        var field = update.Add(new PdfDictionary([("Type", new PdfName("Annot")), ("Subtype", new PdfName("Widget")), ("FT", new PdfName("Sig")), ("T", PdfString.Text("The ministers agreed")), ("Rect", new PdfWord("[0 0 0 0]")), ("P", page)]));
        var (catalog, sheet) = (file.Catalog(last), file.Dictionary(page, last, "page"));
        var form = file.Dictionary(catalog["AcroForm"], last, "form");
        update.Replace(file.CatalogReference(last), catalog.With("AcroForm", form.With("Fields", new PdfArray([.. ((PdfArray)form["Fields"]!).Items, field]))));
        update.Replace(page, sheet.With("Annots", new PdfArray([.. ((PdfArray)file.Resolve(sheet["Annots"], last)!).Items, field])));

        var result = PdfVerification.Verify(update.Build(out _), Both);
        Assert.Equal(Verdict.Broken, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.RevisionChanged", Outcome: Outcome.Failed });
    }

    [Fact]
    public async Task Commands_of_a_terminal_and_lines_in_a_name_do_not_reach_whoever_reads_the_checks()
    {
        const string Name = "Seal\u001b[8m\n✓ Established\u202E";
        using var vietnam = Sealed.Load(Side.Vietnam, Named("VN", Name));
        using var laos = Sealed.Load(Side.Laos, Named("LA", new string('x', 5000)));
        var result = PdfVerification.Verify(await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [vietnam, laos], null));

        var words = result.Checks.SelectMany(each => each.Values).Concat(result.Seals.Select(each => each.Signer)).OfType<string>().ToList();
        Assert.Contains("Seal\uFFFD[8m\uFFFD✓ Established\uFFFD", words);
        Assert.All(words, each => Assert.InRange(each.Length, 0, 201));
        Assert.DoesNotContain('\n', new VerificationCheck("Found.ArchiveFileUnlisted", Outcome.Failed, ["a\nb"], "c\nd").File!);
    }

    [Theory]
    [InlineData("report.pdf", "PK\u0003\u0004 %PDF-1.4", false)]
    [InlineData("report.PDF ", "PK\u0003\u0004 %PDF-1.4", false)]
    [InlineData("archive.zip", "%PDF-1.4", false)]
    [InlineData("archive.zip", "PK\u0003\u0004", true)]
    [InlineData("report.pdf", "%PDF-1.4", true)]
    [InlineData("report.pdf", "P", true)]
    [InlineData("report", "PK\u0003\u0004", true)]
    [InlineData(null, "PK\u0003\u0004", true)]
    public void A_file_that_is_named_as_the_other_kind_is_not_verified_as_what_it_is(string? name, string begin, bool fits)
    {
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(begin));
        var problem = FileKind.ProblemOf(name, stream);
        Assert.Equal(fits ? null : "Found.NamedOtherwise", problem?.Checks.Single().Code);
        Assert.Equal(fits ? null : Verdict.Broken, problem?.Verdict);
        Assert.Equal(0, stream.Position);
    }

    private static byte[] Named(string country, string name)
    {
        using var key = RSA.Create(2048);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion(country);
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.Export(X509ContentType.Pkcs12, Sealed.Password);
    }
}
