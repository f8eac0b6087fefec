using System.Globalization;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>
/// Rows of a form that come and go. A kept draft names each by a key that stays the same wherever it stands: saved rows by their
/// identity, new ones by "new-1". A hidden field with data-draft-rows lists them (wwwroot/js/draft-fields.js).
/// </summary>
public static class FormRows
{
    /// <summary>Rows a draft can bring back.</summary>
    private const int Max = 200;

    private const string New = "new-";

    public static string NewKey(IEnumerable<string> keys) =>
        New + (keys.Select(key => key.StartsWith(New, StringComparison.Ordinal) && int.TryParse(key.AsSpan(New.Length), CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max() + 1)
            .ToString(CultureInfo.InvariantCulture);

    /// <summary>What the hidden field holds.</summary>
    public static string Of(IEnumerable<string> keys, string prefix) => string.Join(' ', keys.Select(key => prefix + key));

    /// <summary>Takes away the rows that are not listed and adds new ones that are; a saved row that is gone does not come back.</summary>
    /// <param name="listed">As in <see cref="Of"/>.</param>
    public static void Set<T>(List<T> rows, Func<T, string> keyOf, string prefix, string? listed, Action<string> add)
    {
        var keys = (listed ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(each => each.StartsWith(prefix, StringComparison.Ordinal))
            .Select(each => each[prefix.Length..]).Distinct().Take(Max).ToList();
        rows.RemoveAll(row => !keys.Contains(keyOf(row)));
        foreach (var key in keys.Where(key => key.StartsWith(New, StringComparison.Ordinal)).Except(rows.Select(keyOf)).ToList())
        {
            add(key);
        }
    }
}
