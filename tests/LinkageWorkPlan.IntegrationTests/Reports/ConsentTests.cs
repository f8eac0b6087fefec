using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Both sides' secretaries agree before a report goes for signature.</summary>
public sealed class ConsentTests
{
    [Theory, EachDatabase]
    public async Task A_report_is_sent_once_the_other_side_agreed_to_its_content(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        Assert.Equal(Rules.ConsentMissing, await RefusedAsync(desk, report));

        // The sender's side alone is not enough, and asks the other one.
        await desk.ConsentAsync(Side.Vietnam);
        Assert.Equal(Rules.ConsentMissing, await RefusedAsync(desk, report));
        var told = Assert.Single((await desk.Host.SendAs(lao, new ListNotifications.Query())).Rows, each => each.Path.EndsWith("?section=send", StringComparison.Ordinal));
        Assert.Equal(desk.Secretary.Name, told.ByName);
        Assert.Equal(desk.Secretary.Name, Assert.Single(await desk.Host.SendAs(lao, new ListWaitingReports.Query())).AskedBy);
        Assert.Equal(desk.Secretary.Name, Assert.Single((await desk.Host.SendAs(lao, new GetHome.Query())).WaitingReports).AskedBy);
        Assert.Null(Assert.Single(await desk.Host.SendAs(desk.Secretary, new ListWaitingReports.Query())).AskedBy);

        await desk.ConsentAsync();
        Assert.True((await desk.ReadAsync()).Agrees(Side.Laos));
        await desk.Host.SendAs(desk.Secretary, new SendForSignature.Command(report));
        Assert.Equal(ReportState.InReview, (await desk.ReadAsync()).Report.State);
        Assert.DoesNotContain((await desk.Host.SendAs(lao, new ListNotifications.Query())).Rows, each => each.Path.EndsWith("?section=send", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_consent_is_to_the_content_as_it_was_shown(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        await desk.ConsentAsync();
        var lessons = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        var shown = (await desk.ReadAsync()).Fingerprint!;

        // What is written drops it, also where the words come back.
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.From(lessons).With(Language.Vi, "Bài học khác."));
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.From(lessons));
        Assert.Null((await desk.ReadAsync()).ConsentOf(Side.Laos));
        await desk.SendableAsync();
        Assert.Equal(Rules.ConsentMissing, await RefusedAsync(desk, report));

        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(lao, new ConsentToReport.Command(report, new string('0', shown.Length))));
        await desk.ConsentAsync();
        await desk.Host.SendAs(lao, new WithdrawConsent.Command(report));
        Assert.Equal(Rules.ConsentMissing, await RefusedAsync(desk, report));
    }

    [Theory, EachDatabase]
    public async Task A_change_in_the_plan_makes_it_another_content(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        await desk.ConsentAsync();
        var task = await desk.Host.Db(db => db.Tasks.Where(each => each.Code == "B2").Select(each => each.Id).FirstAsync());
        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new(2026, 6, 13), Percent = 99 }, []));
        var view = await desk.ReadAsync();
        Assert.Equal((false, false), (view.ConsentOf(Side.Laos) is null, view.Agrees(Side.Laos)));
        await desk.SendableAsync();
        Assert.Equal(Rules.ConsentMissing, await RefusedAsync(desk, report));
    }

    [Theory, EachDatabase]
    public async Task Who_could_agree_is_said_where_a_side_has_no_secretary(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Administrator, Side.Laos), new DisableAccount.Command(lao.Id));
        Assert.Equal([Side.Laos], (await desk.ReadAsync()).WithoutSecretary);
        Assert.Equal(Rules.ConsentBySecretary, await RefusedAsync(desk, report));
    }

    private static async Task<string> RefusedAsync(ReportDesk desk, Guid report) => await desk.Host.RefusalAsync(desk.Secretary, new SendForSignature.Command(report));
}
