using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// Marks what is drawn outside the tags – margins with their page numbers, backgrounds – and the lines of tables as artifacts (ISO 32000-1, 14.8.2.2), which PDF/UA asks for
/// (ISO 14289-1, 7.1): a reader that reads aloud knows then that it may leave them out, and not that it must guess.
/// </summary>
internal static class ArtifactMarks
{
    private static readonly byte[] Begin = "/Artifact BMC\n"u8.ToArray();
    private static readonly byte[] End = "\nEMC"u8.ToArray();

    /// <summary>The browser draws each page by one stream.</summary>
    public static void Set(PdfRewrite pdf, PdfReference at, PdfDictionary page)
    {
        if (page["Contents"] is PdfReference reference && pdf.Find(reference) is PdfStream stream)
        {
            var content = stream.Unpacked();
            var marked = Marked(TableLines.Free(pdf, at, page, content));
            if (!ReferenceEquals(content, marked))
            {
                pdf.Replace(reference, PdfStream.Packed(stream.Dictionary.Without("Filter", "Length", "DecodeParms"), marked));
            }
        }
    }

    /// <returns>The same where all of it is marked already.</returns>
    /// <exception cref="PdfException">It is of no known form.</exception>
    internal static byte[] Marked(byte[] content)
    {
        var marks = new List<(int At, byte[] Text)>();
        var texts = new List<(int Start, int End)>();
        var (depth, path, text, hasTags) = (0, -1, -1, false);
        var reader = new PdfContentStream(content);
        while (reader.Next())
        {
            var name = reader.Operator;
            if (name.SequenceEqual("BDC"u8) || name.SequenceEqual("BMC"u8))
            {
                hasTags |= depth == 0 && reader.Operands.IndexOf("/MCID"u8) >= 0;
                depth++;
            }
            else if (name.SequenceEqual("EMC"u8))
            {
                depth--;
            }
            else if (name.SequenceEqual("BT"u8))
            {
                (text, hasTags) = (depth == 0 ? reader.Start : -1, false);
                texts.Clear();
            }
            else if (name.SequenceEqual("ET"u8))
            {
                // Marks stand within a text or around it, never across its ends (14.6.1).
                if (text >= 0)
                {
                    texts = hasTags ? texts : [(text, reader.End)];
                    texts.ForEach(each => Mark(each.Start, each.End));
                }

                text = -1;
            }
            else if (depth == 0)
            {
                switch (Kind(name))
                {
                    case Drawn.Text:
                        texts.Add((reader.Start, reader.End));
                        break;
                    case Drawn.Outline:
                        path = path < 0 ? reader.Start : path;
                        break;
                    case Drawn.Path:
                        Mark(path < 0 ? reader.Start : path, reader.End);
                        path = -1;
                        break;
                    case Drawn.NoPath:
                        path = -1;
                        break;
                    case Drawn.Whole:
                        Mark(reader.Start, reader.End);
                        break;
                }
            }
        }

        return marks.Count == 0 ? content : Written(content, marks);

        void Mark(int start, int end)
        {
            marks.Add((start, Begin));
            marks.Add((end, End));
        }
    }

    private static Drawn Kind(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'T', (byte)'j' or (byte)'J'] or [(byte)'\'' or (byte)'"'] => Drawn.Text,
        [(byte)'m' or (byte)'l' or (byte)'c' or (byte)'v' or (byte)'y' or (byte)'h'] or [(byte)'r', (byte)'e'] => Drawn.Outline,
        [(byte)'S' or (byte)'s' or (byte)'f' or (byte)'F' or (byte)'B' or (byte)'b'] or [(byte)'f' or (byte)'B' or (byte)'b', (byte)'*'] => Drawn.Path,
        [(byte)'n'] => Drawn.NoPath,
        [(byte)'D', (byte)'o'] or [(byte)'s', (byte)'h'] => Drawn.Whole,
        _ => Drawn.Nothing,
    };

    private static byte[] Written(byte[] content, List<(int At, byte[] Text)> marks)
    {
        using var to = new MemoryStream(content.Length + (marks.Count * Begin.Length));
        var from = 0;
        foreach (var (at, text) in marks)
        {
            to.Write(content.AsSpan(from, at - from));
            to.Write(text);
            from = at;
        }

        to.Write(content.AsSpan(from));
        return to.ToArray();
    }

    /// <summary>What an operator does to the page, as far as its marks need it.</summary>
    private enum Drawn
    {
        Nothing,
        Text,
        Outline,
        Path,
        NoPath,
        Whole,
    }
}
