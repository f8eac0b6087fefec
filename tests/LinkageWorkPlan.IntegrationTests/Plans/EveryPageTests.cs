using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>Every page that there is, asked for as a browser does: on PostgreSQL, unlike on SQLite, each of them waits for its data.</summary>
public sealed partial class EveryPageTests
{
    /// <summary>Pages of those who are not signed in, of failures, and of what the demo has not got, such as an issuer for single sign-on.</summary>
    private static readonly string[] Elsewhere = ["/account/sign-in", "/account/sign-in/code", "/account/security/passkeys/{Id:guid}", "/account/security/sign-on", "/not-found", "/setup/{Token}", "/mails/off/{Token}", "/evaluations/{Token}", "/issued/{PlanCode}/{ReportCode}", "/issued/{PlanCode}/{ReportCode}/{Issue:int}", "/issued/{PlanCode}/{ReportCode}/delivery", "/issued/{PlanCode}/{ReportCode}/{Issue:int}/delivery", "/approvals/{Id:guid}", "/approvals/{Id:guid}/paper", "/plans/{PlanCode}/obstacles/{ObstacleCode}/edit", "/plans/{PlanCode}/tasks/{TaskCode}/spending/{Id:guid}", "/plans/{Code}/amendments/{Number:int}", "/plans/{Code}/amendments/{Number:int}/edit", "/plans/{Code}/amendments/{Number:int}/paper", "/plans/{Code}/amendments/{Number:int}/numbers", "/plans/{PlanCode}/amendments/{Number:int}/talk", "/plans/{Code}/amendments/{Number:int}/tasks/new", "/plans/{Code}/amendments/{Number:int}/tasks/{TaskCode}", "/plans/{Code}/amendments/{Number:int}/drop/{TaskCode}", "/plans/{Code}/amendments/{Number:int}/indicators/new", "/plans/{Code}/amendments/{Number:int}/indicators/{IndicatorCode}", "/plans/{Code}/amendments/{Number:int}/plan", "/pilots/{PilotCode}/joint", "/pilots/{PilotCode}/review", "/pilots/{PilotCode}/work", "/pilots/scoring/{SheetCode}/scores", "/pilots/scoring/{SheetCode}/numbers", "/meetings/{MeetingCode}/numbers", "/pilots/scoring/{SheetCode}/numbers", "/v", "/v/{Code}", "/v/file/{Name}"];

    /// <summary>Owners are the same for all plans: the plan's code only says where one came from.</summary>
    private const string BesidePlans = "/plans/{PlanCode}/owners";

    [Theory, EachDatabase]
    public async Task Each_page_is_there_for_somebody_and_lost_where_its_subject_is(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.SendAs(CurrentUser.System, new SeedGlossary.Command());
        var known = await host.Db(async db => new Dictionary<string, Guid>
        {
            ["/glossary/"] = await db.Terms.OrderBy(each => each.Id).Select(each => each.Id).FirstAsync(),
            ["/settings/accounts/"] = await db.Users.Where(each => each.Role == Role.Secretary).OrderBy(each => each.Id).Select(each => each.Id).FirstAsync(),
        });
        var emails = await host.Db(db => db.Users.Where(each => each.Role == Role.Secretary || each.Role == Role.Administrator).Select(each => each.Email!).ToListAsync());
        var plans = await host.Db(db => db.Plans.OrderBy(each => each.Code).Select(each => new Subject(each.Code, db.Tasks.Where(task => task.PlanId == each.Id).OrderBy(task => task.SortKey).Select(task => task.Code).FirstOrDefault())).ToListAsync());
        await using var pages = await PagesHost.StartAsync(host);
        var browsers = new List<PagesHost.Browser>();
        foreach (var email in emails)
        {
            var browser = pages.Open("vi");
            browsers.Add(browser);
            await browser.SignInAsync(email, DemoAccounts.Password);
        }

        var routes = typeof(PageBase).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(each => each.Template).Except(Elsewhere).Order(StringComparer.Ordinal).ToList();
        Assert.True(routes.Count > 30, string.Create(CultureInfo.InvariantCulture, $"Only {routes.Count} pages were found."));
        foreach (var route in routes)
        {
            var answers = await AskAsync(browsers, plans.Select(plan => Filled(route, plan, known)).Distinct());
            Assert.True(answers.Contains(200), $"{route}: {string.Join(", ", answers)}");
            if (route.Contains('{', StringComparison.Ordinal) && route != BesidePlans)
            {
                var lost = await AskAsync(browsers, [Filled(route, new Subject("1999", "Z99"), [])]);
                Assert.True(lost.All(each => each == 404), $"{route} of nothing: {string.Join(", ", lost)}");
            }
        }

        browsers.ForEach(each => each.Dispose());
    }

    private static async Task<List<int>> AskAsync(IEnumerable<PagesHost.Browser> browsers, IEnumerable<string> addresses)
    {
        var answers = new List<int>();
        foreach (var address in addresses)
        {
            foreach (var browser in browsers)
            {
                answers.Add(await browser.StatusOfAsync(address));
            }
        }

        return answers;
    }

    private static string Filled(string route, Subject plan, Dictionary<string, Guid> known) => Parameter().Replace(route, part => part.Groups[1].Value switch
    {
        "Code" or "PlanCode" => plan.Code,
        "TaskCode" => plan.Task ?? "A1",
        "ReportCode" => "2026-H1",
        "IndicatorCode" => "I1",
        "PilotCode" => plan.Code == "1999" ? "PM99" : "PM1",
        "SheetCode" => plan.Code == "1999" ? "R99" : "R1",
        "MeetingCode" => plan.Code == "1999" ? "M99" : "M1",
        "ItemCode" => "P1",
        "EnterpriseCode" => plan.Code == "1999" ? "E99" : "E1",
        "LinkageCode" => plan.Code == "1999" ? "L99" : "L1",
        "RequestCode" => plan.Code == "1999" ? "RQ99" : "RQ1",
        "CommentCode" => "C1",
        "UserKind" => plan.Code == "1999" ? "nothing" : "pilot",
        "SubjectCode" => "PM1",
        "DocumentCode" => plan.Code == "1999" ? "LB99" : "LB3",
        "StepCode" => plan.Code == "1999" ? "G99" : "G1",
        "RowCode" => plan.Code == "1999" ? "CM99" : "CM1",
        "RiskCode" => plan.Code == "1999" ? "PR99" : "PR2",
        "CourseCode" => plan.Code == "1999" ? "TR99" : "TR1",
        "ProductCode" => "P1",
        "Id" => known.GetValueOrDefault(route[..part.Index]).ToString(),
        var other => throw new InvalidOperationException($"{route}: what is {other}?"),
    });

    private sealed record Subject(string Code, string? Task);

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
