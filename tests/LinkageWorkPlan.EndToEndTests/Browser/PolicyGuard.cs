using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Whatever a test does on a page: the browser refused nothing of it by the Content-Security-Policy, which it says in its console alone.</summary>
internal sealed class PolicyGuard
{
    private readonly ConcurrentQueue<string> refused = new();

    public PolicyGuard(IPage page) => page.Console += (_, message) =>
    {
        if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("Permissions policy", StringComparison.Ordinal))
        {
            refused.Enqueue($"{page.Url}: {message.Text}");
        }
    };

    /// <exception cref="InvalidOperationException">Something was refused.</exception>
    public void Check()
    {
        if (!refused.IsEmpty)
        {
            throw new InvalidOperationException($"Refused by the browser:\n{string.Join('\n', refused.Distinct())}");
        }
    }
}
