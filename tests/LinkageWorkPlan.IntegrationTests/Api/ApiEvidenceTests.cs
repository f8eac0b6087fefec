using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Api;

/// <summary>Files come with the progress that they show, with the limits and kinds of the page.</summary>
public sealed class ApiEvidenceTests
{
    private const string Task = "/api/plans/2026-2027/tasks/B2";
    private const string Progress = """{"effectiveOn":"2026-06-15","percent":55,"narrative":{"vi":"Đã có dữ liệu"}}""";
    private static readonly byte[] Pdf = [.. "%PDF-1.4 "u8, .. "biên bản"u8];

    [Theory, EachDatabase]
    public async Task Files_are_stored_with_what_they_show_and_withdrawn_with_it(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var writer = await ClientAsync(host, pages, Role.Secretary, ApiScope.Write);
        const string about = """[{"title":{"vi":"Biên bản","lo":"ບົດບັນທຶກ"},"language":"vi","isProduct":true}]""";
        using var recorded = await writer.PostAsync($"{Task}/evidence", Form(Progress, about, ("biên bản.pdf", Pdf), ("số liệu.csv", "a,b"u8.ToArray())));
        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var id = (await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        var task = await writer.GetFromJsonAsync<JsonElement>(Task);
        Assert.Equal(55, task.GetProperty("percent").GetInt32());
        Assert.Contains(task.GetProperty("progress").EnumerateArray(), each => each.GetProperty("id").GetGuid() == id);
        var stored = await host.Db(db => db.Evidence.AsNoTracking().Where(each => each.UpdateId == id).OrderBy(each => each.ContentType).ToListAsync());
        Assert.Equal([("biên bản.pdf", "application/pdf"), ("số liệu.csv", "text/csv")], stored.Select(each => (each.FileName, each.ContentType)));
        Assert.Equal(("ບົດບັນທຶກ", Language.Vi, true), (stored[0].Title[Language.Lo]?.Text, stored[0].Language, stored[0].IsProduct));
        var bytes = await writer.GetByteArrayAsync($"/api/evidence/{stored[0].Id}");
        Assert.Equal(Pdf, bytes);
        Assert.Equal(stored[0].Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        using var noReason = await writer.PostAsJsonAsync($"{Task}/progress/{id}/withdrawal", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        using var elsewhere = await writer.PostAsJsonAsync($"/api/plans/2026-2027/tasks/B1/progress/{id}/withdrawal", new { reason = "Nhầm tệp" });
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        using var withdrawn = await writer.PostAsJsonAsync($"{Task}/progress/{id}/withdrawal", new { reason = "Nhầm tệp" });
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        Assert.Equal(0, await host.Db(db => db.Evidence.CountAsync(each => each.UpdateId == id)));
        Assert.Equal(2, await host.Db(db => db.Evidence.IgnoreQueryFilters().CountAsync(each => each.UpdateId == id && each.WithdrawnReason == "Nhầm tệp")));
    }

    [Fact]
    public async Task A_file_shows_the_milestone_that_it_names_or_all_that_are_reached()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var writer = await ClientAsync(host, pages, Role.Secretary, ApiScope.Write);
        const string reached = """{"effectiveOn":"2026-06-15","narrative":{"vi":"Xong"},"milestones":[{"code":"B4.1"},{"code":"B4.2"}]}""";
        using var recorded = await writer.PostAsync("/api/plans/2026-2027/tasks/B4/evidence", Form(reached, """[{"milestone":"B4.2"},{}]""", ("second.pdf", Pdf), ("both.pdf", Pdf)));
        Assert.True(recorded.StatusCode == HttpStatusCode.Created, await recorded.Content.ReadAsStringAsync());
        var codes = await host.Db(db => db.Tasks.Where(each => each.Code == "B4").SelectMany(each => each.Milestones).ToDictionaryAsync(each => each.Id, each => each.Code));
        var stored = await host.Db(db => db.Evidence.AsNoTracking().Where(each => each.FileName == "second.pdf" || each.FileName == "both.pdf").ToListAsync());
        Assert.Equal(["both.pdf B4.1", "both.pdf B4.2", "second.pdf B4.2"], stored.Select(each => $"{each.FileName} {codes[each.MilestoneId!.Value]}").Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task What_the_page_refuses_is_refused_with_problem_details_and_nothing_is_kept(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var writer = await ClientAsync(host, pages, Role.Secretary, ApiScope.Write);
        var before = await CountsAsync(host);
        foreach (var (form, status, rule) in new (HttpContent, HttpStatusCode, string?)[]
        {
            (Form(Progress, null, ("a.exe", Pdf)), HttpStatusCode.UnprocessableEntity, "EvidenceType"),
            (Form(Progress, null, ("a.pdf", [])), HttpStatusCode.UnprocessableEntity, "EvidenceEmpty"),
            (Form(Progress, null, ("a.pdf", "<html>"u8.ToArray())), HttpStatusCode.UnprocessableEntity, "EvidenceType"),
            (Form(Progress, null, ("a.pdf", new byte[Evidence.SizeMax + 1])), HttpStatusCode.UnprocessableEntity, "EvidenceTooLarge"),
            (Form(Progress, null, [.. Enumerable.Range(0, 6).Select(each => ($"{each}.pdf", Pdf))]), HttpStatusCode.UnprocessableEntity, "TooManyFiles"),
            (Form("""{"effectiveOn":"2026-06-15"}""", null, ("a.pdf", Pdf)), HttpStatusCode.UnprocessableEntity, "ProgressEmpty"),
            (Form(null, null, ("a.pdf", Pdf)), HttpStatusCode.UnprocessableEntity, "Required"),
            (Form(Progress, """[{"milestone":"B9.9"}]""", ("a.pdf", Pdf)), HttpStatusCode.UnprocessableEntity, "MilestoneUnknown"),
            (Form("{", null, ("a.pdf", Pdf)), HttpStatusCode.BadRequest, "Json"),
            (Form(Progress, $"[{new string(' ', ApiEvidenceFiles.FormMax)}]", ("a.pdf", Pdf)), HttpStatusCode.BadRequest, null),
            (JsonContent.Create(new { effectiveOn = "2026-06-15" }), HttpStatusCode.UnsupportedMediaType, null),
        })
        {
            using var answer = await writer.PostAsync($"{Task}/evidence", form);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal(rule, problem.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("rule").GetString() : null);
            Assert.True(rule is not null || problem.GetProperty("title").GetString() == Loc.In(Language.Lo)["Api.Problem.Form"]);
            form.Dispose();
        }

        using var reader = await ClientAsync(host, pages, Role.Secretary, ApiScope.Read);
        using var readsOnly = await reader.PostAsync($"{Task}/evidence", Form(Progress, null, ("a.pdf", Pdf)));
        Assert.Equal(HttpStatusCode.Forbidden, readsOnly.StatusCode);
        using var observer = await ClientAsync(host, pages, Role.Observer, ApiScope.Write);
        using var notAllowed = await observer.PostAsync($"{Task}/evidence", Form(Progress, null, ("a.pdf", Pdf)));
        Assert.Equal(HttpStatusCode.NotFound, notAllowed.StatusCode);

        // Who may not record is told so before the form is read.
        using var unread = await observer.PostAsync($"{Task}/evidence", Form("{", null));
        Assert.Equal(HttpStatusCode.NotFound, unread.StatusCode);
        Assert.Equal(before, await CountsAsync(host));
    }

    private static Task<(int Updates, int Files)> CountsAsync(TestHost host) => host.Db(async db => (await db.Progress.IgnoreQueryFilters().CountAsync(), await db.EvidenceFiles.CountAsync()));

    private static MultipartFormDataContent Form(string? progress, string? about, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, words) in new[] { ("progress", progress), ("about", about) }.Where(each => each.Item2 is not null))
        {
            form.Add(new StringContent(words!), name);
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        return form;
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role, ApiScope scope)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command($"{scope}", scope, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
