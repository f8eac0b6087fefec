using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>A file that was received, with the words and the data inside it. They are read before the command is sent: that can take seconds, in which nobody else could save.</summary>
/// <param name="Words">Null where they could not be read.</param>
/// <param name="Table">Null where it is no data.</param>
public sealed record DocumentUpload(EvidenceUpload File, string? Words, DataTable? Table = null)
{
    /// <summary>For reading the words of one file; what takes longer has none.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(15);

    /// <param name="drawer">Reads PDFs. Where it cannot, they have no words.</param>
    /// <exception cref="Domain.Failures.RuleException">It is too large.</exception>
    public static async Task<DocumentUpload> ReadAsync(EvidenceUpload file, PageDrawer drawer, CancellationToken cancel)
    {
        var bytes = EvidenceReader.Read(file);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeMax);
        try
        {
            return Path.GetExtension(file.FileName).Equals(".pdf", StringComparison.OrdinalIgnoreCase)
                ? new DocumentUpload(file, WordsOf(await drawer.WordsAsync(bytes, time.Token)))
                : await Task.Run(() => Read(file, bytes, time.Token), cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DocumentUpload(file, null, DataReader.IsRead(file.FileName) ? DataTable.Without(new DataReading(null, null, DataDecimal.Point), DataProblem.Size) : null);
        }
    }

    private static string? WordsOf(IReadOnlyList<string>? pages) =>
        pages is null ? null : string.Join('\n', pages) is { Length: > LibraryWords.Max } words ? words[..LibraryWords.Max] : string.Join('\n', pages);

    /// <summary>A file that is refused anyway is not read. Text in an old encoding has words once it is known which.</summary>
    private static DocumentUpload Read(EvidenceUpload file, byte[] bytes, CancellationToken cancel)
    {
        if (FileWords.HasMacros(bytes))
        {
            return new DocumentUpload(file, null);
        }

        var table = DataReader.Read(file.FileName, bytes, null, cancel);
        return new DocumentUpload(file, FileWords.Of(file.FileName, bytes, LibraryWords.Max, cancel) ?? (table?.Reading.Encoding is { } encoding ? FileWords.Of(bytes, encoding, LibraryWords.Max) : null), table);
    }

    /// <summary>A log of requests has no words of files.</summary>
    public override string ToString() => File.FileName;
}
