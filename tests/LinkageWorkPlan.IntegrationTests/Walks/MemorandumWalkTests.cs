using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Meetings;
using LinkageWorkPlan.IntegrationTests.Pilots;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Training;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Walks;

/// <summary>All that the memorandum asks for beyond the plan, one after another: each step builds on what the one before left.</summary>
public sealed class MemorandumWalkTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_meeting_decides_about_pilots_that_both_sides_scored_and_the_next_report_names_all_that_followed(Database database)
    {
        await using var meetings = await MeetingDesk.OpenAsync(database);
        var (host, vietnam, laos) = (meetings.Host, meetings.Vietnam, meetings.Laos);
        var (pilots, courses) = (new PilotDesk(host, vietnam, laos), new CourseDesk(host, vietnam, laos));

        // Two panels score alone.
        await pilots.ScoreAsync(laos: 5, vietnam: 3);

        // A meeting decides; both secretaries confirm its minutes, both co-chairs sign them.
        var meeting = await host.SendAs(vietnam, new AddMeeting.Command(MeetingDesk.Form));
        var chosen = await meetings.AddAsync(meeting, MeetingItemKind.Decision, "Chọn mô hình PM1", "ເລືອກຮູບແບບ PM1");
        var trained = await meetings.AddAsync(meeting, MeetingItemKind.Decision, "Tổ chức khóa bồi dưỡng cho mô hình", "ຈັດຝຶກອົບຮົມໃຫ້ຮູບແບບ");
        foreach (var secretary in new[] { vietnam, laos })
        {
            await meetings.ConfirmAsync(secretary, meeting);
        }

        var minutes = (await meetings.ReadAsync(meeting)).Meeting;
        await host.SendAs(vietnam, new SendMinutes.Command(minutes.Id, minutes.Version));
        await SignAsync(SignOffSubject.Minutes);

        // What it decided is written down, and the sheet is signed with it.
        foreach (var code in new[] { "PM1", "PM2", "PM3" })
        {
            await SettleAsync(code);
            var pilot = await pilots.ReadAsync(code);
            await host.SendAs(laos, new DecidePilot.Command(
                pilot.Id, new PilotWorkForm { IsChosen = code == "PM1", Decision = $"{meeting}/{chosen}", Stage = PilotStage.Trial, Tasks = code == "PM1" ? $"{Plan}/C3" : string.Empty }, pilot.Version));
        }

        var sheet = (await pilots.SheetAsync(laos)).Sheet;
        await host.SendAs(laos, new SendSheet.Command(sheet.Id, sheet.Version));
        await SignAsync(SignOffSubject.ScoringSheet);
        Assert.Equal(SheetSigning.Signed, (await pilots.SheetAsync(laos)).Sheet.Signing);
        Assert.Equal("PM1", Assert.Single(await host.SendAs(laos, new ListTaskPilots.Query(Plan, "C3"))).Code);

        // A course follows from the other decision, belongs to the pilot's task, and leaves its product behind.
        var course = await host.SendAs(vietnam, new AddCourse.Command(CourseDesk.Form with { Task = new CourseTask(Plan, "C3").Key }));
        minutes = (await meetings.ReadAsync(meeting)).Meeting;
        await host.SendAs(vietnam, new LinkDecision.Command(minutes.Id, trained, new SubjectLink(MeetingSubject.Course, string.Empty, course).Key, minutes.Version));
        var held = await courses.ReadAsync(course);
        await host.SendAs(vietnam, new AddProduct.Command(held.Id, CourseDesk.Product));
        await host.SendAs(vietnam, new HoldCourse.Command(held.Id, (await courses.ReadAsync(course)).Version));
        var file = await courses.SubmitAsync(course, "P1", "a;b");
        await host.SendAs(laos, new AcceptProduct.Command(held.Id, "P1", file));
        Assert.True((await courses.ReadAsync(course)).IsCompleted);

        // The report of the half year names all of it, in every edition.
        await host.SendAs(vietnam, new CreateReport.Command(Plan, "2026-H2", ReportKind.HalfYear, new(2026, 6, 15), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
        var report = await host.SendAs(vietnam, new GetReportContent.Query(Plan, "2026-H2"));
        var row = report.Pilots.Single(each => each.Code == "PM1");
        Assert.Equal((PilotState.Chosen, $"{meeting}/{chosen}", PilotStage.Trial, "C3"), (row.State, row.Decision, row.Stage, Assert.Single(row.Tasks)));
        Assert.Equal([(course, 1, 1, "C3")], report.Courses.Where(each => each.Code == course).Select(each => (each.Code, each.Products, each.ProductsIn, each.TaskCode ?? string.Empty)));
        Assert.Equal([$"{meeting}/{chosen}", $"{meeting}/{trained}"], report.Decisions.Select(each => each.Code).Where(each => each.StartsWith(meeting + "/", StringComparison.Ordinal)));
        Assert.Equal(CanonicalContent.Of(report), CanonicalContent.Of(CanonicalContent.Read(CanonicalContent.Of(report))));
        await using var scope = host.Services.CreateAsyncScope();
        var html = scope.ServiceProvider.GetRequiredService<ReportHtml>();
        foreach (var key in EditionKey.Issued.Append(new EditionKey(Edition.English, Side.Vietnam)))
        {
            var paper = await html.BodyAsync(report, key);
            Assert.All(["PM1", $"{meeting}/{chosen}", $"{meeting}/{trained}", course], each => Assert.Contains(each, paper, StringComparison.Ordinal));
        }

        async Task SignAsync(SignOffSubject subject)
        {
            var round = await host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Subject == subject && each.State == RoundState.Open));
            foreach (var side in Sides.Both)
            {
                await host.SendAs(await host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
            }
        }

        async Task SettleAsync(string code)
        {
            var opened = await host.SendAs(laos, new GetJointScores.Query(code));
            var form = new JointScoreForm([.. JointScoreForm.Of(opened.Pilot, opened.Result).Scores.Select(each => each with { Value = 4, Reason = PlanDesk.Words("Hai bên thống nhất", "ສອງຝ່າຍເຫັນດີ") })]);
            await host.SendAs(laos, new SettleScores.Command(opened.Pilot.Id, form, opened.Pilot.Version));
        }
    }
}
