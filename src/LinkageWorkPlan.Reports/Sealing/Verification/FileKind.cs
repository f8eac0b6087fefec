namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// One file can be a PDF for the one program and a ZIP for the next. What is verified is what its first bytes say; where its name says the
/// other, whoever opens it may see something that was not verified.
/// </summary>
public static class FileKind
{
    /// <param name="name">As its sender calls it; null where it has none.</param>
    /// <param name="stream">Seekable; is at its beginning afterwards.</param>
    /// <returns>Null where name and bytes agree, or the name says nothing.</returns>
    public static VerificationResult? ProblemOf(string? name, Stream stream)
    {
        var isZip = name?.TrimEnd().EndsWith(".zip", StringComparison.OrdinalIgnoreCase) == true;
        var isPdf = name?.TrimEnd().EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) == true;
        return (isPdf && ArchiveVerification.IsArchive(stream)) || (isZip && BeginsAsPdf(stream)) ? VerificationResult.Refused(VerificationCheck.Failed(Finding.NamedOtherwise)) : null;
    }

    private static bool BeginsAsPdf(Stream stream)
    {
        Span<byte> begin = stackalloc byte[5];
        stream.Position = 0;
        var read = stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == begin.Length && begin.SequenceEqual("%PDF-"u8);
    }
}
