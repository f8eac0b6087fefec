using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>One edition's layout and style.</summary>
public sealed record EditionTemplate(EditionLayout Layout, string Css);

/// <summary>What people may change about the printed documents without a compiler: wording, layouts, style sheets and fonts. Read once.</summary>
public sealed class ReportTemplates
{
    /// <summary>A box for every letter the other families lack: stands last, so that no installed font is ever asked.</summary>
    private const string LastResort = "Last Resort";

    private static readonly (string Family, int Weight, string Style, string File, string Type)[] Faces =
    [
        ("Liberation Serif", 400, "normal", "LiberationSerif-Regular.ttf", "font/ttf"),
        ("Liberation Serif", 700, "normal", "LiberationSerif-Bold.ttf", "font/ttf"),
        ("Liberation Serif", 400, "italic", "LiberationSerif-Italic.ttf", "font/ttf"),
        ("Liberation Serif", 700, "italic", "LiberationSerif-BoldItalic.ttf", "font/ttf"),
        ("Phetsarath", 400, "normal", "phetsarath-lao-400-normal.woff2", "font/woff2"),
        ("Phetsarath", 700, "normal", "phetsarath-lao-700-normal.woff2", "font/woff2"),
        (LastResort, 400, "normal", "last-resort.ttf", "font/ttf"),
    ];

    private readonly IReadOnlyDictionary<ReportKind, KindParts> kinds;
    /// <summary>Four megabytes, which a server holds only once it prints.</summary>
    private readonly Lazy<string> fontFaces;
    private readonly Dictionary<(PrintedKind Kind, Edition Edition), EditionTemplate> editions;

    /// <param name="folder">The folder <c>templates</c>, with <c>reports</c>, <c>plans</c>, <c>meetings</c>, <c>pilots</c> and <c>fonts</c> in it.</param>
    /// <param name="letterhead">In whose name the copies of a side go out.</param>
    /// <exception cref="TemplateException">A file is missing, cannot be read, or is not what it has to be: with its line.</exception>
    public ReportTemplates(string folder, Letterhead letterhead = Letterhead.Group)
    {
        Letterhead = letterhead;
        var reports = Path.Combine(folder, "reports");
        var wording = Path.Combine(reports, "wording.json");
        Wording = Wording.Read(wording, TemplateFile.Read(wording));
        var kinds = Path.Combine(reports, "kinds.json");
        this.kinds = KindReader.Read(kinds, TemplateFile.Read(kinds));
        ChartsCss = TemplateFile.ReadCss(Path.Combine(reports, "charts.css"));
        ReportCss = TemplateFile.ReadCss(Path.Combine(reports, "report.css"));
        editions = (from kind in Enum.GetValues<PrintedKind>() from edition in Enum.GetValues<Edition>() select (Kind: kind, Edition: edition)).ToDictionary(each => each, each => ReadEdition(folder, each.Kind, each.Edition, letterhead));
        var faces = Faces.Select(face => (Face: face, File: Path.Combine(folder, "fonts", face.File))).Select(each => (each.Face, each.File, Bytes: TemplateFile.Read(each.File))).ToList();
        fontFaces = new Lazy<string>(() => string.Concat((string[])[.. faces.Select(each =>
            $"@font-face{{font-family:'{each.Face.Family}';font-weight:{each.Face.Weight};font-style:{each.Face.Style};font-display:block;"
            + $"src:url(data:{each.Face.Type};base64,{Convert.ToBase64String(each.Bytes)})}}\n")]));
        FontFiles = faces.ToDictionary(each => each.Face.File, each => (each.Face.Type, each.Bytes), StringComparer.Ordinal);
        try
        {
            Fonts = new FontCoverage(faces.Where(each => each.Face.Family != LastResort).GroupBy(each => each.Face.Family).Select(family => family.Select(each => each.Bytes).ToList()));
        }
        catch (InvalidDataException failure)
        {
            throw new TemplateException(Path.Combine(folder, "fonts"), null, failure.Message, failure);
        }
    }

    /// <summary>In whose name the copies of a side go out.</summary>
    public Letterhead Letterhead { get; }

    public Wording Wording { get; }

    /// <summary>Style of the charts alone, for pages that show them outside a report.</summary>
    public string ChartsCss { get; }

    /// <summary>Style that all editions share, without fonts and without the charts'.</summary>
    public string ReportCss { get; }

    /// <summary>Each font by the name of its file, with its media type.</summary>
    public IReadOnlyDictionary<string, (string Type, byte[] Bytes)> FontFiles { get; }

    /// <summary>The fonts as <c>@font-face</c> rules for a page on the screen, which fetches those it needs.</summary>
    public static string LinkedFontFaces(Func<string, string> address) => string.Concat(Faces.Select(face =>
        $"@font-face{{font-family:'{face.Family}';font-weight:{face.Weight};font-style:{face.Style};font-display:swap;src:url({address(face.File)})}}\n"));

    /// <summary>The fonts as <c>@font-face</c> rules that hold them: a document with these needs no other file.</summary>
    public string FontFaces => fontFaces.Value;

    /// <summary>Which letters those fonts have.</summary>
    public FontCoverage Fonts { get; }

    /// <summary>Of a report.</summary>
    public EditionTemplate this[Edition edition] => this[PrintedKind.Report, edition];

    public EditionTemplate this[PrintedKind kind, Edition edition] => editions[(kind, edition)];

    /// <summary>The sections and annexes that reports of a kind have, in every edition.</summary>
    public KindParts PartsOf(ReportKind kind) => kinds[kind];

    /// <summary>Each kind has layouts of its own; the style of an edition is the reports', and what is no report adds that of plans.</summary>
    private static EditionTemplate ReadEdition(string folder, PrintedKind kind, Edition edition, Letterhead letterhead)
    {
        var (shared, name) = (Path.Combine(folder, "reports", "editions"), edition.ToString().ToLowerInvariant());
        var layout = kind switch
        {
            PrintedKind.Report => shared,
            PrintedKind.Plan => Path.Combine(folder, "plans", "editions"),
            PrintedKind.Amendment => Path.Combine(folder, "plans", "amendments"),
            PrintedKind.Consolidated => Path.Combine(folder, "plans", "consolidated"),
            PrintedKind.Comparison => Path.Combine(folder, "plans", "comparisons"),
            PrintedKind.Minutes => Path.Combine(folder, "meetings", "minutes"),
            PrintedKind.Invitation => Path.Combine(folder, "meetings", "invitations"),
            PrintedKind.ScoringSheet => Path.Combine(folder, "pilots", "scoring"),
        };
        var file = Path.Combine(layout, name + ".json");
        var css = TemplateFile.ReadCss(Path.Combine(shared, name + ".css"));
        return new EditionTemplate(
            new EditionReader(TemplateNode.Parse(file, TemplateFile.Read(file)), shared, kind, letterhead).Read(),
            kind == PrintedKind.Report ? css : css + TemplateFile.ReadCss(Path.Combine(folder, "plans", "plan.css")));
    }
}
