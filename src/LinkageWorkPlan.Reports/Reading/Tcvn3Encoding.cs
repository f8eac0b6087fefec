using System.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Reads <see cref="Tcvn3"/>; writes nothing.</summary>
internal sealed class Tcvn3Encoding : Encoding
{
    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var at = 0; at < byteCount; at++)
        {
            chars[charIndex + at] = Tcvn3.LetterOf(bytes[byteIndex + at]);
        }

        return byteCount;
    }

    public override int GetMaxCharCount(int byteCount) => byteCount;

    public override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException();

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();

    public override int GetMaxByteCount(int charCount) => throw new NotSupportedException();
}
