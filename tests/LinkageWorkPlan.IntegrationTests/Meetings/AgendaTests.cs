using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Meetings;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>An agenda taken from what is open in adopted plans.</summary>
public sealed class AgendaTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task Several_open_things_become_points_at_once_or_none_of_them(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var subjects = (await desk.Host.SendAs(desk.Vietnam, new GetMeetingItemEditor.Query("M2", null))).Subjects;
        List<MeetingItemForm> points = [.. subjects.Where(each => each.IsLate).Take(2).Select(each => new MeetingItemForm { Words = each.ToWords(), About = each.Link.Key })];
        Assert.Equal(2, points.Count);
        var id = (await desk.ReadAsync("M2")).Meeting.Id;
        var before = (await desk.ReadAsync("M2")).Meeting.Of(MeetingItemKind.AgendaPoint).Count();
        Assert.Equal(Rules.AgendaNothingChosen, await desk.Host.RefusalAsync(desk.Laos, new TakeUpSubjects.Command(id, [])));
        Assert.Equal(Rules.MeetingSubjectUnknown, await desk.Host.RefusalAsync(desk.Laos, new TakeUpSubjects.Command(id, [.. points, points[0] with { About = new SubjectLink(MeetingSubject.Task, Plan, "Z9").Key }])));
        Assert.Equal(before, (await desk.ReadAsync("M2")).Meeting.Of(MeetingItemKind.AgendaPoint).Count());

        await desk.Host.SendAs(desk.Laos, new TakeUpSubjects.Command(id, points));
        var now = (await desk.ReadAsync("M2")).Meeting.Of(MeetingItemKind.AgendaPoint).Skip(before).ToList();
        Assert.Equal(points.Select(each => each.About), now.Select(each => each.About!.Key));
        Assert.All(now, each => Assert.All(Languages.Official, language => Assert.NotNull(each.Words[language])));
    }

    [Theory, EachDatabase]
    public async Task An_amendment_that_is_written_is_offered_until_it_is_withdrawn(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        var meeting = new MeetingDesk(desk.Host, desk.Plan.Secretary, desk.Plan.Secretary);
        var code = await desk.Host.SendAs(meeting.Vietnam, new AddMeeting.Command(MeetingDesk.Form));
        Assert.Contains((await OfferedAsync()).Select(each => each.Link), each => each == new SubjectLink(MeetingSubject.Amendment, PlanDesk.Code, "1"));
        var shown = await desk.ShowAsync();
        await desk.Plan.SendAsync(new WithdrawAmendment.Command(shown.Id, "Không cần nữa"));
        Assert.DoesNotContain(await OfferedAsync(), each => each.Link.Kind == MeetingSubject.Amendment);

        async Task<IReadOnlyList<OpenSubject>> OfferedAsync() => (await desk.Host.SendAs(meeting.Vietnam, new GetMeetingItemEditor.Query(code, null))).Subjects;
    }

    [Theory, EachDatabase]
    public async Task Proposals_of_the_newest_issued_report_are_offered_each_by_itself(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var meeting = new MeetingDesk(desk.Host, desk.Secretary, desk.Secretary);
        Assert.DoesNotContain(await OfferedAsync(), each => each.Link.Kind == MeetingSubject.Proposal);
        await desk.IssueAsync();
        var report = await desk.Host.Db(db => db.Reports.AsNoTracking().Include(each => each.Proposals).SingleAsync(each => each.Issue != null));
        Assert.NotEmpty(report.Proposals);
        var offered = (await OfferedAsync()).Where(each => each.Link.Kind == MeetingSubject.Proposal).ToList();
        Assert.Equal(report.Proposals.OrderBy(each => each.Addressee).ThenBy(each => each.Order).Select(each => each.Text), offered.Select(each => each.Title));
        Assert.Equal(offered.Count, offered.Select(each => each.Mark).Distinct().Count());
        Assert.All(offered, each => Assert.Equal(new SubjectLink(MeetingSubject.Proposal, Plan, report.Code), each.Link));
        await meeting.AddAsync("M2", MeetingItemKind.AgendaPoint, "Kiến nghị", "ຂໍ້ສະເໜີ", offered[0].Link);

        async Task<IReadOnlyList<OpenSubject>> OfferedAsync() => (await desk.Host.SendAs(desk.Secretary, new GetMeetingItemEditor.Query("M2", null))).Subjects;
    }

    [Fact]
    public async Task The_page_puts_what_is_chosen_on_the_agenda_and_does_not_offer_it_again()
    {
        await using var desk = await MeetingDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var editor = await desk.Host.SendAs(desk.Vietnam, new GetMeetingItemEditor.Query("M2", null));
        var mark = editor.Subjects.First(each => each.Link.Kind == MeetingSubject.Task && editor.Meeting.Items.All(item => item.About != each.Link)).Mark;
        var page = pages.Open<AgendaPage>("/meetings/M2/agenda", ("MeetingCode", "M2"));
        await pages.ClickAsync(page, "Meetings.TakeUpNow");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.AgendaNothingChosen]);
        await page.Find($"input[name='{mark}']").ChangeAsync(new ChangeEventArgs { Value = true });
        await pages.ClickAsync(page, "Meetings.TakeUpNow");
        Assert.Contains((await desk.ReadAsync("M2")).Meeting.Items, each => $"{each.About?.Key}|" == mark[..^Fingerprint.TextLength]);
        Assert.Empty(pages.Open<AgendaPage>("/meetings/M2/agenda", ("MeetingCode", "M2")).FindAll($"input[name='{mark}']"));
    }
}
