using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.Load;

/// <summary>
/// A page that somebody has open: what its scripts hold and do while it is looked at (<c>live.js</c>, <c>live-rows.js</c>), and a circuit
/// where it has forms.
/// </summary>
internal sealed partial class OpenPage : IAsyncDisposable
{
    private static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int Breath = 1000;
    private const int LongestPause = 60_000;
    private const int Spread = 200;
    private readonly CancellationTokenSource gone = new();
    private readonly List<Task> runs = [];
    private readonly Guid window = Guid.CreateVersion7();
    private readonly Browser browser;
    private readonly Figures figures;
    private readonly string path;
    private readonly string text;
    private long wanted; // when it is read again; 0 where nobody saved anything
    private readonly SemaphoreSlim saved = new(0, 1);
    private readonly HashSet<string> rows;
    private readonly long opened = Environment.TickCount64;
    private long looked;

    private OpenPage(Browser browser, Figures figures, string path, string text)
    {
        (this.browser, this.figures, this.path, this.text) = (browser, figures, path, text);
        rows = [.. Row().Matches(text).Select(each => each.Groups[1].Value)];
    }

    public Circuit? Circuit { get; private set; }

    /// <param name="kind">What opening it is called among the figures.</param>
    public static async Task<OpenPage> OpenAsync(Browser browser, Figures figures, string path, string kind)
    {
        var began = Stopwatch.GetTimestamp();
        var page = new OpenPage(browser, figures, path, await browser.ReadAsync(path));
        if (page.text.Contains("data-page=\"waiting\"", StringComparison.Ordinal))
        {
            page.Circuit = await Circuit.StartAsync(browser, path, page.text);
        }

        figures.Waited(kind, began);
        if (Plan().Match(page.text) is { Success: true } plan && Since().Match(page.text) is { Success: true } since)
        {
            page.runs.Add(page.FollowAsync(WebUtility.HtmlDecode(plan.Groups[1].Value), since.Groups[1].Value));
            if (page.text.Contains("data-live=", StringComparison.Ordinal))
            {
                page.runs.Add(page.KeepUpAsync());
            }
        }

        return page;
    }

    /// <summary>The value of an attribute of the page's markup.</summary>
    public string? Attribute(string name) => Regex.Match(text, $"{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    /// <summary>The window is closed; what it held is let go.</summary>
    /// <param name="saysSo">False where its line broke.</param>
    public async Task CloseAsync(bool saysSo)
    {
        await gone.CancelAsync();
        if (Circuit is not null)
        {
            await Circuit.CloseAsync(saysSo);
        }

        await Task.WhenAll(runs);
        gone.Dispose();
        saved.Dispose();
    }

    public async ValueTask DisposeAsync() => await CloseAsync(saysSo: true);

    /// <summary>The page's line: what others save comes at once.</summary>
    private async Task FollowAsync(string plan, string since)
    {
        while (!gone.IsCancellationRequested)
        {
            using var again = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
            await FollowAsync(plan, since, again);
        }
    }

    /// <param name="again">Ended where the server no longer knows that the page is there, as after a while without a pulse: it opens its line again.</param>
    private async Task FollowAsync(string plan, string since, CancellationTokenSource again)
    {
        var edits = Attribute("data-live-edits");
        var address = $"/live/plans/{Uri.EscapeDataString(plan)}";
        var asked = $"{address}?window={window}&since={since}{(edits is null ? "" : $"&edits={Uri.EscapeDataString(edits)}")}";
        var pulses = PulseAsync(address, edits, again);
        try
        {
            using var line = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, asked) { Headers = { { "Accept", "text/event-stream" } } }, again.Token);
            if (line.StatusCode != HttpStatusCode.OK)
            {
                figures.Failed($"line of {path}: {(int)line.StatusCode}");
                await Task.Delay(TimeSpan.FromSeconds(1), again.Token);
                return;
            }

            using var reader = new StreamReader(await line.Content.ReadAsStreamAsync(again.Token), Encoding.UTF8);
            string? kind = null;
            while (await reader.ReadLineAsync(again.Token) is { } words)
            {
                if (words.StartsWith("event:", StringComparison.Ordinal))
                {
                    kind = words[6..].Trim();
                }
                else if (kind == "changed" && words.StartsWith("data:", StringComparison.Ordinal))
                {
                    Hear(words[5..]);
                }
            }

            if (!again.IsCancellationRequested)
            {
                figures.Failed($"line of {path} ended");
                await again.CancelAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || again.IsCancellationRequested)
        {
            // The page is closed.
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            figures.Failed($"line of {path}: {fault.Message}");
        }
        finally
        {
            await again.CancelAsync();
            await pulses;
        }
    }

    private async Task PulseAsync(string address, string? edits, CancellationTokenSource reopen)
    {
        try
        {
            while (true)
            {
                await Task.Delay(PulseEvery, reopen.Token);
                var body = new StringContent(JsonSerializer.Serialize(new { window, edits }), Encoding.UTF8, "application/json");
                using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Put, address) { Content = body, Headers = { { "x-lwp", "1" } } }, reopen.Token);
                if (answer.StatusCode == HttpStatusCode.Gone)
                {
                    await reopen.CancelAsync();
                    return;
                }
                else if (!answer.IsSuccessStatusCode)
                {
                    figures.Failed($"pulse of {path}: {(int)answer.StatusCode}");
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or HttpRequestException or IOException)
        {
            if (!reopen.IsCancellationRequested)
            {
                figures.Failed($"pulse of {path}: {fault.Message}");
            }
        }
    }

    private void Hear(string words)
    {
        figures.HeardOf();
        using var said = JsonDocument.Parse(words);
        var isMany = said.RootElement.TryGetProperty("isMany", out var many) && many.GetBoolean();
        JsonElement[] changes = said.RootElement.TryGetProperty("changes", out var listed) && listed.ValueKind == JsonValueKind.Array
            ? [.. listed.EnumerateArray().Where(each => !each.GetProperty("isOwn").GetBoolean() && each.GetProperty("kind").GetString() != "Amendment")]
            : [];
        if (changes.Length == 0 && !isMany)
        {
            return;
        }

        var within = said.RootElement.TryGetProperty("within", out var named) ? named.GetInt32() : 0;
        var now = Environment.TickCount64;
        Wish(Array.Exists(changes, each => rows.Contains(each.GetProperty("code").GetString()!))
            ? now + Random.Shared.Next(Spread)
            : Math.Max(now + Random.Shared.Next(Math.Max(Spread, within)), Math.Max(looked, opened) + within));
    }

    private void Wish(long at)
    {
        if (wanted == 0 || at < wanted)
        {
            wanted = at;
            try
            {
                saved.Release();
            }
            catch (SemaphoreFullException)
            {
                // It knows.
            }
        }
    }

    /// <summary>Reads the page again after somebody saved, as often as its script does.</summary>
    private async Task KeepUpAsync()
    {
        var pause = Breath;
        try
        {
            while (true)
            {
                await saved.WaitAsync(gone.Token);
                while (Math.Max(wanted, looked + Breath) - Environment.TickCount64 is > 0 and var left)
                {
                    await saved.WaitAsync((int)left, gone.Token);
                }

                (wanted, looked) = (0, Environment.TickCount64);
                pause = await LookAsync() ? Breath : Math.Min(LongestPause, 2 * pause);
                if (pause > Breath)
                {
                    Wish(Environment.TickCount64 + pause);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException)
        {
            if (!gone.IsCancellationRequested)
            {
                figures.Failed($"{path} read again: {fault.Message}");
            }
        }
    }

    /// <returns>False where the server took too long: it is asked again later, and more rarely.</returns>
    private async Task<bool> LookAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
        patience.CancelAfter(Patience);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await browser.SendRawAsync(path, patience.Token);
            figures.Reread();
            figures.Waited(Figures.Rereading, began);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                figures.Failed($"{path} read again: {(int)answer.StatusCode}");
            }

            return true;
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            figures.Waited(Figures.Rereading, began);
            return false;
        }
    }

    [GeneratedRegex("data-live-plan=\"([^\"]*)\"")]
    private static partial Regex Plan();

    [GeneratedRegex("data-live-since=\"([^\"]*)\"")]
    private static partial Regex Since();

    [GeneratedRegex("data-live-(?:row|of)=\"([^\"]*)\"")]
    private static partial Regex Row();
}
