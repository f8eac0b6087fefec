using System.Globalization;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// What the browser printed, made ready to be kept: its dates are the content's and its elements are renumbered (that is all in which two prints
/// of one document differ), it says what PDF/A and PDF/UA ask for (<see cref="Conformance"/>), names this program in place of the browser's long name of itself, and its tags take less room.
/// </summary>
internal static class PrintedPdf
{
    private const string Creator = "LinkageWorkPlan";

    /// <param name="words">Of the document that was printed; null where its outline and places stay as the browser calls them.</param>
    /// <exception cref="PdfException">The browser wrote a form of PDF that is not known.</exception>
    public static byte[] Finish(byte[] pdf, PdfMetadata metadata, DocumentWords? words = null)
    {
        var rewrite = new PdfRewrite(PdfFile.Read(pdf));
        Describe(rewrite, metadata.MadeAt);
        new TagTree(rewrite).Reduce();
        if (words is not null)
        {
            OutlineTitles.Set(rewrite, words.Headings);
        }

        Conformance.Declare(rewrite, Creator, metadata.MadeAt, words?.Places);
        var finished = rewrite.Build(ElementNames.Renumber);
        Conformance.SetId(finished);
        return finished;
    }

    private static void Describe(PdfRewrite pdf, DateTimeOffset at)
    {
        var information = pdf.Information ?? throw PdfFile.Broken("The information dictionary is missing.");
        var date = PdfString.Text(at.UtcDateTime.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "+00'00'");
        var entries = pdf.Find(information) as PdfDictionary ?? throw PdfFile.Broken("The information dictionary is no dictionary.");
        pdf.Replace(information, entries.With("CreationDate", date).With("ModDate", date).With("Creator", PdfString.Text(Creator)));
    }
}
