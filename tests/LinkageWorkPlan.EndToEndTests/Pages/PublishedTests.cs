using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What the published program costs those who open its pages, and the database.</summary>
[Collection(Serving.Name)]
public sealed partial class PublishedTests(World world, PublishedApp published) : IClassFixture<PublishedApp>
{
    /// <summary>Kilobytes over the line, headers included: on the first visit, and on the next.</summary>
    [Theory]
    [InlineData("/plans/2026-2027", 250, 30)]
    [InlineData("/plans/2028/tasks/A1/edit", 350, 60)]
    [InlineData("/plans/2026-2027/tasks/B2/progress", 350, 60)]
    [InlineData("/reports/2026-2027/2026-H1?section=III.5", 350, 60)]
    public async Task A_page_is_light(string path, int first, int next)
    {
        await using var signedIn = await world.VisitorAsync(Role.Secretary, Side.Vietnam, published.App);
        await using var visitor = await world.NobodyAsync(published.App, state: await signedIn.Page.Context.StorageStateAsync());

        // A module that is asked for without the hash it is checked by is fetched twice, which the browser says in its console alone.
        var wasted = new List<string>();
        visitor.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("integrity", StringComparison.Ordinal))
            {
                wasted.Add(message.Text);
            }
        };
        var weights = new[] { await WeightAsync(visitor, path), await WeightAsync(visitor, path) };
        Assert.Empty(wasted);

        Assert.True(weights[0].Total <= first && weights[1].Total <= next, $"{path}\nfirst visit: {weights[0]}\nsecond visit: {weights[1]}");
    }

    /// <summary>EF generates the model's code when the program is published: what it left out would be missing for users alone.</summary>
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public void Its_compiled_model_is_the_one_that_its_code_describes(string provider)
    {
        var assembly = new AssemblyLoadContext("published").LoadFromAssemblyPath(Path.Combine(published.Program, "LinkageWorkPlan.Web.dll"));
        Assert.Contains(assembly.GetCustomAttributesData(), each => each.AttributeType == typeof(DbContextModelAttribute) && ((Type)each.ConstructorArguments[0].Value!).Name == $"{provider}WorkPlanDb");
        Assert.DoesNotContain(typeof(WorkPlanDb).Assembly.GetCustomAttributesData(), each => each.AttributeType == typeof(DbContextModelAttribute));
        Assert.Equal(Described(typeof(WorkPlanDb).Assembly, provider), Described(assembly, provider));
    }

    [Fact]
    public async Task No_page_reads_its_data_twice()
    {
        var twice = new List<string>();
        foreach (var (role, paths) in EveryPageTests.Pages)
        {
            await using var visitor = await world.VisitorAsync(role, Side.Vietnam, published.App);
            foreach (var path in paths.Except(EveryPageTests.Plain))
            {
                var before = await RequestsAsync();
                var answer = await visitor.Page.APIRequest.GetAsync(path);
                var alone = Added(before, await RequestsAsync());
                if ((await answer.TextAsync()).Contains("<iframe", StringComparison.Ordinal))
                {
                    // The document inside is a page of its own.
                    continue;
                }

                // The desk opens at a text that nobody has open; the first of two visits still holds it.
                alone.Remove("GetText");
                // A browser asks for it when it has drawn the page, so that one may be counted with the next visit.
                alone.Remove("FindDraft");
                // What was read is kept for a circuit for some seconds; on a busy machine one may come later than that. What a page always does it does the second time, too.
                var again = await AgainAsync();
                twice.AddRange(again.Count == 0 ? again : await AgainAsync());

                async Task<List<string>> AgainAsync()
                {
                    var start = await RequestsAsync();
                    await visitor.GoAsync(path);
                    var opened = Added(start, await RequestsAsync());
                    return [.. alone.Where(each => opened.GetValueOrDefault(each.Key) > each.Value).Select(each => $"{role} {path}: {each.Key} {opened[each.Key]} times for {each.Value}")];
                }
            }
        }

        Assert.True(twice.Count == 0, string.Join('\n', twice));
    }

    private static string[] Described(Assembly assembly, string provider)
    {
        var design = (IDesignTimeDbContextFactory<DbContext>)Activator.CreateInstance(assembly.GetType($"LinkageWorkPlan.Web.Data.Providers.{provider}Design", throwOnError: true)!)!;
        using var db = design.CreateDbContext([]);
        var filters = db.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredQueryFilters().Select(each => $"{type.Name}: {each.Expression}")).ToList();
        Assert.Equal(4, filters.Count);
        return [.. db.Model.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n').Where(line => !LeftOut().IsMatch(line)), .. filters];
    }

    private static async Task<Weight> WeightAsync(Visitor visitor, string path)
    {
        var cdp = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await cdp.SendAsync("Network.enable");
        var (names, weight) = (new Dictionary<string, string>(StringComparer.Ordinal), new Weight([]));
        cdp.Event("Network.requestWillBeSent").OnEvent += (_, said) => names[Id(said)] = said!.Value.GetProperty("request").GetProperty("url").GetString()!;
        cdp.Event("Network.loadingFinished").OnEvent += (_, said) => weight.Parts.Add((names.GetValueOrDefault(Id(said), "?"), said!.Value.GetProperty("encodedDataLength").GetDouble()));
        await visitor.GoAsync(path);
        // On a busy machine the network may be idle before the page asks for the scripts of a control.
        await visitor.Page.Locator("[data-until-scripted]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await cdp.DetachAsync();
        return weight;

        static string Id(JsonElement? said) => said!.Value.GetProperty("requestId").GetString()!;
    }

    /// <summary>How often each request was done so far.</summary>
    private async Task<Dictionary<string, long>> RequestsAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(published.App.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", PublishedApp.MetricsToken);
        return Done().Matches(await client.GetStringAsync("/metrics")).ToDictionary(each => each.Groups["name"].Value, each => long.Parse(each.Groups["count"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static Dictionary<string, long> Added(Dictionary<string, long> before, Dictionary<string, long> after) =>
        after.Where(each => each.Value > before.GetValueOrDefault(each.Key)).ToDictionary(each => each.Key, each => each.Value - before.GetValueOrDefault(each.Key), StringComparer.Ordinal);

    [GeneratedRegex("""^lwp_request_duration_seconds_count\{[^}]*outcome="done"[^}]*request="(?<name>\w+)"[^}]*\} (?<count>\d+)""", RegexOptions.Multiline)]
    private static partial Regex Done();

    /// <summary>What generated code repeats at a complex type of what its entity is mapped to, and what only migrations need.</summary>
    [GeneratedRegex("^ *Annotations: $|^ {12}Relational:(FunctionName|Schema|SqlQuery|TableName|ViewName|ViewSchema): |^ *Npgsql:IndexMethod: ")]
    private static partial Regex LeftOut();

    private sealed record Weight(List<(string Address, double Bytes)> Parts)
    {
        public double Total => Parts.Sum(each => each.Bytes) / 1000;

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Total:0} KB: {string.Join(", ", Parts.Where(each => each.Bytes > 500).OrderByDescending(each => each.Bytes).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Address} {each.Bytes / 1000:0.0}")))}");
    }
}
