using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>A plan in figures: a report's own, and each a list that can be opened.</summary>
public sealed partial class OverviewTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task Has_the_figures_of_the_report_of_that_day(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.ContentAsync();
        var shown = (await desk.Host.SendAs(desk.Secretary, new GetOverview.Query(Plan, report.CutOff))).Overview;
        Assert.Equal(report.CutOff, shown.Day);
        Assert.Equal(report.Pillars.Select(each => each with { Title = Domain.Texts.LocalizedText.Empty }), shown.Pillars.Select(each => each with { Title = Domain.Texts.LocalizedText.Empty }));
        Assert.Equal(LeadShare.Of(report.Tasks), shown.Share);
        Assert.Equal(report.Tasks.Count(task => task.Status == WorkStatus.Delayed), shown.Sides.Sum(side => side.Statuses.Where(each => each.Items.Status == WorkStatus.Delayed).Sum(each => each.Count)));
    }

    [Theory, EachDatabase]
    public async Task Every_number_is_the_length_of_its_list(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var day in new DateOnly?[] { null, new DateOnly(2026, 4, 20) })
        {
            var shown = (await host.SendAs(observer, new GetOverview.Query(Plan, day))).Overview;
            var numbers = NumbersOf(shown).ToList();
            Assert.True(numbers.Count(each => each.Count > 0) > 100, $"Only {numbers.Count(each => each.Count > 0)} numbers were found");
            foreach (var number in numbers.Where((_, at) => at % 3 == 0))
            {
                var list = await host.SendAs(observer, new ListOverviewItems.Query(Plan, number.Items, day));
                Assert.Equal((number.Items, number.Count), (number.Items, list.Page.Rows));
                Assert.Equal(Math.Min(number.Count, ListOverviewItems.PageSize), list.Rows.Count);
                Assert.All(list.Rows, row => Assert.False(row.Title.IsEmpty));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_day_to_come_is_today_and_what_one_may_not_see_is_not_there(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(TestHost.DemoToday, (await host.SendAs(observer, new GetOverview.Query(Plan, new DateOnly(2027, 6, 1)))).Overview.Day);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new GetOverview.Query("2028")));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new ListOverviewItems.Query("2028", new OverviewItems())));
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(await host.DemoUserAsync(Role.MinisterOffice, Side.Laos), new GetOverview.Query(Plan)));
    }

    /// <summary>The page itself: each link of its charts and tables is followed, and the list has as many rows as the link says.</summary>
    [Theory, EachDatabase]
    public async Task Every_number_on_the_page_leads_to_its_list(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("observer.la@demo.lwp", DemoAccounts.Password);
        var page = await browser.ReadAsync($"/plans/{Plan}/overview?asOf=20/4/2026");
        var links = NumberLink().Matches(page).Select(match => (Address: WebUtility.HtmlDecode(match.Groups[1].Value), Number: match.Groups[2].Value.Trim())).Distinct()
            .Where(each => !each.Address.Contains("kind=budgetedtasks", StringComparison.Ordinal)).ToList();
        Assert.True(links.Count > 100, $"Only {links.Count} links were found");
        Assert.All(links, each => Assert.Contains("asOf=2026-04-20", each.Address, StringComparison.Ordinal));
        foreach (var (address, number) in links.Where((_, at) => at % 9 == 0))
        {
            var list = WebUtility.HtmlDecode(await browser.ReadAsync(address));
            Assert.Contains($" {number}</p>", Rows().Match(list).Value, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Counted> NumbersOf(PlanOverview shown) =>
    [
        .. shown.Pillars.Select(pillar => new Counted(pillar.Counts.Total, new OverviewItems(Pillar: pillar.Code))),
        .. shown.Pillars.SelectMany(pillar => Enum.GetValues<WorkStatus>().Select(status => new Counted(pillar.Counts.Of(status), new OverviewItems(Pillar: pillar.Code, Status: status)))),
        .. shown.Sides.SelectMany(side => side.Statuses.Append(side.Tasks).Append(side.LateMilestones)),
        .. shown.Months.SelectMany(month => new[] { month.Baseline, month.Agreed, month.Reached }).OfType<Counted>(),
        .. shown.Owners.SelectMany(owner => owner.Statuses.Append(owner.OpenTasks).Append(owner.OpenMilestones)),
        .. shown.Load.SelectMany(month => month.Statuses.Append(month.Tasks).Append(month.Milestones)),
        .. shown.Money.Select(pillar => pillar.Tasks),
    ];

    [GeneratedRegex("""<td class="number"><a href="([^"]*overview/items[^"]*)">([\d.]+)</a></td>""")]
    private static partial Regex NumberLink();

    [GeneratedRegex("""<p class="list-count[^>]*>[^<]*</p>""")]
    private static partial Regex Rows();
}
