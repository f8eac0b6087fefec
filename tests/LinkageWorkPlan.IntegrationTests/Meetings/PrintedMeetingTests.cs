using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Invitations and minutes as files; signed minutes are sealed, known by their code and numbered.</summary>
public sealed class PrintedMeetingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-minutes-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, EachDatabase]
    public async Task Signed_minutes_are_kept_sealed_and_are_known_by_their_code(Database database)
    {
        await using var desk = await SignedAsync(database);
        var printer = desk.Host.Services.GetRequiredService<EditionPrinter>();
        await printer.PrintDueAsync(default);
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Subject == SignOffSubject.Minutes && each.SubjectCode == "M1"));
        var stored = await desk.Host.Db(db => db.Editions.AsNoTracking().Where(each => each.RoundId == round.Id).ToListAsync());
        Assert.Equal(EditionKey.Issued.Count, stored.Count);
        Assert.All(stored, edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf);
            Assert.True(result.Holds);
            Assert.Equal((string.Empty, null, null, "M1"), (result.Issue!.Plan, result.Issue.Report, result.Issue.Amendment, result.Issue.Meeting));
            Assert.DoesNotContain(result.Checks, each => each.Outcome == Outcome.Failed);
        });

        var found = await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query(ReportIssue.CodeOf(round.Fingerprint)));
        Assert.Equal((SignOffSubject.Minutes, "M1", false, EditionKey.Issued.Count), (found!.What, found.DocumentCode, found.IsSuperseded, found.Prints.Count));

        // Readers take away what is stored, and the English rendering is made when somebody asks for it.
        var (observer, pdf) = (await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), desk.Host.Services.GetRequiredService<ReportPdf>());
        var lao = await pdf.OfMinutesAsync(observer, "M1", EditionKey.Lao, default);
        Assert.Equal("M1_minutes_lao_signed.pdf", lao.FileName);
        Assert.Equal(stored.Single(each => each.Edition == Edition.Lao).Pdf, lao.Pdf);
        await pdf.OfMinutesAsync(observer, "M1", new EditionKey(Edition.English, Side.Vietnam), default);
        Assert.Equal(EditionKey.Issued.Count + 1, await desk.Host.Db(db => db.Editions.CountAsync(each => each.RoundId == round.Id)));
    }

    [Theory, EachDatabase]
    public async Task Each_records_office_numbers_signed_minutes_and_its_register_lists_them(Database database)
    {
        await using var desk = await SignedAsync(database, signBoth: false);
        var command = new RecordMinutesNumber.Command("M1", "12/BB-TCT", TestHost.DemoToday);
        Assert.Equal(Rules.RecordsNumberEarly, await desk.Host.RefusalAsync(desk.Vietnam, command));
        await SignAsync(desk, Side.Laos);
        await desk.Host.SureAsync(desk.Vietnam, command);
        var document = await desk.Host.SendAs(desk.Laos, new GetMeetingDocument.Query("M1", Invitation: false));
        Assert.Equal([(Side.Vietnam, "12/BB-TCT")], document.OfficeNumbers.Select(each => (each.Side, each.Number)));
        var row = Assert.Single(await desk.Host.SendAs(desk.Laos, new ListRegister.Query(Side.Vietnam, TestHost.DemoToday.Year)), each => each.Subject == SignOffSubject.Minutes);
        Assert.Equal(("12/BB-TCT", "M1", string.Empty), (row.Number, row.Document, row.Plan));
    }

    [Theory, EachDatabase]
    public async Task Invitation_and_minutes_are_printed_before_anything_is_signed_as_far_as_there_are_any(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var pdf = desk.Host.Services.GetRequiredService<ReportPdf>();
        Assert.Equal("M2_lao_invitation.pdf", (await pdf.OfInvitationAsync(desk.Laos, "M2", EditionKey.Lao, default)).FileName);
        Assert.Equal("M1_minutes_vietnamese_draft.pdf", (await pdf.OfMinutesAsync(desk.Laos, "M1", EditionKey.Vietnamese, default)).FileName);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetMeetingDocument.Query("M2", Invitation: false)));
        var meeting = (await desk.ReadAsync("M2")).Meeting;
        await desk.Host.SendAs(desk.Laos, new CallOffMeeting.Command(meeting.Id, "Bão", meeting.Version));
        Assert.Equal(Rules.MeetingCalledOff, await desk.Host.RefusalAsync(desk.Laos, new GetMeetingDocument.Query("M2", Invitation: true)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), new GetMeetingDocument.Query("M2", Invitation: true)));
    }

    private async Task<MeetingDesk> SignedAsync(Database database, bool signBoth = true)
    {
        var host = await TestHost.StartWithDemoAsync(database, SealingDesk.Sealed(SealingDesk.Seals(folder), TestChanges.None));
        var desk = new MeetingDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
        var meeting = (await desk.ReadAsync("M1")).Meeting;
        await host.SendAs(desk.Vietnam, new SendMinutes.Command(meeting.Id, meeting.Version));
        await SignAsync(desk, Side.Vietnam);
        if (signBoth)
        {
            await SignAsync(desk, Side.Laos);
        }

        return desk;
    }

    private static async Task SignAsync(MeetingDesk desk, Side side)
    {
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Subject == SignOffSubject.Minutes && each.SubjectCode == "M1"));
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }
}
