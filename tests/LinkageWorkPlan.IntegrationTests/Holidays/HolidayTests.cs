using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Holidays;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Holidays;

public sealed class HolidayTests
{
    private static readonly TextWords Name = PlanDesk.Words("Nghỉ", "ພັກ");

    [Theory, EachDatabase]
    public async Task A_new_database_knows_the_days_off_of_both_countries_and_keeps_what_people_made_of_them(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var secretary = await host.UserAsync(Role.Secretary, Side.Vietnam);
        var seeded = await host.SendAs(CurrentUser.System, new SeedHolidays.Command());
        Assert.True(seeded > 80, $"{seeded} days off");
        var rows = await host.SendAs(secretary, new ListHolidays.Query(2026));
        Assert.Equal(new DateOnly(2026, 2, 16), rows.Single(row => row.Name.For(Language.Vi) == "Tết Nguyên đán").First);
        Assert.Equal(new DateOnly(2026, 4, 16), rows.Single(row => row.Name.For(Language.Lo) == "ບຸນປີໃໝ່ລາວ").Last);
        Assert.All(rows, row => Assert.All(Languages.All, language => Assert.NotNull(row.Name[language])));

        // What moves is known for years that were decided, what does not for all; what is missing in a year is told.
        Assert.Empty(await MissingAsync(Side.Vietnam, 2027));
        Assert.Equal([(new DateOnly(2028, 1, 21), new DateOnly(2028, 2, 24)), (new(2028, 3, 29), new(2028, 4, 29))], await MissingAsync(Side.Vietnam, 2028));
        Assert.Empty(await MissingAsync(Side.Laos, 2035));
        Assert.Equal(5, (await MissingAsync(Side.Laos, 2036)).Count);

        async Task<IReadOnlyList<(DateOnly First, DateOnly Last)>> MissingAsync(Side side, int year) =>
            YearlyDays.Missing(side, year, (await host.SendAs(secretary, new ListHolidays.Query(year))).Where(row => row.Side == side).Select(row => (row.First, row.Last)));

        await host.SendAs(secretary, new DeleteHoliday.Command(rows.First(row => row.Side == Side.Vietnam).Id, 0));
        Assert.Equal(0, await host.SendAs(CurrentUser.System, new SeedHolidays.Command()));
        Assert.Equal(rows.Count - 1, (await host.SendAs(secretary, new ListHolidays.Query(2026))).Count);
    }

    [Theory, EachDatabase]
    public async Task What_a_filled_database_lacks_of_a_year_is_added_with_one_click(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (vietnam, laos) = (await host.UserAsync(Role.Secretary, Side.Vietnam), await host.UserAsync(Role.Secretary, Side.Laos));
        await host.SendAs(vietnam, new AddHoliday.Command(HolidayKind.Closed, new(2027, 9, 2), null, Name));
        var offered = await host.SendAs(vietnam, new ListMissingHolidays.Query(2027));
        Assert.Contains(offered, each => (each.First, each.Last) == (new DateOnly(2027, 2, 5), new DateOnly(2027, 2, 11)));
        Assert.Contains(offered, each => each.First == new DateOnly(2027, 4, 30));

        // What people wrote of a day stays as it is, and days that were decided for one year are of that year alone.
        Assert.DoesNotContain(offered, each => each.First.Month == 9);
        Assert.DoesNotContain(await host.SendAs(vietnam, new ListMissingHolidays.Query(2040)), each => each.Name.For(Language.Vi) == "Tết Nguyên đán");
        Assert.Equal(offered.Count, await host.SendAs(vietnam, new AddMissingHolidays.Command(2027)));
        Assert.Equal(0, await host.SendAs(vietnam, new AddMissingHolidays.Command(2027)));
        Assert.Empty(await host.SendAs(vietnam, new ListMissingHolidays.Query(2027)));

        // Each side its own, also of a year that no file lists: the fixed days are the same every year.
        Assert.True(await host.SendAs(laos, new AddMissingHolidays.Command(2040)) >= 5);
        var rows = await host.SendAs(laos, new ListHolidays.Query(2040));
        Assert.All(rows, row => Assert.Equal(Side.Laos, row.Side));
        Assert.Empty(YearlyDays.Missing(Side.Laos, 2040, rows.Select(row => (row.First, row.Last))));
        Assert.Equal(rows.Count, await host.Db(db => db.History.CountAsync(each => each.Action == nameof(AddMissingHolidays) && each.ActorName == laos.Name)));
    }

    [Fact]
    public async Task Its_page_offers_what_is_missing_to_secretaries_of_that_side()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var desk = new PageDesk(host, await host.UserAsync(Role.Secretary, Side.Laos));
        var page = desk.Open<HolidaysPage>("/holidays?year=2040");
        Assert.NotEmpty(page.FindAll(".message.warn"));
        await page.Find("[name=AddMissing]").ClickAsync(new());
        Assert.Empty(page.FindAll("[name=AddMissing]"));
        Assert.Contains(page.FindAll(".holidays th"), each => each.TextContent == DateText.Short(new DateOnly(2040, 12, 2), desk.Loc.Language));
        await using var reader = new PageDesk(host, await host.UserAsync(Role.Observer, Side.Laos));
        Assert.Empty(reader.Open<HolidaysPage>("/holidays?year=2041").FindAll("[name=AddMissing]"));
    }

    [Theory, EachDatabase]
    public async Task Each_side_keeps_its_own_and_the_history_tells(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var (vietnam, laos) = (await host.UserAsync(Role.Secretary, Side.Vietnam), await host.UserAsync(Role.Secretary, Side.Laos));
        var id = await host.SendAs(laos, new AddHoliday.Command(HolidayKind.Closed, new(2026, 12, 2), null, Name));
        Assert.Equal(Rules.HolidayNotOwnSide, await host.RefusalAsync(vietnam, new DeleteHoliday.Command(id, 0)));
        Assert.Equal(Rules.HolidayOverlaps, await host.RefusalAsync(laos, new AddHoliday.Command(HolidayKind.Closed, new(2026, 12, 1), new(2026, 12, 3), Name)));
        Assert.Equal(Rules.Required, await host.RefusalAsync(laos, new AddHoliday.Command(HolidayKind.Closed, null, null, Name)));
        await host.SendAs(vietnam, new AddHoliday.Command(HolidayKind.Closed, new(2026, 12, 2), null, Name));
        await host.SendAs(laos, new DeleteHoliday.Command(id, 0));
        Assert.Equal(Side.Vietnam, Assert.Single(await host.SendAs(laos, new ListHolidays.Query(2026))).Side);
        var actions = await host.Db(db => db.History.Where(entry => entry.SubjectKind == nameof(Holiday) && entry.SubjectId == id).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync());
        Assert.Equal([nameof(AddHoliday), nameof(DeleteHoliday)], actions);
    }

    [Theory, EachDatabase]
    public async Task What_is_planned_for_a_day_off_is_shown_before_review_and_in_the_calendar(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var form = desk.Form();
        await desk.AddAsync(form);
        var end = form.End!.Value;
        await desk.Host.SendAs(desk.LaoSecretary, new AddHoliday.Command(HolidayKind.Closed, end, null, Name));
        var checks = await desk.SendAsync(new GetReviewChecks.Query(PlanDesk.Code));
        var off = Assert.Single(checks.OnDaysOff, each => each.Milestone is null);
        Assert.Equal(("A1", end), (off.Task, off.Day));
        Assert.Equal(Side.Laos, Assert.Single(off.Holidays).Side);

        var calendar = (await desk.SendAsync(new GetCalendar.Query(PlanDesk.Code, PlanFilter.None, end))).Calendar;
        Assert.Equal((false, true), (calendar.IsWorkingDay(end, Side.Laos), calendar.On(end, Side.Vietnam) is null));
    }

    [Theory, EachDatabase]
    public async Task No_office_is_reminded_on_its_days_off(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Delivery:ReminderDays=3");
        await desk.IssueAsync();
        await desk.SendDueAsync();
        desk.Host.Time.Advance(TimeSpan.FromDays(3));
        var today = DateOnly.FromDateTime(desk.Host.Time.GetUtcNow().UtcDateTime.AddHours(7));
        var laos = await desk.Host.UserAsync(Role.Secretary, Side.Laos);
        await desk.Host.SendAs(laos, new AddHoliday.Command(HolidayKind.Closed, today, today, Name));
        await desk.SendDueAsync();
        Assert.Equal([Side.Vietnam], (await desk.MailsAsync(MailKind.Reminder)).Select(each => each.Side));
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.SendDueAsync();
        Assert.Equal([Side.Vietnam, Side.Laos], (await desk.MailsAsync(MailKind.Reminder)).Select(each => each.Side));
    }
}
