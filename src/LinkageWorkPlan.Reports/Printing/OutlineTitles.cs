using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>The titles of the outline (ISO 32000-1, 12.3.3) in the words of the headings.</summary>
internal static class OutlineTitles
{
    /// <summary>Headings nest in six levels; more is no outline of the browser's.</summary>
    private const int DepthMax = 8;

    /// <param name="titles">In the order of print; where they are not as many as the outline's entries, all stay as they are.</param>
    public static void Set(PdfRewrite pdf, IReadOnlyList<string> titles)
    {
        var entries = new List<PdfReference>();
        if (pdf.Find(pdf.Catalog["Outlines"]) is PdfDictionary outlines)
        {
            Gather(pdf, outlines, entries, titles.Count, 0);
        }

        if (entries.Count != titles.Count)
        {
            return;
        }

        foreach (var (at, title) in entries.Zip(titles))
        {
            pdf.Replace(at, ((PdfDictionary)pdf.Find(at)!).With("Title", PdfString.Text(title)));
        }
    }

    private static void Gather(PdfRewrite pdf, PdfDictionary parent, List<PdfReference> entries, int most, int depth)
    {
        for (var at = parent["First"] as PdfReference; at is not null && entries.Count <= most && depth < DepthMax;)
        {
            if (pdf.Find(at) is not PdfDictionary entry)
            {
                return;
            }

            entries.Add(at);
            Gather(pdf, entry, entries, most, depth + 1);
            at = entry["Next"] as PdfReference;
        }
    }
}
