using System.Xml.Linq;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>The interface's words as the resource files hold them.</summary>
internal static class InterfaceTexts
{
    private const string Folder = "src/LinkageWorkPlan.Web/Text/";

    /// <summary>By language code: key to words. English is the neutral file.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ByLanguage = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["vi"] = Read(".vi.resx"),
        ["lo"] = Read(".lo.resx"),
        ["en"] = Read(".resx"),
    };

    private static Dictionary<string, string> Read(string ending) =>
        Repository.TextFiles(Folder, ".resx")
            .Where(path => ending == ".resx" ? Path.GetFileName(path).Count(each => each == '.') == 1 : path.EndsWith(ending, StringComparison.Ordinal))
            .SelectMany(path => XDocument.Parse(Repository.Read(path)).Root!.Elements("data"))
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);
}
