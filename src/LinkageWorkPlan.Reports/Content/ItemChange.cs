using System.Globalization;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

public enum ItemChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>How one item of a content differs from the content before.</summary>
/// <param name="Subject">Key of the word for what it is, as in "WorkTask".</param>
/// <param name="Changes">Field by field; empty where the item is new or gone.</param>
public sealed record ItemChange(ItemChangeKind Kind, string Subject, string Code, LocalizedText Title, IReadOnlyList<FieldChange> Changes)
{
    /// <summary>The texts among <see cref="Changes"/> with all their languages, also those that did not change.</summary>
    public IReadOnlyList<TextChange> Texts { get; init; } = [];

    /// <summary>New items, items that are gone, and those that differ.</summary>
    public static IEnumerable<ItemChange> Of<T>(string subject, IEnumerable<(T? Before, T? After)> pairs, Func<T, string> code, Func<T, LocalizedText> title, Func<T, T, ChangeList> compare)
        where T : class
    {
        foreach (var (before, after) in pairs)
        {
            if (before is null || after is null)
            {
                var item = (after ?? before)!;
                yield return new ItemChange(before is null ? ItemChangeKind.Added : ItemChangeKind.Removed, subject, code(item), title(item), []);
            }
            else if (compare(before, after) is { All.Count: > 0 } changes)
            {
                yield return new ItemChange(ItemChangeKind.Changed, subject, code(after), title(after), changes.All) { Texts = changes.Texts };
            }
        }
    }
}

/// <summary>A text before and after a change, whole.</summary>
/// <param name="Part">As in <see cref="FieldChange.Subject"/>.</param>
public sealed record TextChange(string? Part, string Field, LocalizedText Before, LocalizedText After);

/// <summary>Collects what differs between two states of one item, in the invariant forms that history has too.</summary>
public sealed class ChangeList
{
    private readonly List<FieldChange> changes = [];
    private readonly List<TextChange> texts = [];

    public IReadOnlyList<FieldChange> All => changes;

    public IReadOnlyList<TextChange> Texts => texts;

    public ChangeList Text(string field, LocalizedText before, LocalizedText after, string? part = null)
    {
        var differing = Languages.All.Where(each => before[each]?.Text != after[each]?.Text).ToList();
        if (differing.Count > 0)
        {
            texts.Add(new TextChange(part, field, before, after));
            changes.AddRange(differing.Select(each => new FieldChange(part, field, ValueKind.Text, each, before[each]?.Text, after[each]?.Text)));
        }

        return this;
    }

    public ChangeList Words(string field, string? before, string? after, string? part = null) => Add(field, ValueKind.Text, before, after, part);

    public ChangeList Date(string field, DateOnly? before, DateOnly? after, string? part = null) =>
        Add(field, ValueKind.Date, before?.ToString("O", CultureInfo.InvariantCulture), after?.ToString("O", CultureInfo.InvariantCulture), part);

    public ChangeList Number(string field, decimal? before, decimal? after, string? part = null) =>
        Add(field, ValueKind.Number, Of(before), Of(after), part);

    /// <summary>As in "1500000 USD".</summary>
    public ChangeList Money(string field, string? before, string? after, string? part = null) => Add(field, ValueKind.Money, before, after, part);

    public ChangeList Name(string field, Enum? before, Enum? after, string? part = null) => Add(field, ValueKind.Enum, Of(before), Of(after), part);

    private static string? Of(Enum? value) => value is null ? null : $"{value.GetType().Name}.{value}";

    /// <summary>1.60 and 1.6 are one number.</summary>
    private static string? Of(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private ChangeList Add(string field, ValueKind kind, string? before, string? after, string? part)
    {
        (before, after) = (string.IsNullOrEmpty(before) ? null : before, string.IsNullOrEmpty(after) ? null : after);
        if (before != after)
        {
            changes.Add(new FieldChange(part, field, kind, null, before, after));
        }

        return this;
    }

    /// <summary>Pairs items of two lists by their key; items of the list after keep their order, removed ones follow.</summary>
    public static IEnumerable<(T? Before, T? After)> Pairs<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key)
        where T : class
    {
        var old = before.GroupBy(key).ToDictionary(group => group.Key, group => group.First());
        foreach (var item in after)
        {
            yield return (old.Remove(key(item), out var was) ? was : null, item);
        }

        foreach (var gone in old.Values)
        {
            yield return (gone, null);
        }
    }
}
