using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Editions;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>Where page 1 of a file, as it was printed, keeps places for the numbers of the records offices.</summary>
public static class KeptPlaces
{
    /// <returns>The sides that it keeps one for; none where it is no such PDF.</returns>
    public static IReadOnlyList<Side> SidesIn(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            return [.. Sides.Both.Where(side => Of(file, side).Count > 0)];
        }
        catch (PdfException)
        {
            return [];
        }
    }

    internal static IReadOnlyList<PdfBox> Of(PdfFile file, Side side)
    {
        var page = file.Dictionary(file.FirstPage(0), 0, "The first page");
        return [.. from entry in (file.Resolve(page["Annots"], 0) as PdfArray)?.Items ?? []
            let link = file.Resolve(entry, 0) as PdfDictionary
            where link?.NameOf("Subtype") == "Link" && link.NameOf("Dest")?.StartsWith(NumberPlaces.PrefixOf(side), StringComparison.Ordinal) is true
            orderby link.NameOf("Dest")
            let box = PdfBox.Of(file.Resolve(link["Rect"], 0))
            where box is not null
            select box.Value];
    }
}
