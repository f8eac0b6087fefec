namespace LinkageWorkPlan.Reports.Printing;

/// <summary>Where Chromium, Chrome or Edge is on this machine.</summary>
public static class BrowserFinder
{
    // The one without windows first: it prints the same in less time. Debian's script in /usr/bin would stay between it and whoever ends it.
    private static readonly string[] Linux =
    [
        "/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome",
        "/usr/bin/microsoft-edge-stable", "/usr/bin/microsoft-edge", "/snap/bin/chromium",
    ];

    private static readonly string[] MacOS =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    private static readonly string[] Windows =
    [
        @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe",
    ];

    /// <param name="set">What the settings say; null or empty to look.</param>
    /// <exception cref="PrintingException"><see cref="PrintingFailure.BrowserMissing"/>.</exception>
    public static string Find(string? set)
    {
        if (!string.IsNullOrWhiteSpace(set))
        {
            return File.Exists(set)
                ? set
                : throw new PrintingException(PrintingFailure.BrowserMissing, $"There is no browser at {set} (setting {PrintingOptions.Section}:{nameof(PrintingOptions.BrowserPath)}).");
        }

        return Candidates().FirstOrDefault(File.Exists)
            ?? throw new PrintingException(
                PrintingFailure.BrowserMissing,
                $"Found no Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium) or set {PrintingOptions.Section}:{nameof(PrintingOptions.BrowserPath)}.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            var roots = new[]
            {
                Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData,
            };
            return from file in Windows from root in roots select Path.Combine(Environment.GetFolderPath(root), file);
        }

        return OperatingSystem.IsMacOS() ? MacOS : Linux;
    }
}
