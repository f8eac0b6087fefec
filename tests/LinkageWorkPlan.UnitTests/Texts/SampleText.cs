using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace LinkageWorkPlan.UnitTests.Texts;

/// <summary>Texts that hurt: Lao marks in any order, combining marks, invisible characters, half surrogates.</summary>
internal static class SampleText
{
    private static readonly Gen<char> LaoCluster = Gen.Elements("ກນຫລມ\u0EB1\u0EB2\u0EB3\u0EB4\u0EB5\u0EB8\u0EB9\u0EBA\u0EBB\u0EBC\u0EC0\u0EC1\u0EC8\u0EC9\u0ECD".ToCharArray());

    private static readonly Gen<char> Latin = Gen.Elements("aoeuydĐđơƯ oa\u0300\u0301\u0323\u0302\u0306\u0334".ToCharArray());

    private static readonly Gen<char> Odd = Gen.Elements(" \t\r\n\u00A0\u00AD\u200B\u200C\u200D\u2028\u2060\uFEFF\uE001\uFFFD\uFFFE\uD83D\uDC4D\u212B\u0130".ToCharArray());

    private static readonly Gen<char> Anything = Gen.Choose(0, 0xFFFF).Select(value => (char)value);

    public static readonly Gen<string> Any =
        Gen.Frequency((6, LaoCluster), (3, Latin), (2, Odd), (1, Anything)).ArrayOf().Select(all => new string(all));

    /// <summary>Words of a plan, never blank.</summary>
    public static readonly Gen<string> Words = Gen.Elements(
        "Đào tạo", "điện tử", "Hoà Bình", "thuỷ điện", "ແຜນວຽກ", "ອຸດສາຫະກ\u0ECD\u0EB2 ແລະ ການຄ້າ", "ໜ້າທີ່", "work plan", "A1.2", "2026–2027")
        .NonEmptyListOf().Select(words => string.Join(' ', words));

    public static readonly Gen<(BigInteger One, BigInteger Other)> Numbers =
        Gen.Choose(0, 9).NonEmptyListOf().Select(digits => BigInteger.Parse(string.Concat(digits), System.Globalization.CultureInfo.InvariantCulture))
            .Two().Select(pair => (pair.Item1, pair.Item2));
}
