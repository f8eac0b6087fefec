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
    private readonly ChromiumPrinter printer = new(Options.Create(new PrintingOptions()), NullLogger<ChromiumPrinter>.Instance);

    public static TheoryData<Edition, Side> Editions => new()
    {
        { Edition.Vietnamese, Side.Vietnam }, { Edition.Lao, Side.Laos }, { Edition.Joint, Side.Vietnam }, { Edition.Joint, Side.Laos }, { Edition.English, Side.Vietnam },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await printer.DisposeAsync();

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task Is_one_page_however_much_there_is_to_say(Edition edition, Side reader)
    {
        var pdf = await PrintAsync(Large, new EditionKey(edition, reader));
        var pages = (await Poppler.PagesAsync(pdf)).Select(page => Space().Replace(page, string.Empty)).ToList();

        // From its heading to the next one: what is between may take no page of its own.
        var first = pages.FindIndex(page => Heading().IsMatch(page));
        var next = pages.FindIndex(page => Next().IsMatch(page));
        Assert.True(first > 0, "The page for the minister was not found");
        Assert.Equal(first + 1, next);
        Assert.Matches(@"(và39\dnhiệmvụkhác|ແລະອີກ39\dໜ້າວຽກ|and39\dmoreinAnnexI)", pages[first]);
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

    /// <summary>400 tasks, all late, and the first, which alone can stand on the page, with the longest words.</summary>
    private static ReportContent Large
    {
        get
        {
            var sample = SampleReport.Draft;
            var words = SampleReport.Text(
                string.Join(' ', Enumerable.Repeat("Đề nghị Bộ trưởng chỉ đạo các đơn vị liên quan phối hợp", 12)), string.Join(' ', Enumerable.Repeat("ສະເໜີທ່ານລັດຖະມົນຕີຊີ້ນຳພາກສ່ວນທີ່ກ່ຽວຂ້ອງປະສານສົມທົບ", 12)));
            var title = SampleReport.Text(words.For(Domain.Texts.Language.Vi)[..280], words.For(Domain.Texts.Language.Lo)[..280]);
            return sample with
            {
                Sections = [new(SectionKeys.Successes, words)],
                Proposals = [.. Sides.Both.SelectMany(side => Enumerable.Repeat(new ProposalItem(side, words), 9))],
                Tasks = [.. Enumerable.Range(1, 400).Select(number => number > MinisterSummary.MostLate ? sample.Tasks[1] with { Code = $"B{number}" } : sample.Tasks[1] with { Code = $"B{number}", Title = title, Reason = words })],
                Gantt = [.. Enumerable.Range(1, 400).Select(number => sample.Gantt[1] with { Code = $"B{number}" })],
                Since = new SinceLast(null, []),
            };
        }
    }

    private async Task<byte[]> PrintAsync(ReportContent content, EditionKey key)
    {
        var templates = new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates"));
        return await printer.PrintAsync(await new ReportHtml(templates).RenderAsync(content, key), PdfMetadata.Of(content));
    }

    [GeneratedRegex("TÓMTẮTDÀNHCHOBỘTRƯỞNG|ສະຫຼຸບຫຍໍ້ສຳລັບທ່ານລັດຖະມົນຕີ|FORTHEMINISTER,ONONEPAGE")]
    private static partial Regex Heading();

    [GeneratedRegex("THAYĐỔISOVỚIBÁOCÁOTRƯỚC|ການປ່ຽນແປງທຽບກັບບົດລາຍງານຄັ້ງກ່ອນ|CHANGESSINCETHELASTREPORT")]
    private static partial Regex Next();

    [GeneratedRegex("\"/Alt\": \"u:((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Alt();

    [GeneratedRegex(@"[\s\u2060]+")]
    private static partial Regex Space();
}
