using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Web.Settings;

/// <summary>The folder <c>templates</c> beside the program: wording, mails, fonts and starter plans.</summary>
internal static class TemplatesFolder
{
    private static readonly string[] Parts = ["fonts", "mails", "reports", "workplans"];

    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "templates");

    /// <summary>Reads what is printed with, before anything is done.</summary>
    /// <param name="configuration">Says under which letterhead; a word that names none is refused with the other settings.</param>
    /// <exception cref="StartupException">It is not there, or a part of it, or a file of it cannot be used: the sentence names file and line.</exception>
    public static ReportTemplates Read(IConfiguration configuration) =>
        Read(Path, Enum.TryParse<Letterhead>(configuration[$"{PrintingOptions.Section}:{nameof(PrintingOptions.Letterhead)}"], ignoreCase: true, out var named) ? named : default);

    internal static ReportTemplates Read(string folder, Letterhead letterhead = default)
    {
        Require(folder);
        try
        {
            return new ReportTemplates(folder, letterhead);
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
