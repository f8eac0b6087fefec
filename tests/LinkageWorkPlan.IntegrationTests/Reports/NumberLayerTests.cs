using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.StoredFiles;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>A number that a records office gives after both signatures is added to what was issued.</summary>
public sealed class NumberLayerTests
{
    private static readonly GetEdition.Query Lao = new(ReportDesk.Plan, ReportDesk.Code, EditionKey.Lao, 1);
    private static readonly GetEdition.Query Joint = new(ReportDesk.Plan, ReportDesk.Code, new EditionKey(Edition.Joint, Side.Laos), 1);

    [Theory, EachDatabase]
    public async Task A_number_given_after_the_signatures_is_added_to_the_editions_that_keep_a_place_for_it(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.Printer.PrintDueAsync(default);
        var issued = await ReadAsync(desk, Joint);
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        await desk.Printer.PrintDueAsync(default);
        var once = await ReadAsync(desk, Joint);
        await RecordAsync(desk, Side.Vietnam, "05/BC-TCT");
        await desk.Printer.PrintDueAsync(default);
        var twice = await ReadAsync(desk, Joint);

        Assert.Equal(issued, once[..issued.Length]);
        Assert.Equal(once, twice[..once.Length]);
        Assert.Equal(issued, await ReadAsync(desk, Joint with { AsIssued = true }));
        var result = PdfVerification.Verify(twice, desk.Host.Services.GetRequiredService<EditionSeal>().Known());
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => each.Code));
        Assert.Equal(Verdict.Established, result.Verdict);
        var secretary = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        Assert.Equal([("330/ປທສ", Side.Laos, secretary.Name), ("05/BC-TCT", Side.Vietnam, desk.Desk.Secretary.Name)], result.Numbers.Select(each => (each.Record.Number, each.Record.Side, each.Record.RecordedBy)));
        Assert.Equal(desk.Host.Time.GetUtcNow(), result.Numbers[1].Seal.SignedAt);

        // A national edition has its own office's number alone; nothing is left to be done.
        Assert.Equal([Side.Laos], PdfVerification.Verify(await ReadAsync(desk, Lao)).Numbers.Select(each => each.Record.Side));
        Assert.DoesNotContain(await desk.Host.SendAs(CurrentUser.System, new ListUnprintedEditions.Query()), each => each.Subject == Domain.SignOff.SignOffSubject.Report);
        Assert.Equal(6, await desk.Host.Db(db => db.NumberLayers.CountAsync()));

        // Readers are shown the file they get, and the server knows it with and without its numbers.
        var shown = (await desk.Desk.ReadIssueAsync()).Editions.Single(each => each.Key == Joint.Key);
        Assert.Equal((twice.Length, Fingerprint.OfBytes(twice), Fingerprint.OfBytes(issued)), (shown.Numbered!.Size, shown.Numbered.Sha256, shown.Sha256));
        foreach (var file in new[] { issued, once, twice })
        {
            Assert.Equal(result.Issue!.Code, (await desk.Host.SendAs(CurrentUser.System, new FindIssuedFile.Query(Fingerprint.OfBytes(file))))!.Code);
        }
    }

    [Theory, EachDatabase]
    public async Task A_number_that_was_there_before_is_printed_and_not_added(Database database)
    {
        await using var desk = await SealingDesk.OpenDraftAsync(database, Printing(new NumberedPrinter()));
        await desk.Host.SendAs(desk.Desk.Secretary, new RecordNumber.Command((await desk.Desk.ReadAsync()).Report.Id, "05/BC-TCT", TestHost.DemoToday));
        await desk.Desk.IssueAsync();
        await desk.Printer.PrintDueAsync(default);

        Assert.All(await desk.StoredAsync(), edition => Assert.False(edition.HasPlaceOfVietnam));
        Assert.Equal(3, (await desk.StoredAsync()).Count(edition => edition.HasPlaceOfLaos));
        Assert.Empty(await desk.Host.Db(db => db.NumberLayers.ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task The_register_of_a_year_has_what_each_office_gave_for_those_who_see_drafts(Database database)
    {
        await using var desk = await OpenAsync(database);
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        await RecordAsync(desk, Side.Vietnam, "05/BC-TCT");
        var (content, issue) = (await desk.Desk.ContentAsync(), await desk.IssueAsync());
        foreach (var (side, number) in new[] { (Side.Laos, "330/ປທສ"), (Side.Vietnam, "05/BC-TCT") })
        {
            var query = new GetRegister.Query(side, TestHost.DemoToday.Year, Language.Vi);
            var row = Assert.Single(await RowsAsync(desk, query));
            Assert.Equal([number, content.Subject.For(Language.Vi), ReportIssue.Grouped(issue.Code)], [row[0], row[4], row[9]]);
            Assert.Empty(await RowsAsync(desk, query with { Year = 2025 }));
        }

        Assert.Equal(2, (await RowsAsync(desk, new GetRegister.Query(null, TestHost.DemoToday.Year, Language.Lo))).Count);
        Assert.Equal(Domain.Failures.Rules.NotFound, await desk.Host.RefusalAsync(desk.Desk.Secretary, new GetRegister.Query(null, 0, Language.Lo)));
    }

    [Theory, EachDatabase]
    public async Task A_number_waits_for_a_browser_that_prints_and_the_issued_file_is_given_until_then(Database database)
    {
        var paper = new NumberedPrinter();
        await using var desk = await OpenAsync(database, paper);
        await desk.Printer.PrintDueAsync(default);
        paper.IsJammed = true;
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        var wait = await desk.Printer.PrintDueAsync(default);

        Assert.Equal(EditionAttempts.First, wait);
        Assert.Equal(await ReadAsync(desk, Lao with { AsIssued = true }), await ReadAsync(desk, Lao));
        paper.IsJammed = false;
        desk.Host.Time.Advance(EditionAttempts.First);
        await desk.Printer.PrintDueAsync(default);
        Assert.Single(PdfVerification.Verify(await ReadAsync(desk, Lao)).Numbers);
    }

    [Theory, EachDatabase]
    public async Task What_another_server_added_first_stays_and_nothing_else_follows_a_file_that_changed_meanwhile(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.Printer.PrintDueAsync(default);
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        await desk.Printer.PrintDueAsync(default);
        var numbered = await ReadAsync(desk, Lao);
        var issued = await ReadAsync(desk, Lao with { AsIssued = true });
        var round = (await desk.IssueAsync()).RoundId;
        foreach (var (before, body) in new[] { (issued, Side.Laos), (issued, Side.Vietnam), (numbered, Side.Laos) })
        {
            await desk.Host.SendAs(CurrentUser.System, new StoreNumberLayer.Command(round, EditionKey.Lao, body, Fingerprint.OfBytes(before), [.. before, 1]));
        }

        Assert.Equal(numbered, await ReadAsync(desk, Lao));
    }

    [Theory, EachDatabase]
    public async Task A_layer_whose_bytes_changed_is_given_to_nobody_and_the_issued_file_still_is(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.Printer.PrintDueAsync(default);
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        await desk.Printer.PrintDueAsync(default);
        await DamagedFileTests.FlipAsync(desk.Host, "NumberLayers", "Added", "\"Body\" = 'Laos'");

        Assert.Equal(Domain.Failures.Rules.FileDamaged, await desk.Host.RefusalAsync(desk.Desk.Secretary, Lao));
        Assert.NotEmpty(await ReadAsync(desk, Lao with { AsIssued = true }));
        Assert.Equal(StoredKind.NumberedEdition, (await desk.Host.Db(db => db.DamagedFiles.SingleAsync())).Kind);
    }

    [Theory, EachDatabase]
    public async Task Without_certificates_the_number_is_added_without_a_seal(Database database)
    {
        await using var desk = await OpenAsync(database, isSealed: false);
        await desk.Printer.PrintDueAsync(default);
        await RecordAsync(desk, Side.Laos, "330/ປທສ");
        await desk.Printer.PrintDueAsync(default);
        var (issued, numbered) = (await ReadAsync(desk, Lao with { AsIssued = true }), await ReadAsync(desk, Lao));
        Assert.Equal(issued, numbered[..issued.Length]);
        Assert.True(numbered.Length > issued.Length);
    }

    private static async Task<SealingDesk> OpenAsync(Database database, NumberedPrinter? printer = null, bool isSealed = true)
    {
        var desk = await SealingDesk.OpenDraftAsync(database, Printing(printer ?? new NumberedPrinter()), isSealed);
        await desk.Desk.IssueAsync();
        return desk;
    }

    private static TestChanges Printing(NumberedPrinter printer) => TestChanges.None with { Services = services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(printer)) };

    private static async Task RecordAsync(SealingDesk desk, Side side, string number) =>
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, side), new RecordNumber.Command((await desk.Desk.ReadAsync()).Report.Id, number, TestHost.DemoToday));

    /// <summary>Without the headings.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(SealingDesk desk, GetRegister.Query query)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream((await desk.Host.SendAs(desk.Desk.Secretary, query)).Bytes), false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Skip(1).Select(row => (IReadOnlyList<string>)[.. row.Elements<Cell>().Select(cell => cell.InnerText)])];
    }

    private static async Task<byte[]> ReadAsync(SealingDesk desk, GetEdition.Query query) => (await desk.Host.SendAs(desk.Desk.Secretary, query)).Pdf!;
}
