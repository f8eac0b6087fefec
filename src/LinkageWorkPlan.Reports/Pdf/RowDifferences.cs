namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Rows of bytes, each as what differs from the one above it (predictor 12 of ISO 32000-1, 7.4.4.4): rows that count are the same bytes again and again.</summary>
internal static class RowDifferences
{
    private const byte Up = 2;

    public static byte[] Of(ReadOnlySpan<byte> rows, int width)
    {
        var count = rows.Length / width;
        var written = new byte[count * (width + 1)];
        for (var row = 0; row < count; row++)
        {
            written[row * (width + 1)] = Up;
            for (var column = 0; column < width; column++)
            {
                written[(row * (width + 1)) + 1 + column] = (byte)(rows[(row * width) + column] - (row == 0 ? 0 : rows[((row - 1) * width) + column]));
            }
        }

        return written;
    }

    /// <exception cref="PdfException">A row is written in another way, or is cut.</exception>
    public static byte[] Undo(ReadOnlySpan<byte> written, int width)
    {
        var count = Math.DivRem(written.Length, width + 1, out var rest);
        var rows = new byte[count * width];
        for (var row = 0; row < count; row++)
        {
            if (written[row * (width + 1)] != Up)
            {
                throw new PdfException(PdfFault.Compressed, "A row is written in an unknown way.");
            }

            for (var column = 0; column < width; column++)
            {
                rows[(row * width) + column] = (byte)(written[(row * (width + 1)) + 1 + column] + (row == 0 ? 0 : rows[((row - 1) * width) + column]));
            }
        }

        return rest == 0 ? rows : throw PdfFile.Broken("The last row is cut.");
    }
}
