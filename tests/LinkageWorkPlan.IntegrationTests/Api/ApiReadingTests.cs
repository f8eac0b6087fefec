using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Talk;

namespace LinkageWorkPlan.IntegrationTests.Api;

/// <summary>Comments, notifications, sign-offs and printed files can be read by whoever may read them on the pages, and by nobody else.</summary>
public sealed class ApiReadingTests
{
    [Theory, EachDatabase]
    public async Task Comments_and_notifications_are_read_by_those_who_read_drafts(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AdoptAsync();
        var observer = await desk.Host.UserAsync(Role.Observer);
        var comment = await desk.SendAsync(new WriteComment.Command(new TalkScope(PlanDesk.Code, "A1"), "A1.1", Language.Vi, "Đề nghị xác nhận", [desk.LaoSecretary.Id]));
        var gone = await desk.SendAsync(new WriteComment.Command(new TalkScope(PlanDesk.Code, "A1"), string.Empty, Language.Vi, "Nhầm", []));
        await desk.SendAsync(new WithdrawComment.Command(gone));
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var lao = await ClientAsync(desk.Host, pages, desk.LaoSecretary);
        const string address = "/api/plans/2026/tasks/A1/comments";
        var comments = await ItemsAsync(lao, address);
        Assert.Equal([comment, gone], comments.Select(each => each.GetProperty("id").GetGuid()));
        Assert.Equal(("A1.1", "Đề nghị xác nhận", desk.LaoSecretary.Name), (comments[0].GetProperty("part").GetString(), comments[0].GetProperty("text").GetProperty("vi").GetString(), comments[0].GetProperty("mentions")[0].GetString()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.String), (comments[1].GetProperty("text").ValueKind, comments[1].GetProperty("withdrawnAt").ValueKind));
        Assert.Single(await ItemsAsync(lao, address + "?part=A1.1"));

        var told = await ItemsAsync(lao, "/api/notifications");
        var mention = Assert.Single(told, each => each.GetProperty("kind").GetString() == "mentioned");
        Assert.Equal((false, desk.Secretary.Name), (mention.GetProperty("isRead").GetBoolean(), mention.GetProperty("by").GetString()));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/notifications");
        again.Headers.IfNoneMatch.Add((await lao.GetAsync("/api/notifications")).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await lao.SendAsync(again)).StatusCode);

        // One's own alone, and nothing of it where drafts are not read.
        using var other = await ClientAsync(desk.Host, pages, desk.Secretary);
        Assert.DoesNotContain(await ItemsAsync(other, "/api/notifications"), each => each.GetProperty("kind").GetString() == "mentioned");
        using var outside = await ClientAsync(desk.Host, pages, observer);
        foreach (var closed in new[] { address, "/api/notifications", "/api/sign-offs" })
        {
            Assert.Equal((closed, HttpStatusCode.NotFound), (closed, (await outside.GetAsync(closed)).StatusCode));
        }
    }

    [Theory, EachDatabase]
    public async Task What_waits_for_signatures_is_read_with_the_content_that_is_signed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var lao = await ClientAsync(desk.Host, pages, desk.LaoSecretary);
        var round = await desk.RoundAsync();
        var list = await lao.GetFromJsonAsync<JsonElement>("/api/sign-offs");
        var open = Assert.Single(list.GetProperty("open").EnumerateArray());
        Assert.Equal((round.Id, "plan", "open", "vietnam", 0), (
            open.GetProperty("id").GetGuid(), open.GetProperty("subject").GetString(), open.GetProperty("state").GetString(), open.GetProperty("signatures")[0].GetProperty("side").GetString(), list.GetProperty("total").GetInt32()));
        var one = await lao.GetFromJsonAsync<JsonElement>($"/api/sign-offs/{round.Id}");
        Assert.Equal((round.Fingerprint, true, PlanDesk.Code), (one.GetProperty("fingerprint").GetString(), one.GetProperty("isCurrent").GetBoolean(), one.GetProperty("content").GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await lao.GetAsync($"/api/sign-offs/{Guid.CreateVersion7()}")).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Editions_and_deliveries_of_an_issue_are_read_also_by_a_ministers_office_with_a_token_that_only_reads(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var pdf = "%PDF-1.7 tiếng Lào"u8.ToArray();
        await desk.StoreAsync(EditionKey.Lao, pdf);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var office = await desk.OfficeAsync(Side.Laos);
        foreach (var scope in new[] { ApiScope.Write, ApiScope.Calendar })
        {
            Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(office, new CreateApiToken.Command("Excel", scope, 30)));
        }

        using var client = await ClientAsync(desk.Host, pages, office);
        var address = $"/api/reports/{ReportDesk.Plan}/{ReportDesk.Code}";
        var edition = Assert.Single(await ItemsAsync(client, address + "/editions"));
        Assert.Equal(("lao", "laos", pdf.Length, Convert.ToHexStringLower(SHA256.HashData(pdf))), (
            edition.GetProperty("edition").GetString(), edition.GetProperty("first").GetString(), edition.GetProperty("size").GetInt32(), edition.GetProperty("sha256").GetString()!.ToLowerInvariant()));
        using var file = await client.GetAsync(edition.GetProperty("address").GetString());
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal(pdf, await file.Content.ReadAsByteArrayAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, edition.GetProperty("address").GetString());
        again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);

        // It counts as opened, as on the page.
        var lao = Assert.Single(await ItemsAsync(client, address + "/deliveries"), each => each.GetProperty("side").GetString() == "laos");
        Assert.Contains(lao.GetProperty("recipients").EnumerateArray(), each => each.GetProperty("openedPdf").ValueKind == JsonValueKind.String);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address + "/editions?issue=9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/plans/{ReportDesk.Plan}/editions")).StatusCode);
        using var observer = await ClientAsync(desk.Host, pages, await desk.Host.DemoUserAsync(Role.Observer, Side.Laos));
        Assert.Single(await ItemsAsync(observer, address + "/editions"));
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync(address + "/deliveries")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await observer.GetAsync($"/api/plans/{ReportDesk.Plan}/editions")).StatusCode);
    }

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient client, string address) => [.. (await client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, CurrentUser user)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.SendAs(user, new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax)));
        return client;
    }
}
