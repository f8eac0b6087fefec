using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Fonts;

/// <summary>
/// Which letters the fonts beside the program print. A letter that none of them has would be blank on paper, or be drawn by whatever font the
/// machine happens to have; installed fonts never decide what a signed document looks like.
/// </summary>
public sealed class FontCoverage
{
    /// <summary>A hyphen that does not break is drawn as one that does where a font has that alone (HarfBuzz does so).</summary>
    private const int UnbreakableHyphen = 0x2011;

    private const int Hyphen = 0x2010;

    private readonly HashSet<int> letters = [];

    /// <param name="families">The faces of each family: a letter counts where every face of one family has it, so that it prints in bold as well.</param>
    /// <exception cref="InvalidDataException">One is no font.</exception>
    public FontCoverage(IEnumerable<IReadOnlyList<byte[]>> families)
    {
        foreach (var family in families)
        {
            letters.UnionWith(family.Select(face => FontFile.Letters(face)).Aggregate<IEnumerable<int>>((all, each) => all.Intersect(each)));
        }
    }

    public bool Prints(Rune letter) => letters.Contains(letter.Value == UnbreakableHyphen ? Hyphen : letter.Value) || Rune.IsWhiteSpace(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <returns>Each letter once, in the order of the text.</returns>
    public IReadOnlyList<Rune> NotPrinted(string text) => [.. text.EnumerateRunes().Where(letter => !Prints(letter)).Distinct()];
}
