
namespace LinkageWorkPlan.Reports.Printing;

/// <summary>Makes a PDF of a document that holds all it needs.</summary>
public interface IPdfPrinter
{
    /// <summary>Begins what the first document would wait for, beside whatever the caller does next. A failure is thrown by the printing that follows.</summary>
    void MakeReady()
    {
    }

    /// <summary>Prints a whole HTML document: tagged, with an outline of its headings, the title and language of its head. The same document and metadata give the same bytes.</summary>
    /// <exception cref="PrintingException">It could not be printed; nothing was kept.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default);

    /// <summary>The first page of the document as a PNG, an A4 page upright of 794 × 1123 CSS pixels at 1.5 dots each, without header and footer.</summary>
    /// <exception cref="PrintingException">It could not be drawn; nothing was kept.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default);
}

/// <summary>Why a document could not be printed.</summary>
public enum PrintingFailure
{
    /// <summary>No browser is where the settings or the usual places say.</summary>
    BrowserMissing,

    /// <summary>There is a browser, but it does not start.</summary>
    BrowserDoesNotStart,

    /// <summary>It took longer than <see cref="PrintingOptions.TimeoutSeconds"/>.</summary>
    TimedOut,

    /// <summary>The browser ended while printing, and again when it was tried once more.</summary>
    Crashed,
}

/// <summary>A document could not be printed. Callers turn <see cref="Failure"/> into words; the message is for the log.</summary>
public sealed class PrintingException(PrintingFailure failure, string message, Exception? cause = null) : Exception(message, cause)
{
    public PrintingFailure Failure { get; } = failure;
}
