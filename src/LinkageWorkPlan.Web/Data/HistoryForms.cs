using System.Globalization;
using System.Reflection;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data;

/// <summary>How the history keeps a value before and after: in invariant form, told in the reader's language (<c>HistoryWords</c>).</summary>
internal static class HistoryForms
{
    /// <summary>Values that the history shows field by field.</summary>
    private static readonly Type[] Lists = [typeof(IReadOnlyList<BudgetLine>), typeof(IReadOnlyList<IndicatorBaseline>), typeof(IReadOnlyList<IndicatorTarget>)];

    private static readonly Type[] Single = [typeof(DateOnly), typeof(TimeOnly), typeof(DateTime), typeof(bool), typeof(string), typeof(int), typeof(long), typeof(decimal), typeof(LocalizedText), typeof(IReadOnlyList<string>)];

    /// <summary>True where the history can show values of the type. Ids are shown by name alone (<see cref="NamedId"/>).</summary>
    public static bool Handles(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } || Single.Contains(Nullable.GetUnderlyingType(type) ?? type) || Lists.Contains(type);

    /// <param name="part">Code of the part that the field belongs to; null for the subject itself.</param>
    /// <param name="before">Null where there was nothing.</param>
    public static IEnumerable<FieldChange> Changes(string? part, string field, object? before, object? after) => (after ?? before) switch
    {
        null => [],
        LocalizedText => Texts(part, field, before as LocalizedText ?? LocalizedText.Empty, after as LocalizedText ?? LocalizedText.Empty),
        IReadOnlyList<BudgetLine> => Rows<BudgetLine>(before, after).SelectMany(row => Money(row.Number, field, row.Before, row.After)),
        IReadOnlyList<IndicatorBaseline> => Rows<IndicatorBaseline>(before, after).SelectMany(row => Members(row.Number, row.Before, row.After)),
        IReadOnlyList<IndicatorTarget> => Rows<IndicatorTarget>(before, after).SelectMany(row => Members(row.Number, row.Before, row.After)),
        _ => One(part, field, before, after),
    };

    private static IEnumerable<FieldChange> Texts(string? part, string field, LocalizedText old, LocalizedText now)
    {
        foreach (var language in Languages.All.Where(each => old[each]?.Text != now[each]?.Text))
        {
            yield return new FieldChange(part, field, ValueKind.Text, language, old[language]?.Text, now[language]?.Text);
        }

        // "Still right" and "checked" change no word, and are said of the same words.
        foreach (var language in Languages.All.Where(each => old[each] != now[each] && old[each]?.Text == now[each]?.Text && old.StateOf(each) != now.StateOf(each)))
        {
            yield return new FieldChange(part, field, ValueKind.Enum, language, $"{nameof(RenderingState)}.{old.StateOf(language)}", $"{nameof(RenderingState)}.{now.StateOf(language)}");
        }
    }

    private static IEnumerable<FieldChange> One(string? part, string field, object? before, object? after)
    {
        var (kind, words) = FormOf((after ?? before)!);
        var (from, to) = (before is null ? null : words(before), after is null ? null : words(after));
        return from == to ? [] : [new FieldChange(part, field, kind, null, from, to)];
    }

    /// <summary>A line's amount and currency are one value; its source is a text.</summary>
    private static IEnumerable<FieldChange> Money(string number, string field, BudgetLine? before, BudgetLine? after)
    {
        var (from, to) = (Of(before), Of(after));
        var texts = Changes(number, $"{nameof(BudgetLine)}.{nameof(BudgetLine.Source)}", before?.Source, after?.Source);
        return from == to ? texts : texts.Prepend(new FieldChange(number, field, ValueKind.Money, null, from, to));

        static string? Of(BudgetLine? line) => line is null ? null : FieldChange.MoneyOf(line.Amount, line.Currency);
    }

    private static IEnumerable<FieldChange> Members<T>(string number, T? before, T? after)
        where T : class =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(member => Changes(number, $"{typeof(T).Name}.{member.Name}", before is null ? null : member.GetValue(before), after is null ? null : member.GetValue(after)));

    private static IEnumerable<(string Number, T? Before, T? After)> Rows<T>(object? before, object? after)
        where T : class
    {
        var (old, now) = (before as IReadOnlyList<T> ?? [], after as IReadOnlyList<T> ?? []);
        return Enumerable.Range(0, Math.Max(old.Count, now.Count))
            .Select(place => ((place + 1).ToString(CultureInfo.InvariantCulture), old.ElementAtOrDefault(place), now.ElementAtOrDefault(place)));
    }

    private static (ValueKind Kind, Func<object, string?> Words) FormOf(object sample) => sample switch
    {
        DateOnly => (ValueKind.Date, value => ((DateOnly)value).ToString("O", CultureInfo.InvariantCulture)),
        TimeOnly => (ValueKind.Text, value => ((TimeOnly)value).ToString("HH:mm", CultureInfo.InvariantCulture)),
        DateTime => (ValueKind.Moment, value => ((DateTime)value).ToString("O", CultureInfo.InvariantCulture)),
        bool => (ValueKind.Flag, value => value.ToString()),
        Enum => (ValueKind.Enum, value => $"{value.GetType().Name}.{value}"),
        IReadOnlyList<string> => (ValueKind.Text, value => NullIfEmpty(string.Join(", ", (IReadOnlyList<string>)value))),
        int or long => (ValueKind.Number, value => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),

        // SQLite gives 100.0 back for 100: the same number is written the same.
        decimal => (ValueKind.Number, value => ((decimal)value).ToString("0.############################", CultureInfo.InvariantCulture)),
        string => (ValueKind.Text, value => NullIfEmpty((string)value)),
        _ => throw new InvalidOperationException($"The history has no form for {sample.GetType()}: give it one, or mark the property in its mapping with the reason why it is left out."),
    };

    private static string? NullIfEmpty(string words) => words.Length == 0 ? null : words;
}
