using System.Text.Json;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>A value of a template's JSON that knows on which line of which file it stands.</summary>
internal sealed record TemplateNode(string Path, int Line, JsonTokenType Kind)
{
    /// <summary>Of a string or a number, as it is written.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Of an object, in the file's order; no name stands twice.</summary>
    public List<(string Name, int Line, TemplateNode Value)> Members { get; } = [];

    /// <summary>Of a list.</summary>
    public List<TemplateNode> Items { get; } = [];

    public TemplateException Refused(string problem) => new(Path, Line, problem);

    /// <exception cref="TemplateException">It is not JSON, or a key stands twice in one object.</exception>
    public static TemplateNode Parse(string path, byte[] json)
    {
        // Editors on Windows put a mark of three bytes before the text.
        var start = json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(json.AsSpan(start));
        var lines = new LineCounter(json, start);
        try
        {
            reader.Read();
            var root = Read(ref reader, path, lines);
            return reader.Read() ? throw new TemplateException(path, lines.At(reader.TokenStartIndex), "there is something after its end.") : root;
        }
        catch (JsonException failure)
        {
            // The reader's own place counts from 0.
            throw new TemplateException(path, (int)(failure.LineNumber ?? 0) + 1, Sentence(failure.Message), failure);
        }
        catch (Exception failure) when (failure is InvalidOperationException or FormatException)
        {
            // Half of a letter (\ud800), bytes that are no UTF-8, or a number of too many digits: the reader says so only when it is asked for the value.
            throw new TemplateException(path, lines.At(reader.TokenStartIndex), "there are bytes that are no letters (UTF-8), half of a letter, or a number that is too large.", failure);
        }
    }

    private static TemplateNode Read(ref Utf8JsonReader reader, string path, LineCounter lines)
    {
        var node = new TemplateNode(path, lines.At(reader.TokenStartIndex), reader.TokenType)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number => reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => string.Empty,
            },
        };
        if (node.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (name, line) = (reader.GetString()!, lines.At(reader.TokenStartIndex));
                if (node.Members.Exists(member => member.Name == name))
                {
                    throw new TemplateException(path, line, $"the key \"{name}\" stands twice.");
                }

                reader.Read();
                node.Members.Add((name, line, Read(ref reader, path, lines)));
            }
        }
        else if (node.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                node.Items.Add(Read(ref reader, path, lines));
            }
        }

        return node;
    }

    /// <summary>The reader's words without its own place, which the file's line gives.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    /// <summary>Lines by bytes; asked in the order of the file, so that each byte is looked at once.</summary>
    private sealed class LineCounter(byte[] bytes, int start)
    {
        private int line = 1;
        private int seen;

        public int At(long index)
        {
            for (; seen < start + index; seen++)
            {
                line += bytes[seen] == '\n' ? 1 : 0;
            }

            return line;
        }
    }
}
