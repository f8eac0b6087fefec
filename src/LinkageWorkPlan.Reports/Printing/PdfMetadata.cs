using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>What a PDF says about itself besides its title and language, which are the document's.</summary>
/// <param name="MadeAt">The instant it gives as its creation and last change, to the second.</param>
public sealed record PdfMetadata(DateTimeOffset MadeAt)
{
    /// <summary>Of what both signed the last signature; of a draft the beginning of a day that its content says (UTC+7), as a report's cut-off: the same content gives the same document on any day.</summary>
    public static PdfMetadata Of(IPrintedContent content) => new(content.IssuedAt ?? WorkingClock.StartOf(content.DraftDay));
}
