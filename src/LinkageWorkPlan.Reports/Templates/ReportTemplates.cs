using System.Text;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>What people may change about the printed documents without a compiler: wording, style sheets and fonts. Read once.</summary>
public sealed class ReportTemplates
{
    private static readonly (string Family, int Weight, string Style, string File, string Type)[] Faces =
    [
        ("Liberation Serif", 400, "normal", "LiberationSerif-Regular.ttf", "font/ttf"),
        ("Liberation Serif", 700, "normal", "LiberationSerif-Bold.ttf", "font/ttf"),
        ("Liberation Serif", 400, "italic", "LiberationSerif-Italic.ttf", "font/ttf"),
        ("Liberation Serif", 700, "italic", "LiberationSerif-BoldItalic.ttf", "font/ttf"),
        ("Phetsarath", 400, "normal", "phetsarath-lao-400-normal.woff2", "font/woff2"),
        ("Phetsarath", 700, "normal", "phetsarath-lao-700-normal.woff2", "font/woff2"),
    ];

    /// <param name="folder">The folder <c>templates</c>, with <c>reports</c> and <c>fonts</c> in it.</param>
    /// <exception cref="TemplateException">A file is missing, cannot be read, or lacks an entry.</exception>
    public ReportTemplates(string folder)
    {
        var wording = Path.Combine(folder, "reports", "wording.json");
        Wording = Wording.Read(wording, Encoding.UTF8.GetString(ReadFile(wording)));
        ChartsCss = ReadCss(folder, "charts.css");
        ReportCss = ReadCss(folder, "report.css");
        FontFaces = string.Concat(Faces.Select(face =>
            $"@font-face{{font-family:'{face.Family}';font-weight:{face.Weight};font-style:{face.Style};font-display:block;"
            + $"src:url(data:{face.Type};base64,{Convert.ToBase64String(ReadFile(Path.Combine(folder, "fonts", face.File)))})}}\n"));
    }

    public Wording Wording { get; }

    /// <summary>Style of the charts alone, for pages that show them outside a report.</summary>
    public string ChartsCss { get; }

    /// <summary>Style of a whole report, without fonts and without the charts'.</summary>
    public string ReportCss { get; }

    /// <summary>The fonts as <c>@font-face</c> rules that hold them: a document with these needs no other file.</summary>
    public string FontFaces { get; }

    private static string ReadCss(string folder, string name)
    {
        var path = Path.Combine(folder, "reports", name);
        var css = Encoding.UTF8.GetString(ReadFile(path));

        // A printed document must not ask another machine for anything, nor end the style element early.
        return css.Contains("://", StringComparison.Ordinal) || css.Contains("@import", StringComparison.Ordinal) || css.Contains('<', StringComparison.Ordinal)
            ? throw new TemplateException(path, "it must not refer to other addresses or hold '<'.")
            : css;
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException(path, failure.Message, failure);
        }
    }
}
