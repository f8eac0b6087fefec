using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.Load;

/// <summary>A page's circuit, as <c>blazor.web.js</c> holds it: every batch is acknowledged and every call of the server answered.</summary>
internal sealed partial class Circuit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource gone = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> calls = new();
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource dispatching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Browser browser;
    private ReadOnlyMemory<byte> first;
    private Task reading = Task.CompletedTask;
    private Task pinging = Task.CompletedTask;
    private long renderer;
    private int called;

    private Circuit(Browser browser) => this.browser = browser;

    /// <summary>Where the server sends the page: whole, not within the circuit.</summary>
    public Task<string> Left => left.Task.WaitAsync(Patience);

    /// <returns>Once the page is drawn by the circuit: its forms take what is typed.</returns>
    public static async Task<Circuit> StartAsync(Browser browser, string path, string page)
    {
        var circuit = new Circuit(browser);
        using var negotiated = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"), default);
        negotiated.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync());
        var token = answer.RootElement.GetProperty("connectionToken").GetString()!;
        circuit.socket.Options.SetRequestHeader("Cookie", browser.Cookies);
        circuit.socket.Options.SetRequestHeader("Origin", browser.Address.GetLeftPart(UriPartial.Authority));
        using var patience = new CancellationTokenSource(Patience);
        await circuit.socket.ConnectAsync(new Uri($"ws://{browser.Address.Authority}/_blazor?id={Uri.EscapeDataString(token)}"), patience.Token);
        await circuit.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, patience.Token);
        circuit.reading = circuit.ReadAsync();
        circuit.pinging = circuit.PingAsync();
        var state = State().Match(page).Groups[1].Value;
        await circuit.SendAsync(1, Pack.Headers.None, "0", "StartCircuit", new object?[] { new Uri(browser.Address, "/").ToString(), new Uri(browser.Address, path).ToString(), "[]", state });
        await circuit.started.Task.WaitAsync(Patience);
        var markers = Marker().Matches(page).Select((each, at) => $"{{\"type\":\"add\",\"ssrComponentId\":{at + 1},\"marker\":{each.Groups[1].Value}}}");
        await circuit.InvokeAsync("UpdateRootComponents", $"{{\"batchId\":1,\"operations\":[{string.Join(',', markers)}]}}", state);
        await circuit.drawn.Task.WaitAsync(Patience);
        return circuit;
    }

    /// <summary>Tells the server of an event of an element in the page as it was first drawn.</summary>
    /// <param name="arguments">JSON.</param>
    /// <returns>Once the server has dealt with it.</returns>
    public async Task DispatchAsync(string eventName, string arguments, Func<IReadOnlyDictionary<string, string?>, bool> element)
    {
        var handler = Handlers.Find(first, $"on{eventName}", element) ?? throw new InvalidOperationException($"Nothing in the page takes '{eventName}'.");
        await dispatching.Task.WaitAsync(Patience);
        await CallAsync("DispatchEventAsync", renderer, $"[{{\"eventHandlerId\":{handler},\"eventName\":\"{eventName}\",\"eventFieldInfo\":null}},{arguments}]");
    }

    /// <summary>As its script does before a form is sent: drafts on their way are waited for.</summary>
    public async Task SettleAsync() => await CallAsync("Settle", await attached.Task.WaitAsync(Patience), "[]");

    /// <param name="saysSo">False where the line breaks: the server keeps the circuit for a while.</param>
    public async Task CloseAsync(bool saysSo)
    {
        if (saysSo && started.Task.IsCompletedSuccessfully)
        {
            using var said = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/disconnect")
            {
                Content = new MultipartFormDataContent { { new StringContent(await started.Task), "circuitId" } },
            }, default);
        }

        await gone.CancelAsync();
        socket.Abort();
        await Task.WhenAll(reading, pinging);
        socket.Dispose();
        gone.Dispose();
    }

    private async Task CallAsync(string method, long target, string arguments)
    {
        var id = Interlocked.Increment(ref called).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answered = calls.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        await InvokeAsync("BeginInvokeDotNetFromJS", id, null, method, target, arguments);
        if (!await answered.Task.WaitAsync(Patience))
        {
            throw new InvalidOperationException($"{method} failed.");
        }
    }

    private Task InvokeAsync(string target, params object?[] arguments) => SendAsync(1, Pack.Headers.None, null, target, arguments);

    private async Task SendAsync(params object?[] message)
    {
        var bytes = Pack.Message(message);
        await sending.WaitAsync(gone.Token);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, gone.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(PingEvery, gone.Token);
                await SendAsync(6);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // Whoever waits for an answer finds out.
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[16 * 1024];
            var isGreeted = false;
            while (true)
            {
                using var frame = new MemoryStream();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), gone.Token);
                    frame.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The server closed the line.");
                }

                var bytes = frame.ToArray().AsMemory();
                if (!isGreeted)
                {
                    isGreeted = true;
                    bytes = bytes[(bytes.Span.IndexOf((byte)0x1e) + 1)..];
                }

                foreach (var message in Pack.Read(bytes))
                {
                    await TakeAsync(message);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidDataException or InvalidOperationException)
        {
            foreach (var each in calls.Values)
            {
                each.TrySetException(fault);
            }

            started.TrySetException(fault);
            drawn.TrySetException(fault);
            left.TrySetException(fault);
            // Nobody may be waiting.
            _ = (started.Task.Exception, drawn.Task.Exception, left.Task.Exception, calls.Values.Select(each => each.Task.Exception).ToList());
        }
    }

    private async Task TakeAsync(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case 3:
                if (message[^1] is string secret)
                {
                    started.TrySetResult(secret);
                }
                else
                {
                    throw new InvalidOperationException("The circuit did not start.");
                }

                return;
            case 7: throw new InvalidOperationException($"The server ended the line: {message.ElementAtOrDefault(1)}");
            case not 1: return;
        }

        var arguments = (object?[])message[4]!;
        switch ((string)message[3]!)
        {
            case "JS.RenderBatch":
                var batch = (ReadOnlyMemory<byte>)arguments[1]!;
                // The largest is the page; what is pressed in it is found there.
                first = batch.Length > first.Length && !drawn.Task.IsCompleted ? batch : first;
                await InvokeAsync("OnRenderCompleted", arguments[0], null);
                break;
            case "JS.EndUpdateRootComponents": drawn.TrySetResult(0); break;
            case "JS.EndInvokeDotNet":
                if (calls.TryRemove((string)arguments[0]!, out var call))
                {
                    call.TrySetResult(arguments[1] is true);
                }

                break;
            case "JS.Error": throw new InvalidOperationException("The circuit broke.");
            case "JS.BeginInvokeJS": await AnswerAsync(arguments); break;
        }
    }

    private async Task AnswerAsync(object?[] arguments)
    {
        var (id, name, given) = ((long)arguments[0]!, (string)arguments[1]!, (string?)arguments[2] ?? "[]");
        switch (name)
        {
            case "Blazor._internal.attachWebRendererInterop":
                renderer = ReferenceIn(given);
                dispatching.TrySetResult();
                break;
            case "linkageWorkPlan.call" when given.Contains("\"drafts\",\"attach\"", StringComparison.Ordinal): attached.TrySetResult(ReferenceIn(given)); break;
            case "Blazor._internal.navigationManager.navigateTo":
                using (var to = JsonDocument.Parse(given))
                {
                    var address = new Uri(browser.Address, to.RootElement[0].GetString()!);
                    if (to.RootElement[1].GetProperty("forceLoad").GetBoolean())
                    {
                        left.TrySetResult(address.PathAndQuery);
                    }
                    else
                    {
                        await InvokeAsync("OnLocationChanged", address.ToString(), null, false);
                    }
                }

                break;
        }

        if (id != 0)
        {
            // A module where one is asked for, nothing else.
            await InvokeAsync("EndInvokeJSFromDotNet", id, true, $"[{id},true,{((long)arguments[3]! == 1 ? "{\"__jsObjectId\":1}" : "null")}]");
        }
    }

    private static long ReferenceIn(string arguments) => long.Parse(Reference().Match(arguments).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<!--Blazor-Server-Component-State:([^>]+?)-->")]
    private static partial Regex State();

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex Reference();
}
