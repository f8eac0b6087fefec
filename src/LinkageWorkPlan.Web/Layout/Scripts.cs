using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>What pages call in the browser: functions that the modules of <c>wwwroot/js</c> export.</summary>
public sealed class Scripts(IJSRuntime js)
{
    private readonly Dictionary<string, Task<IJSObjectReference>> modules = new(StringComparer.Ordinal);

    /// <param name="module">Its file's name without the ending. The page has loaded it already: asking for it costs no more than the way there.</param>
    /// <exception cref="JSDisconnectedException">The page is gone.</exception>
    public async Task CallAsync(string module, string function, params object?[] arguments)
    {
        if (!modules.TryGetValue(module, out var asked) || asked.IsFaulted || asked.IsCanceled)
        {
            modules[module] = asked = js.InvokeAsync<IJSObjectReference>("import", $"./js/{module}.js").AsTask();
        }

        await (await asked).InvokeVoidAsync(function, arguments);
    }
}
