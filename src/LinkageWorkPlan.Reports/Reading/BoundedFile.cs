using System.Text;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// Reads a file that is beside the program or is named on its command line. It may be another one than was meant, as a backup of
/// gigabytes or a device without an end: no more of it is read than its reader takes in.
/// </summary>
public static class BoundedFile
{
    private const int PieceSize = 81920;

    /// <summary>Bytes are no letters where they are not UTF-8: words that nobody wrote would be in mails otherwise.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="max">Bytes.</param>
    /// <exception cref="ReadLimitException">It is larger.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path, int max)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        using var read = new MemoryStream();
        var piece = new byte[Math.Min(PieceSize, max + 1)];
        for (var count = file.Read(piece); count > 0; count = file.Read(piece))
        {
            if (read.Length + count > max)
            {
                throw new ReadLimitException(ReadLimit.Bytes, max);
            }

            read.Write(piece, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>UTF-8, with or without its mark at the beginning.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, int max)
    {
        var bytes = Read(path, max);
        return Strict.GetString(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes);
    }

    /// <summary>How a limit reads in a sentence, as in "is larger than 64 KB".</summary>
    public static string Size(int bytes) => bytes < 1024 * 1024 ? $"{bytes / 1024} KB" : $"{bytes / 1024 / 1024} MB";
}
