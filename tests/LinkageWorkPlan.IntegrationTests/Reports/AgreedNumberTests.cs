using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>A number that a records office gives to a plan or an amendment, which both sides signed before.</summary>
public sealed class AgreedNumberTests : IDisposable
{
    /// <summary>The plan itself, and its first amendment.</summary>
    private static readonly int?[] Both = [null, 1];
    private static readonly EditionKey Joint = new(Edition.Joint, Side.Vietnam);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-agreed-number-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, EachDatabase]
    public async Task A_number_is_added_to_the_sealed_files_of_a_plan_and_an_amendment_and_both_seals_stay(Database database)
    {
        await using var desk = await OpenAsync(database);
        await PrinterOf(desk).PrintDueAsync(default);
        foreach (var amendment in Both)
        {
            var issued = await ReadAsync(desk, amendment, Joint);
            await RecordAsync(desk, Side.Laos, amendment, $"33{amendment}/ປທສ");
            await RecordAsync(desk, Side.Vietnam, amendment, $"05{amendment}/KH-TCT");
            await PrinterOf(desk).PrintDueAsync(default);
            var numbered = await ReadAsync(desk, amendment, Joint);

            Assert.Equal(issued, numbered[..issued.Length]);
            Assert.Equal(issued, await ReadAsync(desk, amendment, Joint, asIssued: true));
            var result = PdfVerification.Verify(numbered, desk.Host.Services.GetRequiredService<EditionSeal>().Known());
            Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => each.Code));
            Assert.Equal(Verdict.Established, result.Verdict);
            Assert.Equal((null, amendment), (result.Issue!.Report, result.Issue.Amendment));
            Assert.Equal([(Side.Vietnam, $"05{amendment}/KH-TCT"), (Side.Laos, $"33{amendment}/ປທສ")], result.Numbers.Select(each => (each.Record.Side, each.Record.Number)).Order());
            Assert.Equal([Side.Laos], PdfVerification.Verify(await ReadAsync(desk, amendment, EditionKey.Lao)).Numbers.Select(each => each.Record.Side));

            // Readers are shown the file they get, and the server knows it with and without its numbers.
            var stored = (await desk.Host.SendAs(await desk.Host.UserAsync(Role.Observer), new GetAgreedPaper.Query(PlanDesk.Code, amendment))).Editions.Single(each => each.Key == Joint);
            Assert.Equal((numbered.Length, Fingerprint.OfBytes(numbered), desk.Host.Time.GetUtcNow().UtcDateTime), (stored.Size, stored.Sha256, stored.NumberedAt));
            foreach (var file in new[] { issued, numbered })
            {
                Assert.Equal(result.Issue.Code, (await desk.Host.SendAs(CurrentUser.System, new FindIssuedFile.Query(Fingerprint.OfBytes(file))))!.Code);
            }
        }

        Assert.Empty(await desk.Host.SendAs(CurrentUser.System, new ListUnprintedEditions.Query()));
        Assert.Equal(12, await desk.Host.Db(db => db.NumberLayers.CountAsync()));
        Assert.Empty(await desk.Host.Db(async db => (await db.NumberLayers.Join(db.Rounds, each => each.RoundId, round => round.Id, (layer, round) => new { layer.SubjectId, Signed = round.SubjectId }).ToListAsync()).Where(each => each.SubjectId != each.Signed)));
    }

    [Theory, EachDatabase]
    public async Task A_number_that_is_recorded_before_the_files_are_printed_stands_in_them(Database database)
    {
        await using var desk = await OpenAsync(database);
        await RecordAsync(desk, Side.Vietnam, null, "05/KH-TCT");
        await PrinterOf(desk).PrintDueAsync(default);

        var round = await desk.Host.Db(db => db.Rounds.Where(each => each.Subject == SignOffSubject.Plan).Select(each => each.Id).SingleAsync());
        var stored = await desk.Host.Db(db => db.Editions.AsNoTracking().Where(each => each.RoundId == round).ToListAsync());
        Assert.All(stored, each => Assert.False(each.HasPlaceOfVietnam));
        Assert.Empty(await desk.Host.Db(db => db.NumberLayers.ToListAsync()));
        var records = PdfVerification.Verify(stored[0].Pdf).SignOffs;
        Assert.Equal("05/KH-TCT", records.Single(each => each.Side == Side.Vietnam).OfficeNumber!.Number);
    }

    [Theory, EachDatabase]
    public async Task A_number_comes_after_both_signatures_once_from_each_side_s_own_office_on_a_day_that_can_be(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var today = TestHost.DemoToday;
        RecordAgreedNumber.Command Number(string words, DateOnly? on = null, OfficeNumber? seen = null) => new(PlanDesk.Code, null, words, on ?? today, seen);
        Assert.Equal(Rules.RecordsNumberEarly, await desk.Host.RefusalAsync(desk.Secretary, Number("05/KH-TCT")));
        await desk.AdoptAsync();
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, Number("05/KH-TCT", today.AddDays(-1))));
        Assert.Equal(Rules.NumberDate, await desk.Host.RefusalAsync(desk.Secretary, Number("05/KH-TCT", today.AddDays(1))));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, Number(" ")));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new RecordAgreedNumber.Command("2031", null, "05/KH-TCT", today)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new RecordAgreedNumber.Command(PlanDesk.Code, 7, "05/KH-TCT", today)));
        await desk.SendAsync(Number("05/KH-TCT"));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Secretary, Number("06/KH-TCT")));
        Assert.Equal(Rules.RecordsNumberKept, await desk.Host.RefusalAsync(desk.Secretary, Number("06/KH-TCT", null, new OfficeNumber(Side.Vietnam, "05/KH-TCT", today))));

        // The other side's office has numbers of its own.
        await desk.Host.SendAs(desk.LaoSecretary, Number("05/KH-TCT"));
        var document = await desk.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code));
        Assert.Equal(Sides.Both.Select(side => new OfficeNumber(side, "05/KH-TCT", today)), document.OfficeNumbers);
    }

    [Theory, EachDatabase]
    public async Task A_number_is_given_once_in_a_year_whatever_the_kind_of_document(Database database)
    {
        await using var desk = await OpenAsync(database);
        await RecordAsync(desk, Side.Vietnam, 1, "05/KH-TCT");
        var taken = Assert.Single(await desk.Host.RefusedAsync(desk.Plan.Secretary, new RecordAgreedNumber.Command(PlanDesk.Code, null, "05/kh - tct", TestHost.DemoToday)));
        Assert.Equal((Rules.RecordsNumberTaken, $"{PlanDesk.Code}/1"), (taken.Rule, taken.Arguments[^1]));

        await using var demo = await ReportDesk.OpenAsync(database);
        var report = (await demo.ReadAsync()).Report.Id;
        await demo.Host.SendAs(demo.Secretary, new RecordNumber.Command(report, "05/BC-TCT", TestHost.DemoToday));
        var second = Assert.Single(await demo.Host.RefusedAsync(demo.Secretary, new RecordAgreedNumber.Command(ReportDesk.Plan, null, "05/BC-TCT", TestHost.DemoToday)));
        Assert.Equal((Rules.RecordsNumberTaken, ReportDesk.Code), (second.Rule, second.Arguments[^1]));
        await demo.Host.SendAs(demo.Secretary, new RecordAgreedNumber.Command(ReportDesk.Plan, null, "06/KH-TCT", TestHost.DemoToday));
        var third = Assert.Single(await demo.Host.RefusedAsync(demo.Secretary, new RecordNumber.Command(report, "06/KH-TCT", TestHost.DemoToday, new OfficeNumber(Side.Vietnam, "05/BC-TCT", TestHost.DemoToday))));
        Assert.Equal((Rules.RecordsNumberTaken, ReportDesk.Plan), (third.Rule, third.Arguments[^1]));
    }

    [Theory, EachDatabase]
    public async Task The_register_lists_reports_plans_and_amendments_and_the_history_says_who_recorded_what(Database database)
    {
        await using var desk = await OpenAsync(database);
        await RecordAsync(desk, Side.Vietnam, 1, "11/KH-TCT");
        await RecordAsync(desk, Side.Vietnam, null, "5/KH-TCT");
        await RecordAsync(desk, Side.Laos, null, "330/ປທສ");
        var rows = await desk.Host.SendAs(desk.Plan.Secretary, new ListRegister.Query(null, TestHost.DemoToday.Year));
        Assert.Equal(
            [("5/KH-TCT", SignOffSubject.Plan, PlanDesk.Code), ("11/KH-TCT", SignOffSubject.Amendment, $"{PlanDesk.Code}/1"), ("330/ປທສ", SignOffSubject.Plan, PlanDesk.Code)],
            rows.Select(each => (each.Number, each.Subject, each.Document)));
        Assert.All(rows, each => Assert.Equal((PlanDesk.Code, null), (each.Plan, each.Issue)));
        Assert.All(rows, each => Assert.NotNull(each.Signer));
        var document = await desk.Plan.SendAsync(new GetAgreedDocument.Query(PlanDesk.Code, 1));
        Assert.Equal(ReportIssue.CodeOf(document.Fingerprint!), rows[1].Code);
        Assert.Empty(await desk.Host.SendAs(desk.Plan.Secretary, new ListRegister.Query(null, TestHost.DemoToday.Year - 1)));
        using var book = SpreadsheetDocument.Open(new MemoryStream((await desk.Host.SendAs(CurrentUser.System, new GetRegister.Query(Side.Vietnam, TestHost.DemoToday.Year, Language.Vi))).Bytes), false);
        var listed = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        Assert.Equal([["5/KH-TCT", Loc.In(Language.Vi).Name(SignOffSubject.Plan), PlanDesk.Code], ["11/KH-TCT", Loc.In(Language.Vi).Name(SignOffSubject.Amendment), $"{PlanDesk.Code}/1"]], listed.Select(row => new[] { row[0], row[3], row[7] }));

        var entries = await desk.Host.Db(db => db.History.AsNoTracking().Where(each => each.Action == nameof(RecordAgreedNumber)).OrderBy(each => each.Id).ToListAsync());
        Assert.Equal([nameof(Amendment), nameof(WorkPlan), nameof(WorkPlan)], entries.Select(each => each.SubjectKind));
        Assert.All(entries, each => Assert.Equal(desk.Plan.PlanId, each.PlanId));
        Assert.All(entries[0].Changes.Where(each => each.Field == "RecordsNumber.Number"), each => Assert.Equal("11/KH-TCT", each.After));
        Assert.All(Enum.GetValues<Language>(), language => Assert.NotNull(Loc.In(language).Find($"History.{nameof(RecordAgreedNumber)}")));
    }

    private async Task<AmendmentDesk> OpenAsync(Database database)
    {
        var changes = TestChanges.None with { Services = services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(new NumberedPrinter())) };
        var desk = await AmendmentDesk.OpenAsync(database, SealingDesk.Sealed(SealingDesk.Seals(folder), changes));
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        return desk;
    }

    private static EditionPrinter PrinterOf(AmendmentDesk desk) => desk.Host.Services.GetRequiredService<EditionPrinter>();

    private static Task RecordAsync(AmendmentDesk desk, Side side, int? amendment, string number) =>
        desk.Host.SendAs(side == Side.Vietnam ? desk.Plan.Secretary : desk.Plan.LaoSecretary, new RecordAgreedNumber.Command(PlanDesk.Code, amendment, number, TestHost.DemoToday));

    private static async Task<byte[]> ReadAsync(AmendmentDesk desk, int? amendment, EditionKey key, bool asIssued = false) =>
        (await desk.Plan.SendAsync(new GetAgreedEdition.Query(PlanDesk.Code, amendment, key, asIssued))).Pdf!;
}
