namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Reads what draws a page (ISO 32000-1, 7.8.2), operator by operator.</summary>
internal ref struct PdfContentStream(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    /// <summary>Where the operands of the operator begin, or it where it has none.</summary>
    public int Start { get; private set; }

    /// <summary>Where the operator ends.</summary>
    public int End { get; private set; }

    public ReadOnlySpan<byte> Operator { get; private set; }

    public readonly ReadOnlySpan<byte> Operands => bytes[Start..(End - Operator.Length)];

    /// <exception cref="PdfException">What stands there is of no known form.</exception>
    public bool Next()
    {
        Start = -1;
        while (true)
        {
            SkipSpace();
            if (at >= bytes.Length)
            {
                return Start < 0 ? false : throw PdfFile.Broken("Operands have no operator.");
            }

            var begin = at;
            Start = Start < 0 ? begin : Start;
            if (!SkipOperand())
            {
                while (at < bytes.Length && IsRegular(bytes[at]))
                {
                    at++;
                }

                if (at == begin)
                {
                    throw PdfFile.Broken($"The content cannot be read at {at}.");
                }

                Operator = bytes[begin..at];
                End = at;
                return Operator.SequenceEqual("BI"u8) ? throw PdfFile.Broken("A picture lies within the content.") : true;
            }
        }
    }

    private static bool IsRegular(byte letter) => letter is > (byte)' ' and not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private void SkipSpace()
    {
        while (at < bytes.Length && (bytes[at] <= ' ' || bytes[at] == '%'))
        {
            if (bytes[at] == '%')
            {
                var line = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
                at = line < 0 ? bytes.Length : at + line;
            }
            else
            {
                at++;
            }
        }
    }

    private bool SkipOperand()
    {
        switch (bytes[at])
        {
            case (byte)'(':
                SkipText();
                return true;
            case (byte)'<' when at + 1 < bytes.Length && bytes[at + 1] == '<':
            case (byte)'>' when at + 1 < bytes.Length && bytes[at + 1] == '>':
                at += 2;
                return true;
            case (byte)'<':
                var end = bytes[at..].IndexOf((byte)'>');
                at = end < 0 ? throw PdfFile.Broken("A text does not end.") : at + end + 1;
                return true;
            case (byte)'[' or (byte)']':
                at++;
                return true;
            case (byte)'/':
                at++;
                SkipRegular();
                return true;
            case (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.':
                SkipRegular();
                return true;
            case (byte)'t' when IsWord("true"u8):
            case (byte)'f' when IsWord("false"u8):
            case (byte)'n' when IsWord("null"u8):
                SkipRegular();
                return true;
            default:
                return false;
        }
    }

    private readonly bool IsWord(ReadOnlySpan<byte> word) => bytes[at..].StartsWith(word) && (at + word.Length == bytes.Length || !IsRegular(bytes[at + word.Length]));

    private void SkipRegular()
    {
        while (at < bytes.Length && IsRegular(bytes[at]))
        {
            at++;
        }
    }

    private void SkipText()
    {
        for (var open = 0; at < bytes.Length; at++)
        {
            switch (bytes[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    at++;
                    return;
            }
        }

        throw PdfFile.Broken("A text does not end.");
    }
}
