using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LinkageWorkPlan.Load;

/// <summary>Somebody at work: one page open at a time, mostly to read.</summary>
/// <param name="writes">True where the account records progress.</param>
internal sealed class Person(Browser browser, Figures figures, string plan, int tasks, bool writes)
{
    private const string Pillars = "ABCDEFGH";
    private readonly SemaphoreSlim turn = new(1, 1);
    private OpenPage? page;

    public bool Writes => writes;

    /// <summary>Opens another page in place of the one that is open.</summary>
    /// <param name="breaks">True where the line of the old page breaks without a word.</param>
    public Task LookAsync(bool breaks = false) => TakeTurnAsync(async () =>
    {
        var (kind, path) = Choose();
        await GoAsync(kind, path, breaks);
    });

    /// <summary>Opens the form of a task, writes what was done, saves it, and sees the task.</summary>
    public Task RecordAsync() => TakeTurnAsync(async () =>
    {
        var task = AnyTask();
        await GoAsync("page with a form", $"/plans/{plan}/tasks/{task}/progress");
        if (page is not { Circuit: { } circuit } form)
        {
            throw new InvalidOperationException($"The form of {task} has no circuit.");
        }

        var words = $"Đã làm thêm một phần, lần {Random.Shared.Next(1_000_000)}";
        var began = Stopwatch.GetTimestamp();
        await KeepDraftAsync(form.Attribute("data-draft")!, words);
        figures.Waited("draft kept", began);
        began = Stopwatch.GetTimestamp();
        await circuit.DispatchAsync("commit", JsonSerializer.Serialize(new { value = words, number = 1 }), each => each.GetValueOrDefault("name") == "Narrative.vi");
        figures.Waited("field left", began);
        began = Stopwatch.GetTimestamp();
        await circuit.SettleAsync();
        var saved = circuit.DispatchAsync("submit", "{}", each => each[""] == "form" && each.ContainsKey("data-draft"));
        var to = await circuit.Left;
        figures.Waited("form saved", began);
        await saved;
        await GoAsync("page of the task", to);
    });

    /// <summary>A form that stays open, as of somebody who was called away.</summary>
    public Task BeginFormAsync() => TakeTurnAsync(() => GoAsync("page with a form", $"/plans/{plan}/tasks/{AnyTask()}/progress"));

    /// <summary>The line of the page breaks, and is not missed: the server keeps its circuit for a while. Another form is opened.</summary>
    public Task BreakAsync() => TakeTurnAsync(() => GoAsync("page with a form", $"/plans/{plan}/tasks/{AnyTask()}/progress", breaks: true));

    public Task LeaveAsync() => TakeTurnAsync(() => CloseAsync(breaks: false));

    private async Task TakeTurnAsync(Func<Task> act)
    {
        await turn.WaitAsync();
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException or TimeoutException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            figures.Failed(fault.Message);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task GoAsync(string kind, string path, bool breaks = false)
    {
        await CloseAsync(breaks);
        page = await OpenPage.OpenAsync(browser, figures, path, kind);
    }

    private async Task CloseAsync(bool breaks)
    {
        var old = page;
        page = null;
        if (old is not null)
        {
            await old.CloseAsync(saysSo: !breaks);
        }
    }

    private async Task KeepDraftAsync(string key, string words)
    {
        var body = JsonSerializer.Serialize(new
        {
            at = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            tab = "load",
            opening = "",
            saves = 0,
            seen = new { },
            @base = new Dictionary<string, string> { ["Narrative.vi"] = "" },
            fields = new Dictionary<string, string> { ["Narrative.vi"] = words },
        });
        using var message = new HttpRequestMessage(HttpMethod.Put, $"/drafts/{Uri.EscapeDataString(key)}") { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "x-lwp", "1" } } };
        using var answer = await browser.SendAsync(message, default);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"draft: {(int)answer.StatusCode}");
        }
    }

    private (string Kind, string Path) Choose() => Random.Shared.Next(100) switch
    {
        < 30 => ("list", $"/plans/{plan}"),
        < 40 => ("list, filtered", $"/plans/{plan}?pillar={Pillars[Random.Shared.Next(Pillars.Length)]}"),
        < 65 => ("page of a task", $"/plans/{plan}/tasks/{AnyTask()}"),
        < 77 => ("time line", $"/plans/{plan}?view=gantt"),
        < 84 => ("overview", $"/plans/{plan}/overview"),
        < 92 => ("home", "/"),
        _ => ("search", $"/search?q={Random.Shared.Next(tasks)}"),
    };

    private string AnyTask()
    {
        var at = Random.Shared.Next(tasks);
        return $"{Pillars[at % Pillars.Length]}{(at / Pillars.Length) + 1}";
    }
}
