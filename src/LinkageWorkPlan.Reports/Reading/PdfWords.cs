using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// The words of a PDF. The library unpacks what it meets without a limit, so that everything that is packed is unpacked once before, to be counted and thrown away.
/// </summary>
internal static partial class PdfWords
{
    private const int PagesMax = 5_000;

    /// <summary>Unpacked, of all parts together: fonts and pictures included.</summary>
    private const long BytesMax = 512L * 1024 * 1024;

    private static readonly byte[] Begin = "stream"u8.ToArray();

    /// <exception cref="InvalidDataException">It is broken, encrypted, or packed in a way that cannot be counted.</exception>
    /// <exception cref="ReadLimitException">More is in it than is taken in.</exception>
    public static void Read(byte[] bytes, StringBuilder words, int most, CancellationToken cancel)
    {
        RequireSmall(bytes, cancel);
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, UseActualText = true, MaxStackDepth = 64 });
            for (var page = 1; page <= Math.Min(pdf.NumberOfPages, PagesMax) && words.Length < most; page++)
            {
                cancel.ThrowIfCancellationRequested();
                words.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(page))).Append('\n');
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not OutOfMemoryException)
        {
            // The library throws whatever a broken file makes it meet.
            throw new InvalidDataException("The PDF cannot be read.", fault);
        }
    }

    /// <summary>Unpacks each packed part once, within a budget for all of them.</summary>
    private static void RequireSmall(byte[] bytes, CancellationToken cancel)
    {
        if (IsChained(bytes))
        {
            throw new InvalidDataException("Parts are packed twice, or by a way that says how only elsewhere.");
        }

        var budget = new ByteBudget(BytesMax);
        var piece = new byte[81_920];
        for (var at = bytes.AsSpan().IndexOf(Begin); at >= 0;)
        {
            cancel.ThrowIfCancellationRequested();
            var from = at + Begin.Length;
            while (from < bytes.Length && bytes[from] is (byte)'\r' or (byte)'\n')
            {
                from++;
            }

            Count(bytes, from, piece, budget);
            var next = bytes.AsSpan(from).IndexOf(Begin);
            at = next < 0 ? -1 : from + next;
        }
    }

    private static bool IsChained(byte[] bytes)
    {
        try
        {
            return Chained().IsMatch(Encoding.Latin1.GetString(bytes));
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static void Count(byte[] bytes, int from, byte[] piece, ByteBudget budget)
    {
        try
        {
            using var part = new ZLibStream(new MemoryStream(bytes, from, bytes.Length - from), CompressionMode.Decompress);
            int count;
            while ((count = part.Read(piece)) > 0)
            {
                budget.Take(count);
            }
        }
        catch (InvalidDataException)
        {
            // It is not packed, or broken: then nothing comes out of it.
        }
    }

    /// <summary>Two ways of packing one after the other, one that packs a thousandfold, or a name of it that stands elsewhere.</summary>
    [GeneratedRegex(@"/F(ilter)?\s*\[\s*/\w+\s*/(Fl|Flate|LZW|RL|RunLength)|/LZW(Decode)?\b|/Filter\s+\d+\s+\d+\s+R|/Encrypt\s", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Chained();
}
