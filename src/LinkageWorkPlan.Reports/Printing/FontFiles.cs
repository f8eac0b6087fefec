using System.Text;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// The fonts that documents hold, as files beside them. In a document they are two megabytes of text that the browser would read, decode and check
/// each time; they are the same in all documents.
/// </summary>
internal sealed class FontFiles(DirectoryInfo folder)
{
    private const string Start = "url(data:font/";
    private const string Base64 = ";base64,";

    /// <summary>Of the document's policy; the browser has no other way to the network or to files.</summary>
    private const string OnlyHeld = "font-src data:";
    private const string FromFiles = "font-src data: file:";

    private readonly List<(string Data, string Name)> written = [];
    private readonly Lock writing = new();

    /// <summary>The document with the names of the files in place of its fonts.</summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    public string TakeOutOf(string html)
    {
        var document = new StringBuilder();
        var from = 0;
        for (var at = html.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Start, from, StringComparison.Ordinal))
        {
            var end = html.IndexOf(')', at);
            var data = html.AsSpan(at, Math.Max(0, end - at));
            if (end < 0 || data.IndexOf(Base64) is not (>= 0 and var comma))
            {
                document.Append(html, from, at + Start.Length - from);
                from = at + Start.Length;
                continue;
            }

            document.Append(html, from, at - from).Append("url(").Append(NameOf(data[(comma + Base64.Length)..])).Append(')');
            from = end + 1;
        }

        return from == 0 ? html : document.Append(html, from, html.Length - from).Replace(OnlyHeld, FromFiles).ToString();
    }

    private string NameOf(ReadOnlySpan<char> data)
    {
        lock (writing)
        {
            foreach (var (known, there) in written)
            {
                if (data.SequenceEqual(known))
                {
                    return there;
                }
            }

            var (text, name) = (data.ToString(), $"font-{written.Count + 1}");
            File.WriteAllBytes(Path.Combine(folder.FullName, name), Convert.FromBase64String(text));
            written.Add((text, name));
            return name;
        }
    }
}
