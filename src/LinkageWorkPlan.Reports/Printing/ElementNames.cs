using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// The names by which cells refer to their heads. The browser counts all nodes of the page for them, now and then one more than the last time, so
/// that two prints of one document differed: they are numbered from 1 here, in the order they have, and keep their length and their place.
/// </summary>
internal static class ElementNames
{
    private const int Digits = 8;

    /// <summary>Of "node", as the file writes it.</summary>
    private static readonly byte[] Start = Encoding.ASCII.GetBytes("<6E6F6465");

    /// <summary>"&lt;", "node", two hexadecimal digits for each digit, "&gt;".</summary>
    private static readonly int Length = Start.Length + (2 * Digits) + 1;

    /// <param name="pdf">Changed in place.</param>
    public static void Renumber(byte[] pdf)
    {
        var places = Places(pdf).ToList();
        var numbers = places.Select(at => NumberAt(pdf, at)).Distinct().Order().Select((number, index) => (number, index)).ToDictionary(each => each.number, each => each.index + 1);
        foreach (var at in places)
        {
            var name = numbers[NumberAt(pdf, at)].ToString("D8", CultureInfo.InvariantCulture);
            for (var digit = 0; digit < Digits; digit++)
            {
                pdf[at + Start.Length + (2 * digit) + 1] = (byte)name[digit];
            }
        }
    }

    private static IEnumerable<int> Places(byte[] pdf)
    {
        for (var at = Next(pdf, 0); at >= 0; at = Next(pdf, at + 1))
        {
            if (IsName(pdf, at))
            {
                yield return at;
            }
        }
    }

    private static int Next(byte[] pdf, int from) => pdf.AsSpan(from).IndexOf(Start) is >= 0 and var found ? from + found : -1;

    private static bool IsName(byte[] pdf, int at) => at + Length <= pdf.Length && pdf[at + Length - 1] == '>'
        && Enumerable.Range(0, Digits).All(digit => pdf[at + Start.Length + (2 * digit)] == '3' && char.IsAsciiDigit((char)pdf[at + Start.Length + (2 * digit) + 1]));

    private static int NumberAt(byte[] pdf, int at) =>
        Enumerable.Range(0, Digits).Aggregate(0, (number, digit) => (number * 10) + pdf[at + Start.Length + (2 * digit) + 1] - '0');
}
