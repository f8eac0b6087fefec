using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The overview page: every bar and every number opens its list.</summary>
public sealed partial class OverviewLinkTests
{
    private static readonly DateOnly Day = new(2026, 4, 20);

    [Theory, EachDatabase]
    public async Task Every_bar_and_number_opens_a_list_as_long_as_it_says(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await SpendAsync(desk);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("observer.la@demo.lwp", DemoAccounts.Password);
        var page = await browser.ReadAsync($"/plans/{ReportDesk.Plan}/overview?asOf=20/4/2026");
        page = page[page.IndexOf("class=\"overview\"", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        var links = Link().Matches(page).Select(match => (Address: WebUtility.HtmlDecode(match.Groups[1].Value), Number: NumberOf(match.Groups[2].Value, match.Groups[3].Value))).ToList();
        var lists = links.Where(each => each.Address.Contains("/overview/items?", StringComparison.Ordinal)).GroupBy(each => each.Address).ToList();
        Assert.True(lists.Count > 150, $"Only {lists.Count} lists are opened");
        Assert.All(lists, list => Assert.Contains("asOf=2026-04-20", list.Key, StringComparison.Ordinal));

        // A bar has no text: the number beside it opens the same list, and all links to a list have the same words.
        Assert.Empty(lists.Where(list => list.All(each => each.Number is null)).Select(list => list.Key));
        Assert.All(lists, list => Assert.Single(list.Select(each => each.Number).OfType<int>().Distinct()));
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var list in lists)
        {
            var shown = await desk.Host.SendAs(observer, new ListOverviewItems.Query(ReportDesk.Plan, ItemsIn(list.Key), Day));
            Assert.Equal((list.Key, list.Select(each => each.Number).OfType<int>().First()), (list.Key, shown.Page.Rows));
        }

        foreach (var list in lists.Where((_, at) => at % 20 == 0))
        {
            Assert.Contains($" {list.Select(each => each.Number).OfType<int>().First()}</p>", Rows().Match(WebUtility.HtmlDecode(await browser.ReadAsync(list.Key))).Value, StringComparison.Ordinal);
        }

        // Every count is a link: in tables, beside bars, and the bars.
        Assert.DoesNotContain(Cell().Matches(page).Select(each => each.Groups[1].Value.Trim()), cell => cell.Any(char.IsDigit) && !cell.Contains("<a ", StringComparison.Ordinal));
        Assert.Equal(2, Lead().Matches(page).Count);
        Assert.Equal(2, LeadBar().Matches(page).Count);
        foreach (var kind in Enum.GetValues<OverviewKind>())
        {
            Assert.Contains(lists, list => ItemsIn(list.Key).Kind == kind);
        }
    }

    [Theory, EachDatabase]
    public async Task A_share_of_lead_is_the_sum_of_what_its_list_says(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var share = (await host.SendAs(observer, new GetOverview.Query(ReportDesk.Plan))).Overview.Share;
        Assert.True(share.InTurn > 0, "No task's lead changes");
        foreach (var side in Sides.Both)
        {
            var list = await host.SendAs(observer, new ListOverviewItems.Query(ReportDesk.Plan, new OverviewItems(OverviewKind.LedTasks, Lead: side)));
            Assert.Equal((double)share.Of(side), (double)list.Rows.Sum(row => row.LeadPart!.Value), 0.001);
            Assert.Contains(list.Rows, row => row.LeadPart < 1);
        }
    }

    /// <summary>One currency of a task that has money planned, spent by one side.</summary>
    private static async Task SpendAsync(ReportDesk desk)
    {
        var task = (await desk.Host.Db(db => db.Tasks.AsNoTracking().Where(each => db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == ReportDesk.Plan)).ToListAsync()))
            .First(each => each.Agreed.Budget.Count > 0 && each.Agreed.Start < new DateOnly(2026, 3, 1));
        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task.Id, new ProgressForm { EffectiveOn = new(2026, 4, 1) }, [])
        {
            Spending = [new SpendingForm(1, new(2026, 3, 14), 5, "PC 01/2026")],
        });
    }

    private static OverviewItems ItemsIn(string address)
    {
        var parts = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        string? Part(string name) => parts.TryGetValue(name, out var value) ? value.ToString() : null;
        return OverviewItems.Read(Part("kind"), Part("pillar"), Part("status"), Part("side"), Part("owner"), Part("month"), Part("until"), Part("spender"), Part("currency"));
    }

    /// <summary>What a link says of the length of its list: its own words, or, where they are no count, its title; null for a bar.</summary>
    private static int? NumberOf(string attributes, string content)
    {
        var title = Title().Match(attributes).Groups[1].Value;
        var said = title.Any(char.IsDigit) ? title : Tags().Replace(Hidden().Replace(content, string.Empty), " ");
        var digits = Digits().Match(WebUtility.HtmlDecode(said).Replace(".", string.Empty, StringComparison.Ordinal)).Value;
        return digits.Length == 0 || content.Contains("<svg", StringComparison.Ordinal) ? null : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""<a href="([^"]*)"([^>]*)>(.*?)</a>""", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("title=\"([^\"]*)\"")]
    private static partial Regex Title();

    [GeneratedRegex("""<span[^>]*class="[^"]*sr-only[^"]*"[^>]*>.*?</span>""", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex("""<td class="number[^"]*"[^>]*>(.*?)</td>""", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("""<strong>[^<]*</strong> <span><a href="[^"]*kind=ledtasks[^"]*" title="[^"]*\d[^"]*">[^<]*%[^<]*</a>""")]
    private static partial Regex Lead();

    [GeneratedRegex("""<a href="[^"]*kind=ledtasks[^"]*" tabindex="-1"><rect""")]
    private static partial Regex LeadBar();

    [GeneratedRegex("""<p class="list-count[^>]*>[^<]*</p>""")]
    private static partial Regex Rows();
}
