using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>
/// What pages call in the browser: functions that the modules of <c>wwwroot/js</c> export. Blazor sends a page again after the line broke, but no call:
/// what was on the way is asked again once the line is back, and <c>calls.js</c> makes each call once.
/// </summary>
public sealed class Scripts(IJSRuntime js) : CircuitHandler
{
    private readonly string page = $"{Guid.CreateVersion7()}";
    private TaskCompletionSource back = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref back, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return Task.CompletedTask;
    }

    /// <summary>Returns once the browser has answered, or the page or what asked is gone.</summary>
    /// <param name="module">Its file's name without the ending. The page has loaded it already: asking for it costs no more than the way there.</param>
    /// <exception cref="JSException">The function failed.</exception>
    public async Task CallAsync(string module, string function, params object?[] arguments)
    {
        var call = string.Create(CultureInfo.InvariantCulture, $"{page}-{Interlocked.Increment(ref calls)}");
        while (true)
        {
            var isBack = back.Task;
            var asked = AskAsync(call, module, function, arguments);
            if (await Task.WhenAny(asked, isBack) == asked && await asked)
            {
                return;
            }
        }
    }

    /// <summary>False where the browser did not answer within the time that Blazor gives it.</summary>
    private async Task<bool> AskAsync(string call, string module, string function, object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync("linkageWorkPlan.call", call, module, function, arguments);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException)
        {
            // Nobody is there any more: the page, or what asked and was to be answered.
        }

        return true;
    }
}
