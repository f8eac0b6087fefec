using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Reports;
using LinkageWorkPlan.UnitTests.Sealing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The numbers of records offices on issued files, as a real browser draws them and as the programs of others see them.</summary>
public sealed class NumberLayerTests : IAsyncLifetime
{
    private static readonly EditionKey Joint = new(Edition.Joint, Side.Laos);
    private static readonly PaperPlan Sample = new(Path.Combine(AppContext.BaseDirectory, "templates"));
    private static readonly IReadOnlyList<OfficeNumber> Numbers = SampleReport.NumberedIssue.OfficeNumbers;

    /// <summary>What both signed, its canonical form, and the same with the numbers of both offices.</summary>
    private static readonly Dictionary<string, (IPrintedContent Document, string Canonical, IPrintedContent Numbered)> Kinds = new(StringComparer.Ordinal)
    {
        ["report"] = (SampleReport.Issue, CanonicalContent.Of(SampleReport.Issue), SampleReport.NumberedIssue),
        ["plan"] = Agreed(PaperPlan.Signed(Sample.SmallDraft)),
        ["amendment"] = Agreed(PaperPlan.Signed(Sample.Amendment)),
    };

    private readonly ChromiumPrinter printer = new(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance, TimeProvider.System);
    private readonly ReportHtml html = new(new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates")));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await printer.DisposeAsync();

    public static TheoryData<string> Documents => new(Kinds.Keys);

    [Theory, MemberData(nameof(Documents))]
    public async Task Every_edition_shows_its_numbers_where_it_said_that_they_follow_and_other_programs_agree(string kind)
    {
        var (document, canonical, withNumbers) = Kinds[kind];
        foreach (var (key, sides, shown) in new (EditionKey, Side[], string[])[]
        {
            (EditionKey.Vietnamese, [Side.Vietnam], ["Số: 05/BC-TCT", "Hà Nội, ngày 05 tháng 01 năm 2026"]),
            (EditionKey.Lao, [Side.Laos], ["0374/ອຄ", "26 ມິຖຸນາ 2026"]),
            (Joint, [Side.Laos, Side.Vietnam], ["Số: 05/BC-TCT, Hà Nội, ngày 05 tháng 01 năm 2026", "0374/ອຄ"]),
        })
        {
            var issued = await SealAsync(document, canonical, key);
            var (numbered, drawings) = (issued, new List<byte[]>());
            foreach (var side in sides)
            {
                var drawn = await PrintAsync(document, await html.RenderNumberAsync(withNumbers, key, side));
                numbered = await NumberSeal.AddAsync(numbered, drawn, RecordOf(document, side, key), Sealed.Of(side), null);
                drawings.Add(drawn);
            }

            // The drawing stands in the place to the point, and holds the number and date and nothing else.
            Assert.Equal(sides.SelectMany(side => KeptPlaces.Of(PdfFile.Read(issued), side)), sides.SelectMany((side, at) => KeptPlaces.Of(PdfFile.Read(drawings[at]), side)));
            var drawnWords = Plain(string.Concat(await Task.WhenAll(drawings.Select(async each => string.Concat(await Poppler.PagesAsync(each))))));
            Assert.All(shown, each => Assert.Contains(Plain(each), drawnWords, StringComparison.Ordinal));
            Assert.All<string>(["BÁO CÁO", "KẾ HOẠCH", "ĐIỀU CHỈNH"], each => Assert.DoesNotContain(Plain(each), drawnWords, StringComparison.Ordinal));
            Assert.Equal((await Poppler.PagesAsync(issued))[1..], (await Poppler.PagesAsync(numbered))[1..]);

            var said = await Poppler.ReadAsync(numbered, "pdfsig", "-nocert");
            Assert.Equal(2 + sides.Length, Regex.Count(said, "Signature is Valid"));
            Assert.Single(Regex.Matches(said, "Total document signed"));
            Assert.Contains("No syntax or stream encoding errors found", await Poppler.ReadAsync(numbered, "qpdf", "--check"), StringComparison.Ordinal);
            await OpensslAgreesAsync(numbered, 2 + sides.Length);
            Assert.All((await Poppler.ReadAsync(numbered, "pdffonts")).Split('\n').Skip(2).Where(each => each.Length > 0), line => Assert.Matches(@"yes\s+yes\s+yes|yes\s+no\s+yes", line));
            if (Environment.GetEnvironmentVariable("LWP_KEEP") is { } keep)
            {
                await File.WriteAllBytesAsync(Path.Combine(keep, $"{kind}-{key.Edition}-issued.pdf"), issued);
                await File.WriteAllBytesAsync(Path.Combine(keep, $"{kind}-{key.Edition}-numbered.pdf"), numbered);
            }

            var result = PdfVerification.Verify(numbered, new SealTrust([.. Sides.Both.Select(side => Sealed.Of(side).Certificate)], []));
            Assert.Equal(Verdict.Established, result.Verdict);
            Assert.Equal(sides, result.Numbers.Select(each => each.Record.Side));
        }
    }

    private static (IPrintedContent, string, IPrintedContent) Agreed(AgreedDocument signed) => (signed, signed.ToCanonical(), signed with { OfficeNumbers = Numbers });

    private static string Plain(string words) => Regex.Replace(words.Normalize(), @"[\s\u00A0\u2060]+", string.Empty);

    private static async Task OpensslAgreesAsync(byte[] pdf, int signatures)
    {
        var ranges = Regex.Matches(Encoding.Latin1.GetString(pdf), @"/ByteRange \[0 (\d+) (\d+) (\d+)\]").Select(each => each.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(signatures, ranges.Count);
        foreach (var range in ranges)
        {
            var content = Path.GetTempFileName();
            await File.WriteAllBytesAsync(content, [.. pdf[..range[0]], .. pdf[range[1]..(range[1] + range[2])]]);
            var cms = Convert.FromHexString(Encoding.ASCII.GetString(pdf, range[0] + 1, range[1] - range[0] - 2));
            await Poppler.ReadAsync(cms, "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-content", content, "-noverify", "-out", "/dev/null", "-in");
            File.Delete(content);
        }
    }

    private static NumberRecord RecordOf(IPrintedContent document, Side side, EditionKey key)
    {
        var number = Numbers.Single(each => each.Side == side);
        return new NumberRecord(side, number.Number, number.Date, new DateTimeOffset(2026, 7, 6, 3, 4, 5, TimeSpan.Zero), "Trần Thị Mẫu", document.Fingerprint!, 1, key.Edition, key.Reader);
    }

    private async Task<byte[]> SealAsync(IPrintedContent document, string canonical, EditionKey key) => await PdfSeal.SealAsync(
        await PrintAsync(document, await html.RenderAsync(document, key)), new SealedIssue(canonical, document, key), [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null);

    private Task<byte[]> PrintAsync(IPrintedContent document, string page) => printer.PrintAsync(page, PdfMetadata.Of(document));
}
