using System.Text;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>Strings (ISO 32000-1, 7.3.4).</summary>
internal ref partial struct PdfLexer
{
    private PdfString Hexadecimal()
    {
        var start = At;
        var length = bytes[At..].IndexOf((byte)'>');
        if (length < 0)
        {
            throw Broken("a string has no end");
        }

        CheckLength(length);
        At += length + 1;
        var digits = bytes.Slice(start + 1, length - 1);
        var text = new StringBuilder(digits.Length + 1);
        foreach (var digit in digits)
        {
            if (char.IsAsciiHexDigit((char)digit))
            {
                text.Append((char)digit);
            }
            else if (!IsSpace(digit))
            {
                throw Broken("a string is not hexadecimal");
            }
        }

        if (text.Length % 2 == 1)
        {
            text.Append('0');
        }

        return new PdfString(Convert.FromHexString(text.ToString()), isFile ? start : -1, At - start);
    }

    private PdfString Literal()
    {
        var start = At++;
        var text = new List<byte>();
        for (var open = 1; ;)
        {
            var letter = Next();
            if (At - start > StringMax)
            {
                CheckLength(At - start);
            }

            At++;
            switch ((char)letter)
            {
                case '(':
                    open++;
                    break;
                case ')' when --open == 0:
                    CheckLength(At - start);
                    return new PdfString([.. text], isFile ? start : -1, At - start);
                case '\\':
                    Escaped(text);
                    continue;
            }

            text.Add(letter);
        }
    }

    private readonly void CheckLength(int length)
    {
        if (length > StringMax)
        {
            throw new PdfException(PdfFault.TooComplex, $"A string at {At} is longer than any in a report.");
        }

        budget?.Take(length / PdfBudget.BytesPerUnit);
    }

    private void Escaped(List<byte> text)
    {
        var letter = Next();
        if (letter is >= (byte)'0' and <= (byte)'7')
        {
            var value = 0;
            for (var digits = 0; digits < 3 && At < bytes.Length && bytes[At] is >= (byte)'0' and <= (byte)'7'; digits++)
            {
                value = (value * 8) + bytes[At++] - '0';
            }

            text.Add((byte)value);
            return;
        }

        At++;
        switch ((char)letter)
        {
            case '\r' when At < bytes.Length && bytes[At] == '\n':
                At++;
                break;
            case '\r' or '\n':
                break;
            default:
                text.Add((char)letter switch { 'n' => 10, 'r' => 13, 't' => 9, 'b' => 8, 'f' => 12, _ => letter });
                break;
        }
    }
}
