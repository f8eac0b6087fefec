using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>A file that was received, with the words inside it. They are read before the command is sent: that can take seconds, in which nobody else could save.</summary>
/// <param name="Words">Null where they could not be read.</param>
public sealed record DocumentUpload(EvidenceUpload File, string? Words)
{
    /// <summary>For reading the words of one file; what takes longer has none.</summary>
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(15);

    /// <exception cref="Domain.Failures.RuleException">It is too large.</exception>
    public static async Task<DocumentUpload> ReadAsync(EvidenceUpload file, CancellationToken cancel)
    {
        var bytes = EvidenceReader.Read(file);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(TimeMax);
        try
        {
            return new DocumentUpload(file, await Task.Run(() => FileWords.Of(file.FileName, bytes, LibraryWords.Max, time.Token), cancel));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DocumentUpload(file, null);
        }
    }

    /// <summary>A log of requests has no words of files.</summary>
    public override string ToString() => File.FileName;
}
