using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Files that go to a translator and come back, through the browser.</summary>
[Collection(InTheBrowser.Name)]
public sealed class ExchangeTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Exchange = "/plans/2028/texts/exchange";
    private const string Title = "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ປະເມີນແລ້ວ";
    private const string Description = "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ຕາມເງື່ອນໄຂ ໄປຍັງອີກສອງພື້ນທີ່ຢູ່ແຕ່ລະປະເທດ.";
    private static readonly XNamespace Xliff = "urn:oasis:names:tc:xliff:document:2.0";
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public async Task What_a_translator_filled_in_is_shown_before_it_is_written()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await secretary.GoAsync("/plans/2028/texts?lang=lo&state=open");
        await secretary.Link("Exchange.Heading").ClickAsync();
        await secretary.ArrivesAsync(Exchange, "interactive");

        // XLIFF: one of two texts is rendered.
        var (name, file) = await DownloadAsync(secretary, "vi-lo.xlf");
        Assert.Equal("2028_vi-lo.xlf", name);
        var xliff = XDocument.Load(new MemoryStream(file));
        var sources = xliff.Descendants(Xliff + "source").ToList();
        Assert.Equal(2, sources.Count);

        // Vietnamese where Lao should be is said, and not written by itself.
        var copied = XDocument.Parse(xliff.ToString());
        copied.Descendants(Xliff + "source").ToList().ForEach(each => each.AddAfterSelf(new XElement(Xliff + "target", each.Value)));
        await UploadAsync(secretary, "chep.xlf", Encoding.UTF8.GetBytes(copied.ToString()));
        await Expect(Outcomes(secretary)).ToHaveTextAsync([$"{secretary.Loc.Name(ReturnOutcome.Copied)} 2"]);
        await secretary.SeesAsync(secretary.Loc["Exchange.NotWritten", 2]);
        await Expect(secretary.Page.Locator(".units .doubt")).ToHaveCountAsync(2);

        sources.Single(each => each.Value == "Nhân rộng mô hình thí điểm đã được đánh giá").AddAfterSelf(new XElement(Xliff + "target", Title));
        await UploadAsync(secretary, name, Encoding.UTF8.GetBytes(xliff.ToString()));
        await Expect(Outcomes(secretary)).ToHaveTextAsync([$"{secretary.Loc.Name(ReturnOutcome.New)} 1", $"{secretary.Loc.Name(ReturnOutcome.Empty)} 1"]);
        await secretary.SeesAsync(secretary.Loc["Exchange.NotWritten", 1]);
        await Expect(secretary.Page.Locator(".units")).ToContainTextAsync(Title);
        Assert.Empty(await PageChecks.FoundAsync(secretary, Language.Lo));
        await secretary.Page.Locator(".confirm button").ClickAsync();
        await secretary.SeesAsync(secretary.Loc["Exchange.Done", 1, name]);

        // What is broken is named by its line, and changes nothing.
        var broken = xliff.ToString().Replace("</segment>", "</segmen>", StringComparison.Ordinal);
        var line = broken[..broken.IndexOf("</segmen>", StringComparison.Ordinal)].Count(each => each == '\n') + 1;
        await UploadAsync(secretary, "hong.xlf", Encoding.UTF8.GetBytes(broken));
        await Expect(secretary.Page.Locator("main .message.error")).ToContainTextAsync(Start(secretary.Loc[Rules.ExchangeBrokenXml, line, 0], line));
        await Expect(Outcomes(secretary)).ToHaveCountAsync(0);

        // Excel: what is still open, rendered in its cell.
        (name, file) = await DownloadAsync(secretary, "vi-lo.xlsx");
        Assert.Equal("2028_vi-lo.xlsx", name);
        await UploadAsync(secretary, name, Filled(file, Description));
        await Expect(Outcomes(secretary)).ToHaveTextAsync([$"{secretary.Loc.Name(ReturnOutcome.New)} 1"]);
        await secretary.Page.Locator(".confirm button").ClickAsync();
        await secretary.SeesAsync(secretary.Loc["Exchange.Done", 1, name]);
        await Expect(secretary.Page.Locator("a[href$='vi-lo.xlf']")).ToHaveCountAsync(0);

        await secretary.GoAsync("/plans/2028/tasks/B1");
        await secretary.SeesAsync(Title);
        await secretary.SeesAsync(Description);
    }

    [Fact]
    public async Task A_file_that_cannot_be_given_any_more_leads_to_a_page_that_says_why()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await secretary.GoAsync(Exchange);
        var link = secretary.Page.Locator("a[download]").First;
        await link.EvaluateAsync("(each, empty) => each.href = empty", Exchange + "/en-vi.xlsx");
        await link.ClickAsync();
        await secretary.SeesAsync(secretary.Loc[Rules.ExchangeEmpty]);
        await secretary.Link("Shared.Back").ClickAsync();
        await secretary.ArrivesAsync(Exchange, "interactive");
    }

    private static ILocator Outcomes(Visitor secretary) => secretary.Page.Locator(".outcome");

    /// <summary>A sentence as far as it is known: what follows the line's number is not.</summary>
    private static string Start(string sentence, int line) => sentence[..(sentence.IndexOf($"{line}", StringComparison.Ordinal) + $"{line}".Length)];

    private static async Task<(string Name, byte[] Bytes)> DownloadAsync(Visitor secretary, string end)
    {
        var download = await secretary.Page.RunAndWaitForDownloadAsync(() => secretary.Page.Locator($"a[href$='{end}']").ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync((await download.PathAsync())!));
    }

    private static async Task UploadAsync(Visitor secretary, string name, byte[] bytes)
    {
        var field = secretary.Page.Locator("#translation-file");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
    }

    /// <summary>The workbook with words in the rendering's cell of its one text (column D, row 3).</summary>
    private static byte[] Filled(byte[] workbook, string words)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            XDocument sheet;
            using (var read = part.Open())
            {
                sheet = XDocument.Load(read, LoadOptions.PreserveWhitespace);
            }

            Assert.DoesNotContain(sheet.Descendants(Sheet + "c"), each => (string?)each.Attribute("r") == "A4");
            var cell = sheet.Descendants(Sheet + "c").Single(each => (string?)each.Attribute("r") == "D3");
            cell.SetAttributeValue("t", "inlineStr");
            cell.ReplaceNodes(new XElement(Sheet + "is", new XElement(Sheet + "t", words)));
            using var write = part.Open();
            write.SetLength(0);
            sheet.Save(write);
        }

        return content.ToArray();
    }
}
