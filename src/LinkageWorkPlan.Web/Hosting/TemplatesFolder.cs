using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>The folder <c>templates</c> beside the program: wording, mails, fonts and starter plans.</summary>
internal static class TemplatesFolder
{
    private static readonly string[] Parts = ["fonts", "mails", "reports", "workplans"];

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "templates");

    /// <exception cref="StartupException">It is not there, or a part of it.</exception>
    public static void Require() => Require(Path);

    internal static void Require(string folder)
    {
        if (Array.Find(Parts, part => !Directory.Exists(System.IO.Path.Combine(folder, part))) is { } missing)
        {
            throw new StartupException($"The folder {System.IO.Path.Combine(folder, missing)} is missing: \"templates\" with its wording, fonts and plans has to stand beside the program. Install the program again.");
        }
    }
}
