using System.Globalization;
using System.Text;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Templates;

/// <summary>The files of the printed documents' templates as they are on disk now.</summary>
/// <param name="folder">The folder <c>templates</c>.</param>
public sealed class TemplateFiles(string folder)
{
    public TemplateFiles()
        : this(TemplatesFolder.Path)
    {
    }

    public string Folder => folder;

    /// <summary>Another one whenever a file was added, removed or written. Looked at instead of watched: folders over a network and of containers tell of no change.</summary>
    public string Stamp()
    {
        var state = new StringBuilder();
        var all = new[] { "reports", "plans" }.Select(part => new DirectoryInfo(Path.Combine(folder, part))).Where(part => part.Exists).SelectMany(part => part.EnumerateFiles("*", SearchOption.AllDirectories));
        foreach (var file in all.OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            state.Append(CultureInfo.InvariantCulture, $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {file.Length}\n");
        }

        return Fingerprint.OfText(state.ToString())[..16];
    }
}
