using System.Text;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>What may be a Vietnamese syllable: an initial, a vowel, a final, at most one tone.</summary>
internal static partial class Syllable
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    public static bool IsVietnamese(string word)
    {
        if (word.Length > 7)
        {
            return false;
        }

        var parts = word.ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var tones = parts.Where(IsTone).ToList();
        var match = Shape().Match(string.Concat(parts.Where(c => !IsTone(c))).Normalize());

        // Before a stop only two tones can be spoken: sắc and nặng.
        return tones.Count <= 1 && match.Success && (!match.Groups["stop"].Success || (tones.Count == 1 && tones[0] is '\u0301' or '\u0323'));
    }

    private static bool IsTone(char c) => Tones.Contains(c, StringComparison.Ordinal);

    [GeneratedRegex("^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
        + "(?:iêu|yêu|ươi|ươu|uôi|uyê|uya|uây|oai|oay|oao|oeo|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
        + "(?:ng|nh|[mn]|(?<stop>ch|[cpt]))?$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Shape();
}
