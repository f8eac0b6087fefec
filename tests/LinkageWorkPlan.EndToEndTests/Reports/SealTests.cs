using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Reports;
using LinkageWorkPlan.UnitTests.Sealing;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>A sealed report as the programs of others see it.</summary>
public sealed class SealTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    private readonly SealedIssue issue = new(CanonicalContent.Of(SampleReport.Issue), SampleReport.Issue, new EditionKey(Edition.Joint, Side.Laos));

    [Fact]
    public async Task Poppler_calls_both_signatures_valid_and_the_last_one_of_the_whole_document()
    {
        var said = await Poppler.ReadAsync(await SealAsync(), "pdfsig", "-nocert");

        Assert.Equal(2, Regex.Count(said, "Signature is Valid"));
        Assert.Single(Regex.Matches(said, "Total document signed"));
        Assert.Equal(2, Regex.Count(said, "ETSI.CAdES.detached"));
        Assert.Equal(2, Regex.Count(said, "TRIAL SEAL"));
    }

    [Fact]
    public async Task Qpdf_finds_nothing_wrong() => Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(await SealAsync(), "qpdf", "--check"), StringComparison.Ordinal);

    [Fact]
    public async Task It_still_keeps_to_what_can_be_checked_of_PDF_A_and_PDF_UA() => Assert.Empty(ConformanceChecks.BrokenBy(await SealAsync()));

    [Fact]
    public async Task Words_tags_and_pages_are_as_they_were_printed()
    {
        var pdf = await SealAsync();
        Assert.Equal(await Poppler.PagesAsync(printed.Issue), await Poppler.PagesAsync(pdf));
        Assert.Equal(await Poppler.ReadAsync(printed.Issue, "pdfinfo", "-struct-text"), await Poppler.ReadAsync(pdf, "pdfinfo", "-struct-text"));
    }

    [Fact]
    public async Task The_attached_content_has_the_fingerprint_that_was_signed()
    {
        var folder = Directory.CreateTempSubdirectory("lwp-seal-");
        try
        {
            await Poppler.ReadAsync(await SealAsync(), "pdfdetach", "-saveall", "-o", folder.FullName);
            Assert.Equal(SealedIssue.Names, folder.GetFiles().Select(each => each.Name).Order(StringComparer.Ordinal));
            Assert.Equal(SampleReport.Issue.Fingerprint, Fingerprint.OfBytes(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, SealedIssue.ContentFile))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Openssl_verifies_both_seals()
    {
        var pdf = await SealAsync();
        var ranges = Regex.Matches(System.Text.Encoding.Latin1.GetString(pdf), @"/ByteRange \[0 (\d+) (\d+) (\d+)\]").Select(each => each.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(2, ranges.Count);
        foreach (var range in ranges)
        {
            var content = Path.GetTempFileName();
            await File.WriteAllBytesAsync(content, [.. pdf[..range[0]], .. pdf[range[1]..(range[1] + range[2])]]);
            var cms = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(pdf, range[0] + 1, range[1] - range[0] - 2));
            await Poppler.ReadAsync(cms, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-content", content, "-noverify", "-out", "/dev/null", "-in");
            File.Delete(content);
        }
    }

    [Fact]
    public async Task Our_own_verification_agrees() => Assert.True(PdfVerification.Verify(await SealAsync()).Holds);

    [Fact]
    public async Task The_code_on_every_page_of_every_edition_leads_to_the_verification_page_of_its_issue()
    {
        var editions = await Task.WhenAll(Sides.Both.Select(reader => printed.PrintAsync(SampleReport.NumberedIssue, new EditionKey(Edition.Joint, reader))));
        await Task.WhenAll(editions.Append(printed.Vietnamese).Append(printed.Lao).Select(async pdf =>
        {
            var read = await QrReader.ReadAsync(pdf);
            Assert.Equal((await Poppler.PagesAsync(pdf)).Length, read.Count);
            Assert.All(read, page => Assert.Equal(SampleReport.NumberedIssue.VerificationAddress, page));
        }));
        Assert.All(await QrReader.ReadAsync(printed.VietnameseDraft), Assert.Null);
    }

    private Task<byte[]> SealAsync() => PdfSeal.SealAsync(printed.Issue, issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null);
}
