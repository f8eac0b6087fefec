using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Reads files of the templates.</summary>
internal static partial class TemplateFile
{
    /// <summary>In bytes: a font with Chinese letters has as many.</summary>
    private const int SizeMax = 16 * 1024 * 1024;

    private const int CssMax = 1024 * 1024;

    /// <exception cref="TemplateException">It is missing, too large, or cannot be read.</exception>
    public static byte[] Read(string path, int max = SizeMax)
    {
        try
        {
            return BoundedFile.Read(path, max);
        }
        catch (ReadLimitException failure)
        {
            throw new TemplateException(path, null, $"it is larger than {BoundedFile.Size(max)}.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TemplateException(path, null, failure.Message, failure);
        }
    }

    /// <exception cref="TemplateException">It is missing, or would make a printed document ask another machine for something, or end the style element early.</exception>
    public static string ReadCss(string path)
    {
        var css = Encoding.UTF8.GetString(Read(path, CssMax));
        var outside = Outside().Match(css);
        return outside.Success
            ? throw new TemplateException(path, css.AsSpan(0, outside.Index).Count('\n') + 1, $"it must not refer to other addresses or hold '<', as in {outside.Value.Trim()}.")
            : css;
    }

    /// <summary>Also written with CSS's own escapes, which are refused altogether.</summary>
    [GeneratedRegex(@"(?<![\w-])[\w-]*://|//\w[^\s)]*|@import|<|url\s*\(\s*[""']?(?!data:)[^)]*|\\[0-9a-f]+\s?[\w(:/]*|image-set\s*\(|expression\s*\(", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Outside();
}
