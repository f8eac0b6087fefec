namespace LinkageWorkPlan.Domain;

/// <summary>Codes of plans, pillars, tasks and milestones: short, typed by people, part of addresses.</summary>
public static class Codes
{
    /// <summary>True for letters of any script, digits, and - _ . between them; false for what an address would have to escape, and for nothing.</summary>
    public static bool IsCode(string code) =>
        code.Length > 0 && char.IsLetterOrDigit(code[0]) && code.All(each => char.IsLetterOrDigit(each) || each is '-' or '_' or '.');

    /// <summary>The lowest free code: <paramref name="prefix"/> and a number from 1, as in "A4" or, with "A1.", "A1.3".</summary>
    public static string Next(string prefix, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var number = 1;
        while (used.Contains(Numbered(prefix, number)))
        {
            number++;
        }

        return Numbered(prefix, number);
    }

    private static string Numbered(string prefix, int number) => prefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
