namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Width and height of a page, in points.</summary>
public readonly record struct PageSize(decimal Width, decimal Height);

/// <summary>How many pages a PDF of our own has, and how large they are.</summary>
public static class PdfPages
{
    private const int DepthMax = 40;

    /// <returns>Null where it is no such PDF.</returns>
    public static int? In(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return PdfFile.Read(pdf).Pages;
        }
        catch (PdfException)
        {
            return null;
        }
    }

    /// <returns>From the first page to the last; null where it is no such PDF.</returns>
    public static IReadOnlyList<PageSize>? SizesIn(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            var newest = file.Revisions.Count - 1;
            return [.. SizesIn(file, newest, file.Catalog(newest)["Pages"], null, 0)];
        }
        catch (PdfException)
        {
            return null;
        }
    }

    private static IEnumerable<PageSize> SizesIn(PdfFile file, int revision, PdfObject? at, PdfBox? inherited, int depth)
    {
        var node = depth < DepthMax ? file.Dictionary(at, revision, "A page") : throw new PdfException(PdfFault.TooComplex, "Pages are nested too deep.");
        var box = PdfBox.Of(file.Resolve(node["MediaBox"], revision)) ?? inherited;
        if (node.NameOf("Type") == "Page")
        {
            return [box is { } size ? new PageSize(size.Width, size.Height) : throw PdfFile.Broken("A page has no size.")];
        }

        return ((file.Resolve(node["Kids"], revision) as PdfArray)?.Items ?? []).SelectMany(each => SizesIn(file, revision, each, box, depth + 1));
    }
}
