using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Web.Settings;

/// <summary>The folder <c>templates</c> beside the program: wording, mails, fonts and starter plans.</summary>
internal static class TemplatesFolder
{
    private static readonly string[] Parts = ["fonts", "mails", "reports", "workplans"];

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>Reads what is printed with, before anything is done.</summary>
    /// <exception cref="StartupException">It is not there, or a part of it, or a file of it cannot be used: the sentence names file and line.</exception>
    public static ReportTemplates Read() => Read(Path);

    internal static ReportTemplates Read(string folder)
    {
        Require(folder);
        try
        {
            return new ReportTemplates(folder);
        }
        catch (TemplateException refusal)
        {
            throw new StartupException(refusal.Message, refusal);
        }
    }

    internal static void Require(string folder)
    {
        if (Array.Find(Parts, part => !Directory.Exists(System.IO.Path.Combine(folder, part))) is { } missing)
        {
            throw new StartupException($"The folder {System.IO.Path.Combine(folder, missing)} is missing: \"templates\" with its wording, fonts and plans has to stand beside the program. Install the program again.");
        }
    }
}
