using LinkageWorkPlan.Reports.Printing;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Prints what the browser once printed of documents with the same places.</summary>
internal sealed class NumberedPrinter : IPdfPrinter
{
    public bool IsJammed { get; set; }

    public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default)
    {
        if (IsJammed)
        {
            throw new PrintingException(PrintingFailure.TimedOut, "jammed");
        }

        var (ofVietnam, ofLaos) = (html.Contains("#number-vietnam-", StringComparison.Ordinal), html.Contains("#number-laos-", StringComparison.Ordinal));
        var isLayer = html.Contains("place drawn", StringComparison.Ordinal);
        var name = (isLayer, ofVietnam, ofLaos) switch
        {
            (true, _, false) => "number-vietnam",
            (true, false, _) => "number-laos",
            (_, true, true) => "numbered",
            (_, true, false) => "numbered-vietnam",
            (_, false, true) => "numbered-laos",
            _ => "printed",
        };
        return File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Sealing", name + ".pdf"), cancellation);
    }

    public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => Task.FromResult<byte[]>([1]);
}
