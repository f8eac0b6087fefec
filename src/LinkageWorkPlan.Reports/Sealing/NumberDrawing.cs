using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>
/// The number and date of an office as they are drawn on page 1 (a form XObject, ISO 32000-1, 8.10): the browser's own drawing with its fonts,
/// over white where the page says that they follow.
/// </summary>
internal static partial class NumberDrawing
{
    /// <summary>Points by which two prints of one head may differ: places are named in whole pixels.</summary>
    private const decimal Slack = 1.5m;

    /// <param name="file">The issued file.</param>
    /// <param name="update">What the drawing is added to.</param>
    /// <param name="drawn">A page like page 1 with nothing on it but the number and date, at the same places.</param>
    /// <returns>The drawing, and where on page 1 it stands.</returns>
    /// <exception cref="PdfException">One of them keeps no place for the side.</exception>
    public static (PdfReference Form, PdfBox Place) Add(PdfFile file, PdfUpdate update, Side side, byte[] drawn)
    {
        var places = KeptPlaces.Of(file, side);
        var source = PdfFile.Read(drawn);
        var there = KeptPlaces.Of(source, side);
        if (places.Count == 0 || there.Count == 0)
        {
            throw PdfFile.Broken($"No place for the number of {side} on page 1.");
        }

        var (place, from) = (PdfBox.Around(places), PdfBox.Around(there));
        var page = Page(source, update);
        var content = $"q 1 1 1 rg {string.Join(' ', places.Select(each => each.ToPath()))} f Q q {Move(from, place)} /Number Do Q";
        var form = Form(place, new PdfDictionary([("XObject", new PdfDictionary([("Number", page)]))]), Encoding.ASCII.GetBytes(content));
        return (update.Add(form), place);
    }

    /// <summary>A longer number is drawn smaller, so that it stays in its place; what fits is not moved at all.</summary>
    private static string Move(PdfBox from, PdfBox place)
    {
        var isSame = Math.Abs(from.Left - place.Left) <= Slack && Math.Abs(from.Top - place.Top) <= Slack && from.Width <= place.Width + Slack && from.Height <= place.Height + Slack;
        if (isSame)
        {
            return "1 0 0 1 0 0 cm";
        }

        var scale = Math.Min(1, Math.Min(place.Width / from.Width, place.Height / from.Height));
        var (x, y) = (place.Left + ((place.Width - (scale * from.Width)) / 2) - (scale * from.Left), place.Bottom + ((place.Height - (scale * from.Height)) / 2) - (scale * from.Bottom));
        var size = scale.ToString("0.#####", CultureInfo.InvariantCulture);
        return string.Join(' ', size, "0 0", size, PdfWord.Of(x).Text, PdfWord.Of(y).Text, "cm");
    }

    private static PdfReference Page(PdfFile source, PdfUpdate update)
    {
        var page = source.Dictionary(source.FirstPage(0), 0, "The drawing");
        if (source.Resolve(page["Contents"], 0) is not PdfStream content || PdfBox.Of(source.Resolve(page["MediaBox"], 0)) is not { } paper)
        {
            throw PdfFile.Broken("The drawing is no page of one content.");
        }

        var resources = new Import(source, update).Copy(page["Resources"] ?? new PdfDictionary([]));
        return update.Add(Form(paper, resources, WithoutNumbers(content)));
    }

    private static PdfStream Form(PdfBox box, PdfObject resources, byte[] content) => PdfStream.Packed(
        new PdfDictionary(
        [
            ("Type", new PdfName("XObject")),
            ("Subtype", new PdfName("Form")),
            ("BBox", box.ToArray()),
            ("Resources", resources),
        ]),
        content);

    /// <summary>The numbers of marked content lead into the structure of the page it was printed on, which does not come along.</summary>
    private static byte[] WithoutNumbers(PdfStream content) => Encoding.Latin1.GetBytes(Marked().Replace(Encoding.Latin1.GetString(content.Unpacked()), "/$1 BMC"));

    [GeneratedRegex(@"/(\w+)\s*<<\s*/MCID \d+\s*>>\s*BDC", RegexOptions.None, 1000)]
    private static partial Regex Marked();

    /// <summary>Copies objects from one file into the update of another.</summary>
    private sealed class Import(PdfFile source, PdfUpdate update)
    {
        private readonly Dictionary<int, PdfReference> copied = [];

        public PdfObject Copy(PdfObject value) => value switch
        {
            PdfReference reference => Copied(reference),
            PdfArray array => new PdfArray([.. array.Items.Select(Copy)]),
            PdfDictionary dictionary => new PdfDictionary([.. dictionary.Entries.Where(each => each.Key is not ("StructParent" or "StructParents")).Select(each => (each.Key, Copy(each.Value)))]),
            PdfStream stream => new PdfStream((PdfDictionary)Copy(stream.Dictionary), stream.Bytes),
            _ => value,
        };

        private PdfReference Copied(PdfReference reference)
        {
            if (!copied.TryGetValue(reference.Number, out var copy))
            {
                // Its number is known before its parts are copied, which may name it.
                copy = update.Add(new PdfWord("null"));
                copied.Add(reference.Number, copy);
                update.Replace(copy, Copy(source.Resolve(reference, 0) ?? new PdfWord("null")));
            }

            return copy;
        }
    }
}
