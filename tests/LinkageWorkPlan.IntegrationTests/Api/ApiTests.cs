using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Api;

/// <summary>Programs read what their person may read, and nothing without a token.</summary>
public sealed class ApiTests
{
    [Theory]
    [InlineData("vi")]
    [InlineData("lo-LA")]
    [InlineData("en-GB")]
    public async Task Without_a_token_every_address_answers_401_with_problem_details_in_the_language_asked_for(string language)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Assert.True(Languages.TryRead(language[..2], out var reader));
        foreach (var address in new[] { "/api/plans", "/api/plans/2026/tasks", "/api/late", "/api/nothing/here" })
        {
            foreach (var header in new[] { null, "Bearer lwp_unknown", "Basic abc" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation("Authorization", header);
                using var answer = await client.SendAsync(request);
                Assert.Equal((address, HttpStatusCode.Unauthorized, "application/problem+json"), (address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
                Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
                Assert.Equal(Loc.In(reader)["Api.Problem.NoToken"], (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_token_reads_what_its_person_may_read(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary, ApiScope.Read);
        using var observer = await ClientAsync(host, pages, Role.Observer, ApiScope.Read);
        var seen = Codes(await secretary.GetFromJsonAsync<JsonElement>("/api/plans"));
        Assert.Contains("2028", seen);
        Assert.Equal(["2026-2027"], Codes(await observer.GetFromJsonAsync<JsonElement>("/api/plans")));
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync("/api/plans/2028/tasks")).StatusCode);

        var late = await secretary.GetFromJsonAsync<JsonElement>("/api/late?side=laos");
        Assert.All(late.GetProperty("items").EnumerateArray(), each => Assert.Equal("laos", each.GetProperty("lead").GetString()));
        var task = await secretary.GetFromJsonAsync<JsonElement>("/api/plans/2026-2027/tasks/B1?on=2026-06-14");
        Assert.Equal(("B1", "2026-06-14"), (task.GetProperty("code").GetString(), task.GetProperty("on").GetString()));
        Assert.NotEmpty(task.GetProperty("milestones").EnumerateArray());
        Assert.NotEmpty(task.GetProperty("progress").EnumerateArray());
        Assert.False(string.IsNullOrEmpty(task.GetProperty("title").GetProperty("lo").GetString()));
        Assert.NotEmpty((await secretary.GetFromJsonAsync<JsonElement>("/api/plans/2026-2027/indicators")).GetProperty("items").EnumerateArray());
        var compared = await secretary.GetFromJsonAsync<JsonElement>("/api/plans/2026-2027/compare");
        Assert.Equal(("baseline", "now", JsonValueKind.Array), (compared.GetProperty("from").GetString(), compared.GetProperty("to").GetString(), compared.GetProperty("items").ValueKind));
        foreach (var (question, field) in new[] { ("from=yesterday", "from"), ("to=amendment-0", "to") })
        {
            using var refused = await secretary.GetAsync($"/api/plans/2026-2027/compare?{question}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var error = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
            Assert.Equal(("VersionUnknown", field), (error.GetProperty("rule").GetString(), error.GetProperty("field").GetString()));
        }

        Assert.Equal(JsonValueKind.Array, (await secretary.GetFromJsonAsync<JsonElement>("/api/holidays?year=2026")).GetProperty("items").ValueKind);
        using var nothing = await secretary.GetAsync("/api/nothing");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (nothing.StatusCode, nothing.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task All_pages_together_are_all_tasks_and_what_is_known_is_not_sent_again()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = await ClientAsync(host, pages, Role.Observer, ApiScope.Read);
        var (codes, next) = (new List<string>(), "/api/plans/2026-2027/tasks?lead=vietnam");
        while (next is not null)
        {
            using var answer = await client.GetAsync(next);
            codes.AddRange(Codes(await answer.Content.ReadFromJsonAsync<JsonElement>()));
            next = answer.Headers.TryGetValues("Link", out var links) ? string.Concat(links).Split(',').FirstOrDefault(each => each.Contains("rel=\"next\"", StringComparison.Ordinal))?.Split('<', '>')[1] : null;
        }

        Assert.Equal(codes.Distinct(), codes);
        Assert.True(codes.Count > 10, $"{codes.Count} tasks");

        using var first = await client.GetAsync("/api/plans");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/plans");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await client.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (unchanged.StatusCode, (await unchanged.Content.ReadAsByteArrayAsync()).Length));
        Assert.NotEqual(first.Headers.ETag, (await client.GetAsync("/api/late")).Headers.ETag);
    }

    [Theory, EachDatabase]
    public async Task A_token_ends_with_its_day_its_revocation_and_its_persons_sessions(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        var user = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        foreach (var end in new Func<Task>[]
        {
            async () => await host.SendAs(user, new RevokeApiToken.Command((await host.SendAs(user, new ListApiTokens.Query())).Single().Id)),
            () => host.Db(db => db.ApiTokens.ExecuteUpdateAsync(set => set.SetProperty(each => each.ExpiresAt, DateTime.UnixEpoch))),
            () => host.Db(db => db.Users.Where(each => each.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.SecurityStamp, "another"))),
            () => host.Db(db => db.Users.Where(each => each.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.IsDisabled, true))),
        })
        {
            using var client = await ClientAsync(host, pages, user, ApiScope.Read);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/plans")).StatusCode);
            await end();
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/plans")).StatusCode);
            await host.Db(db => db.ApiTokens.ExecuteDeleteAsync());
        }
    }

    [Theory, EachDatabase]
    public async Task Progress_is_recorded_by_the_rules_of_the_page(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        const string address = "/api/plans/2026-2027/tasks/B2/progress";
        using var reader = await ClientAsync(host, pages, Role.Secretary, ApiScope.Read);
        reader.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        using var readsOnly = await reader.PostAsJsonAsync(address, new { effectiveOn = "2026-06-15", percent = 55 });
        Assert.Equal(HttpStatusCode.Forbidden, readsOnly.StatusCode);
        Assert.Equal(Loc.In(Language.Vi)["Api.Problem.Scope"], (await readsOnly.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
        using var writer = await ClientAsync(host, pages, Role.Secretary, ApiScope.Write);
        using var observer = await ClientAsync(host, pages, Role.Observer, ApiScope.Write);
        Assert.Equal(HttpStatusCode.NotFound, (await observer.PostAsJsonAsync(address, new { effectiveOn = "2026-06-15", percent = 55 })).StatusCode);

        using var refused = await writer.PostAsJsonAsync(address, new { effectiveOn = "2026-06-15", percent = 155 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEmpty((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        using var broken = await writer.PostAsync(address, new StringContent("{", MediaTypeHeaderValue.Parse("application/json")));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);

        using var recorded = await writer.PostAsJsonAsync(address, new { effectiveOn = "2026-06-15", percent = 55, narrative = new { vi = "Đã có dữ liệu của bảy ngành" } });
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        Assert.Equal(55, (await reader.GetFromJsonAsync<JsonElement>("/api/plans/2026-2027/tasks/B2")).GetProperty("percent").GetInt32());

        // A new day before the agreed one is asked about, and recorded once it is confirmed.
        object Delay(params string[] confirm) => new { effectiveOn = "2026-06-15", delay = new { reason = new { vi = "Chờ số liệu" }, measure = new { vi = "Đã nhắc" }, newDate = "2026-08-01" }, confirm };
        using var asked = await writer.PostAsJsonAsync(address, Delay());
        var question = Assert.Single((await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray());
        Assert.Equal((HttpStatusCode.Conflict, "DateBeforePlanned"), (asked.StatusCode, question.GetProperty("rule").GetString()));
        using var confirmed = await writer.PostAsJsonAsync(address, Delay(question.GetProperty("confirm").GetString()!));
        Assert.Equal(HttpStatusCode.Created, confirmed.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Several_things_are_recorded_at_once_and_once_by_one_name(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var writer = await ClientAsync(host, pages, Role.Secretary, ApiScope.Write);
        const string task = "/api/plans/2026-2027/tasks/G5";
        var codes = (await writer.GetFromJsonAsync<JsonElement>(task)).GetProperty("milestones").EnumerateArray().Select(each => each.GetProperty("code").GetString()!).Take(2).ToList();
        var input = JsonSerializer.Serialize(new
        {
            effectiveOn = "2026-06-15",
            percent = 20,
            milestones = codes.Select(code => new { code, on = "2026-06-10" }),
            obstacle = new { title = new { vi = "Thiếu số liệu" }, cause = new { vi = "Chưa gửi" }, responsible = "Laos" },
            spending = new[] { new { line = 2, periodEnd = "2026-06-14", amount = 1000, reference = "PC 12" } },
            key = "meeting-7",
        });
        var ids = new List<string?>();
        for (var time = 0; time < 2; time++)
        {
            using var form = new MultipartFormDataContent { { new StringContent(input), "progress" }, { new ByteArrayContent("%PDF-1.7 x"u8.ToArray()), "files", "bien-ban.pdf" } };
            using var recorded = await writer.PostAsync(task + "/evidence", form);
            Assert.True(recorded.StatusCode == HttpStatusCode.Created, await recorded.Content.ReadAsStringAsync());
            ids.Add((await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString());
        }

        Assert.Single(ids.Distinct());

        using var other = new MultipartFormDataContent { { new StringContent(input), "progress" }, { new ByteArrayContent("%PDF-1.7 y"u8.ToArray()), "files", "bien-ban.pdf" } };
        using var refused = await writer.PostAsync(task + "/evidence", other);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RecordKeyUsed"), (refused.StatusCode, Assert.Single((await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray()).GetProperty("rule").GetString()));
        var shown = await writer.GetFromJsonAsync<JsonElement>(task);
        var parts = shown.GetProperty("progress").EnumerateArray().Where(each => each.GetProperty("recordedBy").GetString() is not null && each.GetProperty("effectiveOn").GetString() is "2026-06-10" or "2026-06-15").ToList();
        Assert.Equal((3, 1), (parts.Count, parts.Select(each => each.GetProperty("record").GetString()).Distinct().Count()));
        Assert.Equal((1000m, "laos"), Assert.Single(shown.GetProperty("spending").EnumerateArray()) is var spent ? (spent.GetProperty("amount").GetDecimal(), spent.GetProperty("side").GetString()) : default);
        Assert.Equal(2, shown.GetProperty("evidence").EnumerateArray().Count(each => each.GetProperty("fileName").GetString() == "bien-ban.pdf"));
    }

    [Fact]
    public async Task The_document_names_every_address_and_the_page_asks_no_other_site()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var described = document.GetProperty("paths").EnumerateObject().Select(each => each.Name).Order(StringComparer.Ordinal);
        var mapped = pages.Endpoints.Select(each => "/" + each.RoutePattern.RawText!.Trim('/')).Where(each => each.StartsWith("/api/", StringComparison.Ordinal) && each != "/api/copy" && !each.StartsWith("/api/docs", StringComparison.Ordinal) && !each.Contains("**", StringComparison.Ordinal));
        Assert.Equal(mapped.Select(each => System.Text.RegularExpressions.Regex.Replace(each, ":[a-z]+}", "}")).Distinct().Order(StringComparer.Ordinal), described);
        Assert.Contains("bearer", document.GetProperty("components").GetProperty("securitySchemes").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", await client.GetStringAsync("/api/docs/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        for (var time = 0; time < new ApiOptions().RequestsPerMinute; time++)
        {
            (await client.GetAsync("/api/nothing")).Dispose();
        }

        using var refused = await client.GetAsync("/api/plans");
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory, EachDatabase]
    public async Task A_secret_is_shown_once_and_kept_nowhere(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary);
        var secret = await host.SendAs(user, new CreateApiToken.Command("Excel", ApiScope.Read, 30));
        var kept = await host.Db(db => db.ApiTokens.SingleAsync());
        Assert.Equal(Fingerprint.OfText(secret), kept.SecretHash);
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(await host.Db(db => db.History.ToListAsync())), StringComparison.Ordinal);
        Assert.Equal(Rules.Required, await host.RefusalAsync(user, new CreateApiToken.Command(" ", ApiScope.Read, 30)));
        Assert.Equal(Rules.OutOfRange, await host.RefusalAsync(user, new CreateApiToken.Command("x", ApiScope.Read, 0)));
        for (var each = 1; each < ApiToken.Most; each++)
        {
            await host.SendAs(user, new CreateApiToken.Command($"Excel {each}", ApiScope.Read, 30));
        }

        Assert.Equal(Rules.ApiTokensTooMany, await host.RefusalAsync(user, new CreateApiToken.Command("Excel", ApiScope.Read, 30)));
        var other = await host.UserAsync(Role.Secretary, Side.Laos);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(other, new RevokeApiToken.Command(kept.Id)));
        Assert.Empty(await host.SendAs(other, new ListApiTokens.Query()));
    }

    [Theory, EachDatabase]
    public async Task A_calendar_reads_the_milestones_of_its_person_until_its_address_is_revoked(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host, "--Site:Address=https://lwp.example.org");
        using var client = new HttpClient { BaseAddress = pages.Address };
        var milestones = await host.Db(db => db.Milestones.CountAsync(each => each.Planned != null && db.Plans.Any(plan => plan.AdoptedOn != null && db.Tasks.Any(task => task.Id == each.TaskId && task.PlanId == plan.Id))));
        foreach (var (role, most, least) in new[] { (Role.Observer, milestones, milestones), (Role.Owner, milestones - 1, 1) })
        {
            var user = await host.DemoUserAsync(role, Side.Laos);
            var secret = await host.SendAs(user, new CreateApiToken.Command("Outlook", ApiScope.Calendar, ApiToken.DaysMax));
            using var answer = await client.GetAsync($"/calendar/{secret}.ics");
            Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var lines = Unfolded(await answer.Content.ReadAsStringAsync());
            Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
            Assert.InRange(lines.Count(each => each == "BEGIN:VEVENT"), least, most);
            Assert.Equal(lines.Count(each => each == "BEGIN:VEVENT"), lines.Where(each => each.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
            Assert.Contains(lines, each => each.StartsWith("DTSTART;VALUE=DATE:2026", StringComparison.Ordinal));
            Assert.Contains(lines, each => each.StartsWith("URL", StringComparison.Ordinal) && each.EndsWith("https://lwp.example.org/plans/2026-2027/tasks/B1", StringComparison.Ordinal));

            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            using var refused = await client.GetAsync("/api/plans");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal(Loc.In(user.Language)["Api.Problem.CalendarOnly"], (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString());
            client.DefaultRequestHeaders.Authorization = null;
            await host.SendAs(user, new RevokeApiToken.Command((await host.SendAs(user, new ListApiTokens.Query())).Single().Id));
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/calendar/{secret}.ics")).StatusCode);
        }
    }

    /// <summary>The lines as they were before each was folded after 75 octets (RFC 5545, 3.1).</summary>
    private static List<string> Unfolded(string calendar)
    {
        Assert.All(calendar.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        return [.. calendar.Replace("\r\n ", string.Empty, StringComparison.Ordinal).TrimEnd().Split("\r\n")];
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role, ApiScope scope) =>
        await ClientAsync(host, pages, await host.DemoUserAsync(role, Side.Laos), scope);

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, CurrentUser user, ApiScope scope)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.SendAs(user, new CreateApiToken.Command($"{scope}", scope, ApiToken.DaysMax)));
        return client;
    }

    private static List<string> Codes(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("code").GetString()!)];
}
