using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>
/// The interface's words and formats in one language. A key's part before the first dot names its resource file in <c>Text/</c>;
/// English is the neutral file. The language is given, never taken from the thread.
/// </summary>
public sealed class Loc(Language language)
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Families = new();
    private static readonly Loc[] Known = [.. Languages.All.Select(each => new Loc(each))];
    /// <summary>Keys of fields of one entity, by the field's name.</summary>
    private static readonly Lazy<ILookup<string, string>> Fields = new(() => FamilyOf("Field").GetResourceSet(CultureInfo.InvariantCulture, true, false)!
        .Cast<System.Collections.DictionaryEntry>().Select(each => (string)each.Key).Where(key => key.Count(letter => letter == '.') == 2)
        .ToLookup(key => key[(key.LastIndexOf('.') + 1)..], StringComparer.Ordinal));

    /// <summary>Found before: a resource manager takes a lock for every word of every page.</summary>
    private readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language.IsOfficial() ? language.Code() : language.Facts().Culture);

    public Language Language { get; } = language;

    /// <summary>The other official language: what stands underneath in a bilingual text.</summary>
    public Language Other => Language == Language.Vi ? Language.Lo : Language.Vi;

    public static Loc In(Language language) => Known[(int)language];

    /// <summary>The words of a key; a key that does not exist is shown as ⟦key⟧, which tests look for.</summary>
    public string this[string key] => Find(key) ?? $"⟦{key}⟧";

    /// <summary>
    /// The words with their places filled. Dates, numbers, sides and texts are written in this language. A word after a whole number can follow
    /// it, as in "{0} {0:day|days}"; words that scripts fill in cannot.
    /// </summary>
    public string this[string key, params object?[] arguments] => string.Format(culture, this[key], [.. arguments.Select(Words)]);

    public string? Find(string key)
    {
        if (texts.TryGetValue(key, out var words))
        {
            return words;
        }

        // Keys that have no words are not kept: some are made of what was sent.
        return Read(key) is { } found ? texts.GetOrAdd(key, found) : null;
    }

    private string? Read(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1)
        {
            return null;
        }

        try
        {
            return FamilyOf(key[..dot]).GetString(key, culture);
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    /// <summary>
    /// The name of a field, as in "Report.State": of this entity's or of all fields called so; without an entity also of the only one that
    /// has such a field. Null where there is none.
    /// </summary>
    public string? Field(string name) => Find("Field." + name) ?? (name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0
        ? Find("Field." + name[(dot + 1)..])
        : Fields.Value[name].ToList() is [var only] ? Find(only) : null);

    private static ResourceManager FamilyOf(string name) => Families.GetOrAdd(name, each => new ResourceManager($"LinkageWorkPlan.Web.Text.{each}", typeof(Loc).Assembly));

    /// <summary>An enum value's name: key <c>Enum.Type.Value</c>.</summary>
    public string Name(Enum value) => this[$"Enum.{value.GetType().Name}.{value}"];

    public string Date(DateOnly? day) => day is { } known ? DateText.Short(known, Language) : "–";

    public string LongDate(DateOnly day) => DateText.Long(day, Language);

    /// <param name="utc">An instant in UTC; shown in UTC+7.</param>
    public string Moment(DateTime utc) => DateText.Moment(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), Language);

    public string Number(decimal value, int decimals = 2) => NumberText.Format(value, Language, decimals);

    /// <param name="invariant">An amount and its currency, as in "1500000 USD".</param>
    public string Money(string invariant)
    {
        var parts = invariant.Split(' ', 2);
        return NumberText.Money(decimal.Parse(parts[0], CultureInfo.InvariantCulture), parts[^1], Language);
    }

    public string Percent(decimal value) => NumberText.Percent(value, Language);

    private object? Words(object? argument) => argument switch
    {
        DateOnly day => Date(day),
        DateTime instant => Moment(instant),
        decimal number => Number(number),
        int number => new Counted(number, Number(number, 0)),
        long number => new Counted(number, Number(number, 0)),
        string words => new Counted(long.TryParse(words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, words),
        LocalizedText text => text.For(Language),
        Enum value => Name(value),

        // A list would be shown by the name of its type.
        System.Collections.IEnumerable list and not string => string.Join(", ", list.Cast<object?>().Select(Words)),
        _ => argument,
    };

    /// <summary>What fills a place and, where it is a whole number, chooses the word that follows it.</summary>
    private sealed record Counted(long? Number, string Shown) : IFormattable
    {
        public override string ToString() => Shown;

        public string ToString(string? format, IFormatProvider? formatProvider) => format?.Split('|') is [var one, var many] ? Number is 1 or -1 ? one : many : Shown;
    }
}
