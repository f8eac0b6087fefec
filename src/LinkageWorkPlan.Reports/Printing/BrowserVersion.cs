using System.ComponentModel;
using System.Diagnostics;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>What the browser that prints says of itself; asked once, and again when its file changes.</summary>
public sealed class BrowserVersion
{
    /// <summary>It starts no page for this.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private (string Path, DateTime Written, string Said)? known;

    /// <returns>As in <c>Chromium 142.0.7444.59</c>; null where it does not answer.</returns>
    public async Task<string?> FindAsync(string path, CancellationToken cancel)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (known is { } last && last.Path == path && last.Written == written)
        {
            return last.Said;
        }

        var said = OperatingSystem.IsWindows() ? FileVersionInfo.GetVersionInfo(path).ProductVersion : await AskAsync(path, cancel);
        known = said is null ? null : (path, written, said);
        return said;
    }

    private static async Task<string?> AskAsync(string path, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(path, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            try
            {
                var said = (await process.StandardOutput.ReadToEndAsync(limit.Token)).Trim();
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 && said.Length is > 0 and < 200 ? said : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
