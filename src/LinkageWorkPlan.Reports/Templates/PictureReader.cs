using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads a picture of a head, as the national emblem. Its file may be missing: its place then takes no room.</summary>
/// <param name="folder">Where the files lie.</param>
internal sealed class PictureReader(string folder)
{
    private const int BytesMax = 1_000_000;

    private static readonly (string Ending, string Type)[] Types = [(".svg", "image/svg+xml"), (".png", "image/png"), (".jpg", "image/jpeg")];

    /// <exception cref="TemplateException">The file's name is not allowed, or it is too large or cannot be read.</exception>
    public TemplatePicture Read(TemplateNode node, IReadOnlyList<Language> languages)
    {
        var picture = new TemplateObject(node, "a picture");
        var name = picture.Required("picture");
        var read = new TemplatePicture(
            picture.Optional("class") is { } style ? LineReader.ClassOf(style) : string.Empty,
            SourceOf(name),
            LineReader.Words(picture.Required("alternative"), languages));
        picture.Done();
        return read;
    }

    private string? SourceOf(TemplateNode node)
    {
        var name = TemplateObject.Text(node);
        var type = Array.Find(Types, each => name.EndsWith(each.Ending, StringComparison.Ordinal)).Type;
        if (type is null || name != Path.GetFileName(name))
        {
            throw node.Refused($"\"{name}\" has to be the name of a file in this folder that ends in {string.Join(", ", Types.Select(each => each.Ending))}.");
        }

        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            return null;
        }

        return file.Length <= BytesMax
            ? $"data:{type};base64,{Convert.ToBase64String(TemplateFile.Read(file.FullName))}"
            : throw node.Refused($"the picture {name} has {file.Length} bytes; it can have {BytesMax}.");
    }
}
