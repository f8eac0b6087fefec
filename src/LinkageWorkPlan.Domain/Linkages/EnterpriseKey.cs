using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Linkages;

/// <summary>
/// By what an enterprise is recognised: its name without marks, capitals, spaces and signs (<see cref="SearchKey"/>), and without the words for its
/// legal form in front ("Công ty TNHH", "ບໍລິສັດ") or behind ("Co., Ltd.", "ຈຳກັດ"). Keys are compared, not read.
/// </summary>
public static class EnterpriseKey
{
    /// <summary>In front of Latin names, the longest first where one begins like another.</summary>
    private static readonly string[][] Leading = Forms("tong cong ty", "tap doan", "cong ty", "cty", "ctcp", "ctytnhh", "tnhh", "doanh nghiep tu nhan", "dntn", "hop tac xa", "htx");

    /// <summary>Only behind one of <see cref="Leading"/>: "C.P." alone may be a name.</summary>
    private static readonly string[][] LeadingToo = Forms(
        "trach nhiem huu han", "tnhh", "co phan", "cp", "mot thanh vien", "1 thanh vien", "hai thanh vien", "2 thanh vien", "mtv", "hop danh", "lien doanh");

    private static readonly string[][] Trailing = Forms("company limited", "company", "co", "ltd", "limited", "corporation", "corp", "jsc", "incorporated", "inc", "llc", "plc", "tnhh", "mtv");

    /// <summary>Only in front of one of <see cref="Trailing"/>.</summary>
    private static readonly string[][] TrailingToo = Forms("joint stock", "one member", "single member", "sole", "public", "pte", "pvt");

    private static readonly string[][] InFront = [.. Leading, .. LeadingToo];
    private static readonly string[][] Behind = [.. Trailing, .. TrailingToo];
    private static readonly string[][] All = [.. InFront, .. Behind];
    private static readonly string[] LaoLeading = [.. new[] { "ກຸ່ມບໍລິສັດ", "ບໍລິສັດ", "ລັດວິສາຫະກິດ", "ວິສາຫະກິດສ່ວນບຸກຄົນ", "ຫ້າງຫຸ້ນສ່ວນ" }.Select(SearchKey.Folded)];
    private static readonly string[] LaoTrailing = [.. new[] { "ຜູ້ດຽວ", "ຈຳກັດ", "ມະຫາຊົນ" }.Select(SearchKey.Folded)];

    /// <returns>Empty for a name without letters and digits.</returns>
    public static string Of(string? name)
    {
        var words = Words(SearchKey.Folded(name));
        var rest = WithoutForms(words);
        return string.Concat(rest.Count == 0 || Array.Exists(All, form => form.SequenceEqual(rest)) ? words : rest);
    }

    private static List<string> WithoutForms(List<string> words)
    {
        var rest = words.ToList();
        for (var isBehind = false; Begins(rest, isBehind ? InFront : Leading) is { } form; isBehind = true)
        {
            rest.RemoveRange(0, form.Length);
        }

        for (var isBefore = false; Ends(rest, isBefore ? Behind : Trailing) is { } form; isBefore = true)
        {
            rest.RemoveRange(rest.Count - form.Length, form.Length);
        }

        return [.. rest.Select(LaoWithoutForms).Where(word => word.Length > 0)];
    }

    private static string LaoWithoutForms(string word)
    {
        while (LaoLeading.FirstOrDefault(form => word.StartsWith(form, StringComparison.Ordinal)) is { } form)
        {
            word = word[form.Length..];
        }

        while (LaoTrailing.FirstOrDefault(form => word.EndsWith(form, StringComparison.Ordinal)) is { } form)
        {
            word = word[..^form.Length];
        }

        return word;
    }

    private static string[]? Begins(List<string> words, string[][] forms) => Array.Find(forms, form => words.Count > form.Length && words.Take(form.Length).SequenceEqual(form));

    private static string[]? Ends(List<string> words, string[][] forms) => Array.Find(forms, form => words.Count > form.Length && words.TakeLast(form.Length).SequenceEqual(form));

    /// <summary>Runs of letters, digits and Lao marks; a Lao run is a word of its own.</summary>
    private static List<string> Words(string folded)
    {
        List<string> words = [];
        var begin = 0;
        for (var i = 0; i <= folded.Length; i++)
        {
            if (i == folded.Length || !IsWord(folded[i]) || (i > begin && IsLao(folded[i]) != IsLao(folded[i - 1])))
            {
                if (i > begin)
                {
                    words.Add(folded[begin..i]);
                }

                begin = i < folded.Length && IsWord(folded[i]) ? i : i + 1;
            }
        }

        return words;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || IsLao(c);

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF';

    private static string[][] Forms(params string[] forms) => [.. forms.Select(form => form.Split(' '))];
}
