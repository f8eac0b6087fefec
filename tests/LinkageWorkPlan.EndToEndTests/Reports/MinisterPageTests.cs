using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Reports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The page for the minister and the pictures, as they are printed.</summary>
public sealed partial class MinisterPageTests : IAsyncLifetime
{
    /// <summary>The last letters of a request: printed, it is whole.</summary>
    private const string End = "(X1)";

    private readonly ChromiumPrinter printer = new(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance, TimeProvider.System);

    public static TheoryData<Edition, Side> Editions => new()
    {
        { Edition.Vietnamese, Side.Vietnam }, { Edition.Lao, Side.Laos }, { Edition.Joint, Side.Vietnam }, { Edition.Joint, Side.Laos }, { Edition.English, Side.Vietnam },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await printer.DisposeAsync();

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Begins_on_the_first_page_and_nothing_of_it_is_cut(Edition edition, Side reader)
    {
        var pdf = await PrintAsync(Large, new EditionKey(edition, reader));
        var pages = (await Poppler.PagesAsync(pdf)).Select(page => Space().Replace(page, string.Empty)).ToList();

        Assert.Matches(Heading(), pages[0]);
        var whole = string.Concat(pages);
        var summary = whole[..Next().Match(whole).Index];
        Assert.Matches(@"(Còn39nhiệmvụkhác|ຍັງມີອີກ39ໜ້າວຽກ|39moretasks)", summary);
        Assert.DoesNotContain("…)", summary, StringComparison.Ordinal);

        // Whole here as in section V, in each language that is printed.
        Assert.Equal(2 * 9 * 2 * (edition == Edition.Joint ? 2 : 1), whole.Split(End).Length - 1);
    }

    [Fact]
    public async Task Every_picture_says_its_figures_in_words()
    {
        var objects = await Poppler.ReadAsync(await PrintAsync(SampleReport.Draft, EditionKey.Vietnamese), "qpdf", "--json=2", "--json-key=qpdf");
        var words = Alt().Matches(objects).Select(match => Regex.Unescape(match.Groups[1].Value)).ToList();
        Assert.Contains(words, each => each.Contains("A Điều phối và cơ chế: 1 nhiệm vụ; Hoàn thành 1", StringComparison.Ordinal));
        Assert.Contains(words, each => each.Contains("VIOIT: 2 nhiệm vụ (66,7%)", StringComparison.Ordinal));
        Assert.Contains(words, each => each.Contains("Theo kế hoạch 2 mốc, đã đạt 1 mốc", StringComparison.Ordinal));
        Assert.Contains(words, each => each.Contains("I1 Kim ngạch thương mại hai chiều: đạt 37,9%", StringComparison.Ordinal));
    }

    /// <summary>A summary as long as it may be, requests as long as nobody writes them, and more late tasks than there are rows for.</summary>
    private static ReportContent Large
    {
        get
        {
            var sample = SampleReport.Draft;
            var asked = SampleReport.Text(
                string.Join(' ', Enumerable.Repeat("Đề nghị Bộ trưởng chỉ đạo các đơn vị liên quan phối hợp", 12)) + End,
                string.Join(' ', Enumerable.Repeat("ສະເໜີທ່ານລັດຖະມົນຕີຊີ້ນຳພາກສ່ວນທີ່ກ່ຽວຂ້ອງປະສານສົມທົບ", 12)) + End);
            var summary = SampleReport.Text(
                string.Join(' ', Enumerable.Repeat("từ", SummaryLength.WordsMax)),
                string.Join(' ', Enumerable.Repeat("ຄຳ", SummaryLength.WordsMax)));
            return sample with
            {
                Sections = [new(SectionKeys.Summary, summary)],
                Proposals = [.. Sides.Both.SelectMany(side => Enumerable.Repeat(new ProposalItem(side, asked), 9))],
                Tasks = [.. Enumerable.Range(1, MinisterSummary.MostLate + 39).Select(number => sample.Tasks[1] with { Code = $"B{number}" })],
            };
        }
    }

    private async Task<byte[]> PrintAsync(ReportContent content, EditionKey key)
    {
        var templates = new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates"));
        return await printer.PrintAsync(await new ReportHtml(templates).RenderAsync(content, key), PdfMetadata.Of(content));
    }

    [GeneratedRegex("TÓMTẮTDÀNHCHOBỘTRƯỞNG|ສະຫຼຸບຫຍໍ້ສຳລັບທ່ານລັດຖະມົນຕີ|SUMMARYFORTHEMINISTER")]
    private static partial Regex Heading();

    [GeneratedRegex(@"I\.TÌNHHÌNHCHUNG|I\.ສະພາບລວມ|I\.GENERALSITUATION")]
    private static partial Regex Next();

    [GeneratedRegex("\"/Alt\": \"u:((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Alt();

    [GeneratedRegex(@"[\s\u2060]+")]
    private static partial Regex Space();
}
