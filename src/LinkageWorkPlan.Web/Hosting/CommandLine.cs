namespace LinkageWorkPlan.Web.Hosting;

/// <summary>Without a command the program serves the pages; with one it does that and ends.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = WebHost.Build(args);
        await WebHost.PrepareAsync(app);
        await app.RunAsync();
        return 0;
    }
}
