using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using LinkageWorkPlan.IntegrationTests.Hosting;

namespace LinkageWorkPlan.IntegrationTests.Live;

/// <summary>A page's line to the server, as its script holds one.</summary>
internal sealed class LiveLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> words;

    private LiveLine(HttpResponseMessage answer, Guid window, Stream stream) =>
        (this.answer, Window, words) = (answer, window, SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator());

    public Guid Window { get; }

    /// <summary>Of what was told last.</summary>
    public string LastId { get; private set; } = string.Empty;

    /// <param name="since">As the page says it; null for now.</param>
    public static async Task<LiveLine> OpenAsync(PagesHost.Browser browser, string plan, string? since = null, string? edits = null)
    {
        var window = Guid.CreateVersion7();
        var answer = await browser.FollowAsync(AddressOf(plan, window, since, edits));
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return new LiveLine(answer, window, await answer.Content.ReadAsStreamAsync());
    }

    public static string AddressOf(string plan, Guid? window = null, string? since = null, string? edits = null) =>
        $"/live/plans/{plan}?window={window ?? Guid.CreateVersion7()}{(since is null ? null : $"&since={since}")}{(edits is null ? null : $"&edits={edits}")}";

    /// <summary>Reads on to the next words of this kind that are as they should be.</summary>
    public async Task<JsonElement> NextAsync(string kind, Func<JsonElement, bool>? which = null)
    {
        while (true)
        {
            Assert.True(await words.MoveNextAsync().AsTask().WaitAsync(Patience), $"The line ended before '{kind}'");
            var said = JsonDocument.Parse(words.Current.Data).RootElement;
            if (words.Current.EventType == kind && which?.Invoke(said) != false)
            {
                LastId = words.Current.EventId ?? LastId;
                return said;
            }
        }
    }

    /// <summary>Codes of what was changed.</summary>
    public async Task<IReadOnlyList<string>> CodesAsync() => Codes(await NextAsync("changed"));

    public Task<JsonElement> PeopleAsync(params string[] names) => NextAsync("here", said => Names(said).SequenceEqual(names));

    /// <summary>True where the server ends it.</summary>
    public async Task<bool> EndsAsync()
    {
        while (await words.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            // What was said before.
        }

        return true;
    }

    public void Dispose() => answer.Dispose();

    public static IReadOnlyList<string> Codes(JsonElement said) => [.. said.GetProperty("changes").EnumerateArray().Select(each => each.GetProperty("code").GetString()!)];

    private static IEnumerable<string> Names(JsonElement said) => said.GetProperty("people").EnumerateArray().Select(each => each.GetProperty("name").GetString()!);
}
