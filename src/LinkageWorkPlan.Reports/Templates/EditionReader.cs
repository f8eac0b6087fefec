using System.Text.Json;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads an edition of a kind of document; what cannot be printed is refused with its line.</summary>
/// <param name="folder">Where the pictures of heads lie.</param>
internal sealed class EditionReader(TemplateNode root, string folder, PrintedKind kind, Letterhead letterhead)
{
    private IReadOnlyList<Language> text = Languages.Official;

    /// <exception cref="TemplateException">A key is missing or unknown, or a value is not what it has to be.</exception>
    public EditionLayout Read()
    {
        var edition = new TemplateObject(root, "an edition");
        var languages = edition.Nullable("languages") is { } named ? LanguagesOf(named) : null;
        text = languages ?? Languages.Official;
        var basis = new TemplateObject(edition.Required("basis"), "\"basis\"");
        var layout = new EditionLayout(
            languages,
            edition.Nullable("tables") is { } tables ? LanguagesOf(tables) : null,
            TemplateObject.OneOf(edition.Required("points"), ("letters", true), ("numbers", false)),
            LanguagesOf(edition.Required("marks")),
            PageReader.Read(edition.Required("page"), EditionParts.Of(kind).Annexes),
            LineReader.Read(edition.Required("foot"), text),
            Rows(edition.Required("head")),
            TemplateObject.Text(basis.Required("start")),
            TemplateObject.Text(basis.Required("between")),
            TemplateObject.Text(basis.Required("end")),
            Lines(edition.Required("opening")),
            SectionsOf(edition.Required("sections")),
            Lines(edition.Required("closing")),
            edition.Nullable("signing") is { } signing ? SigningOf(signing) : null,
            Lines(edition.Required("distribution")),
            Parts(edition.Required("annexes"), EditionParts.Of(kind).Annexes, "annex"),
            OneOf(edition.Required("annexLine")));
        basis.Done();
        edition.Done();
        return layout;
    }

    private static List<Language> LanguagesOf(TemplateNode node)
    {
        var languages = TemplateObject.List(node).ConvertAll(TemplateObject.LanguageOf);
        return languages.Count > 0 && languages.Distinct().Count() == languages.Count ? languages : throw node.Refused("it has to name at least one language, each once.");
    }

    private List<TemplateLine> Lines(TemplateNode list) => LineReader.ReadAll(list, text, letterhead);

    /// <summary>A line, or one for each letterhead.</summary>
    private TemplateLine OneOf(TemplateNode node)
    {
        var lines = node.Kind == JsonTokenType.StartArray ? Lines(node) : [LineReader.Read(node, text)];
        return lines is [var only] ? only : throw node.Refused($"{lines.Count} lines are printed under the letterhead of the {letterhead.ToString().ToLowerInvariant()}; it has to be one.");
    }

    private List<HeadRow> Rows(TemplateNode list) => [.. TemplateObject.List(list).Where(node => LineReader.IsOf(node, letterhead)).Select(Row)];

    private HeadRow Row(TemplateNode node)
    {
        if (node.Kind == JsonTokenType.String)
        {
            return EditionParts.Head.Contains(node.Text)
                ? new HeadRow(Part: node.Text)
                : throw node.Refused($"\"{node.Text}\" is no part of a head; parts are {string.Join(", ", EditionParts.Head)}.");
        }

        return node.Members.Exists(member => member.Name == "columns") ? new HeadRow(Columns: ColumnsOf(node))
            : node.Members.Exists(member => member.Name == "picture") ? new HeadRow(Picture: new PictureReader(folder).Read(node, text))
            : new HeadRow(Line: LineReader.Read(node, text));
    }

    private HeadColumns ColumnsOf(TemplateNode node)
    {
        var row = new TemplateObject(node, "a row of the head");
        row.Optional("under");
        var style = row.Optional("class") is { } named ? LineReader.ClassOf(named) : string.Empty;
        var widths = TemplateObject.List(row.Required("widths")).ConvertAll(width => TemplateObject.Number(width, 10, 267));
        var columns = TemplateObject.List(row.Required("columns")).ConvertAll(Rows);
        row.Done();
        return widths.Count == columns.Count ? new HeadColumns(style, widths, columns) : throw node.Refused($"there are {columns.Count} columns and {widths.Count} widths.");
    }

    private static List<string> Parts(TemplateNode list, IReadOnlyList<string> all, string what)
    {
        var parts = new List<string>();
        foreach (var node in TemplateObject.List(list))
        {
            var part = TemplateObject.Text(node);
            if (!all.Contains(part))
            {
                throw node.Refused($"there is no {what} \"{part}\"; there are {string.Join(", ", all)}.");
            }

            if (parts.Contains(part))
            {
                throw node.Refused($"the {what} \"{part}\" stands twice.");
            }

            parts.Add(part);
        }

        return all.FirstOrDefault(part => !parts.Contains(part)) is { } left
            ? throw list.Refused($"the {what} \"{left}\" is left out: every edition prints all of what was signed.")
            : parts;
    }

    private List<string> SectionsOf(TemplateNode list)
    {
        var parts = Parts(list, EditionParts.Of(kind).Sections, "section");
        if (kind != PrintedKind.Report)
        {
            return parts;
        }

        var chapter = string.Empty;
        for (var place = 0; place < parts.Count; place++)
        {
            var part = parts[place];
            if (SectionKeys.IsChapter(part))
            {
                chapter = part;
            }
            else if (part[..part.IndexOf('.', StringComparison.Ordinal)] != chapter)
            {
                throw list.Items[place].Refused($"the section \"{part}\" has to stand in its own chapter.");
            }
        }

        return parts;
    }

    private SigningLayout SigningOf(TemplateNode node)
    {
        var signing = new TemplateObject(node, "\"signing\"");
        var layout = new SigningLayout(
            TemplateObject.OneOf(signing.Required("of"), ("own", false), ("both", true)),
            Lines(signing.Required("above")),
            Lines(signing.Required("acting")),
            Lines(signing.Required("below")),
            TemplateObject.List(signing.Required("titles")).ConvertAll(TemplateObject.Text));
        signing.Done();
        return layout;
    }
}
