namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// TCVN 5712:1993, VN3, as fonts of the kind .VnTime used it: one byte a letter. The byte of a letter is the number of the sign that Latin-1 has in its place.
/// Capitals with a tone mark were letters of other fonts (.VnTimeH) and have no bytes of their own.
/// </summary>
public static class Tcvn3
{
    private const string Letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private const string Signs = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";

    private static readonly Dictionary<char, char> Known = Signs.Zip(Letters).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>True where the sign stands for a letter.</summary>
    public static bool IsSign(char latin1) => Known.ContainsKey(latin1);

    /// <summary>The letter that the sign stands for; the sign itself where it stands for none.</summary>
    public static char LetterOf(char latin1) => Known.GetValueOrDefault(latin1, latin1);

    /// <returns>U+FFFD for a byte that has no letter.</returns>
    public static char LetterOf(byte stored) => stored < 0x80 ? (char)stored : Known.GetValueOrDefault((char)stored, '\uFFFD');
}
