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
/// <param name="Subject">What it is.</param>
/// <param name="Changes">Field by field; empty where the item is new or gone.</param>
public sealed record ItemChange<TItem, TField>(ItemChangeKind Kind, TItem Subject, string Code, LocalizedText Title, IReadOnlyList<Difference<TField>> Changes)
{
    /// <summary>The texts among <see cref="Changes"/> with all their languages, also those that did not change.</summary>
    public IReadOnlyList<TextChange<TField>> Texts { get; init; } = [];

    /// <summary>New items, items that are gone, and those that differ.</summary>
    public static IEnumerable<ItemChange<TItem, TField>> Of<T>(
        TItem subject, IEnumerable<(T? Before, T? After)> pairs, Func<T, string> code, Func<T, LocalizedText> title, Func<T, T, ChangeList<TField>> compare)
        where T : class
    {
        foreach (var (before, after) in pairs)
        {
            if (before is null || after is null)
            {
                var item = (after ?? before)!;
                yield return new ItemChange<TItem, TField>(before is null ? ItemChangeKind.Added : ItemChangeKind.Removed, subject, code(item), title(item), []);
            }
            else if (compare(before, after) is { All.Count: > 0 } changes)
            {
                yield return new ItemChange<TItem, TField>(ItemChangeKind.Changed, subject, code(after), title(after), changes.All) { Texts = changes.Texts };
            }
        }
    }
}

/// <summary>A field before and after, in the forms that history has (<see cref="FieldChange"/>).</summary>
/// <param name="Subject">As in <see cref="FieldChange.Subject"/>.</param>
public sealed record Difference<TField>(string? Subject, TField Field, ValueKind Kind, Language? Language, string? Before, string? After);

public static class Differences
{
    /// <summary>Of a field that is named as the history names it, by entity and property.</summary>
    public static FieldChange ToHistory(this Difference<string> change) => new(change.Subject, change.Field, change.Kind, change.Language, change.Before, change.After);
}

/// <summary>A text before and after a change, whole.</summary>
/// <param name="Part">As in <see cref="Difference{TField}.Subject"/>.</param>
public sealed record TextChange<TField>(string? Part, TField Field, LocalizedText Before, LocalizedText After);

/// <summary>Collects what differs between two states of one item, in the invariant forms that history has too.</summary>
public sealed class ChangeList<TField>
{
    private readonly List<Difference<TField>> changes = [];
    private readonly List<TextChange<TField>> texts = [];

    public IReadOnlyList<Difference<TField>> All => changes;

    public IReadOnlyList<TextChange<TField>> Texts => texts;

    public ChangeList<TField> Text(TField field, LocalizedText before, LocalizedText after, string? part = null)
    {
        var differing = Languages.All.Where(each => before[each]?.Text != after[each]?.Text).ToList();
        if (differing.Count > 0)
        {
            texts.Add(new TextChange<TField>(part, field, before, after));
            changes.AddRange(differing.Select(each => new Difference<TField>(part, field, ValueKind.Text, each, before[each]?.Text, after[each]?.Text)));
        }

        return this;
    }

    public ChangeList<TField> Words(TField field, string? before, string? after, string? part = null) => Add(field, ValueKind.Text, before, after, part);

    public ChangeList<TField> Date(TField field, DateOnly? before, DateOnly? after, string? part = null) =>
        Add(field, ValueKind.Date, before?.ToString("O", CultureInfo.InvariantCulture), after?.ToString("O", CultureInfo.InvariantCulture), part);

    public ChangeList<TField> Number(TField field, decimal? before, decimal? after, string? part = null) =>
        Add(field, ValueKind.Number, Of(before), Of(after), part);

    /// <summary>As in "1500000 USD".</summary>
    public ChangeList<TField> Money(TField field, string? before, string? after, string? part = null) => Add(field, ValueKind.Money, before, after, part);

    public ChangeList<TField> Name(TField field, Enum? before, Enum? after, string? part = null) => Add(field, ValueKind.Enum, Of(before), Of(after), part);

    private static string? Of(Enum? value) => value is null ? null : $"{value.GetType().Name}.{value}";

    /// <summary>1.60 and 1.6 are one number.</summary>
    private static string? Of(decimal? value) => value?.ToString("0.############################", CultureInfo.InvariantCulture);

    private ChangeList<TField> Add(TField field, ValueKind kind, string? before, string? after, string? part)
    {
        (before, after) = (string.IsNullOrEmpty(before) ? null : before, string.IsNullOrEmpty(after) ? null : after);
        if (before != after)
        {
            changes.Add(new Difference<TField>(part, field, kind, null, before, after));
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
