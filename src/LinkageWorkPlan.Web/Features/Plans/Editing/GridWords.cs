using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>How what is agreed becomes words of a cell in the reader's language, and how typed words become what is agreed.</summary>
internal sealed class GridWords
{
    /// <summary>What people write for a side in a hurry.</summary>
    private static readonly Dictionary<Enum, string[]> Short = new() { [Side.Vietnam] = ["vn", "v"], [Side.Laos] = ["la", "l"] };

    private readonly Loc loc;
    private readonly DateOnly today;
    private readonly IReadOnlyList<OwnerName> owners;
    private readonly Dictionary<Guid, OwnerName> byId;

    /// <param name="today">The day that "+10d" counts from where a row has no start.</param>
    private GridWords(Language language, DateOnly today, IEnumerable<(Guid Id, Side Side, LocalizedText Name, bool IsActive)> known)
    {
        (loc, this.today) = (Loc.In(language), today);
        var all = known.Select(each => (each, Shown: each.Name.For(language))).ToList();
        var twice = all.GroupBy(each => SearchKey.Of(each.Shown)).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        owners = [.. all.Select(each => new OwnerName(each.each.Id, each.each.Side, twice.Contains(SearchKey.Of(each.Shown)) ? $"{each.Shown} ({loc.Name(each.each.Side)})" : each.Shown, each.each.Name, each.each.IsActive))];
        byId = owners.ToDictionary(each => each.Id);
    }

    /// <param name="Shown">Names one owner alone, in the reader's language.</param>
    internal sealed record OwnerName(Guid Id, Side Side, string Shown, LocalizedText Name, bool IsActive)
    {
        public IEnumerable<string> Keys => Languages.All.Select(each => Name[each]?.Text).OfType<string>().Append(Shown).Select(SearchKey.Of);
    }

    public IReadOnlyList<OwnerName> Owners => owners;

    public static async Task<GridWords> LoadAsync(IQueryable<Owner> owners, Language language, DateOnly today, CancellationToken cancel)
    {
        var known = await owners.AsNoTracking().OrderBy(each => each.Id).Select(each => new { each.Id, each.Side, each.Name, each.IsActive }).ToListAsync(cancel);
        return new GridWords(language, today, known.Select(each => (each.Id, each.Side, each.Name, each.IsActive)));
    }

    public string Day(DateOnly? day) => day is { } known ? DateText.Short(known, loc.Language) : string.Empty;

    public string Choice(Enum? value) => value is null ? string.Empty : loc.Name(value);

    public string OwnersOf(IEnumerable<Guid> ids) =>
        string.Join("; ", ids.Select(byId.GetValueOrDefault).OfType<OwnerName>().OrderBy(each => each.Side).ThenBy(each => each.Id).Select(each => each.Shown));

    /// <summary>What one may choose of in a column, in the reader's language; empty where one types freely.</summary>
    public IReadOnlyList<string> OptionsOf(GridColumn column) => column.Kind == GridKind.Owners
        ? [.. owners.Where(each => each.IsActive).Select(each => each.Shown).Order(TextOrder.For(loc.Language))]
        : [.. ValuesOf(column).Select(loc.Name)];

    /// <param name="from">The day that "+10d" counts from; today where it is null.</param>
    public DateOnly? ReadDay(string typed, DateOnly? from, string field, List<BrokenRule> broken)
    {
        if (DateText.TryRead(typed, from ?? today, out var day, out var reading))
        {
            return day;
        }

        if (reading != DateReading.Empty)
        {
            broken.Add(new BrokenRule(reading == DateReading.NoSuchDay ? Rules.NoSuchDay : Rules.NotADate, field, typed.Trim()));
        }

        return null;
    }

    /// <summary>A name in any language, or how one begins where only one begins so.</summary>
    public Enum? ReadChoice(GridColumn column, string typed, string field, List<BrokenRule> broken)
    {
        var key = SearchKey.Of(typed);
        if (key.Length == 0)
        {
            return null;
        }

        var values = ValuesOf(column).Select(each => (Value: each, Keys: Languages.All.Select(language => SearchKey.Of(Loc.In(language).Name(each))).Append(SearchKey.Of(each.ToString())).Concat(Short.GetValueOrDefault(each, [])).ToList())).ToList();
        var found = values.FindAll(each => each.Keys.Contains(key));
        found = found.Count > 0 ? found : values.FindAll(each => each.Keys.Any(name => name.StartsWith(key, StringComparison.Ordinal)));
        if (found.Count == 1)
        {
            return found[0].Value;
        }

        broken.Add(new BrokenRule(Rules.NotAChoice, field, typed.Trim(), string.Join(", ", values.Select(each => loc.Name(each.Value)))));
        return null;
    }

    /// <summary>Names with a semicolon or a line break between them, in any language, or how one begins where only one begins so.</summary>
    public IReadOnlyList<Guid> ReadOwners(string typed, string field, List<BrokenRule> broken)
    {
        var ids = new List<Guid>();
        foreach (var name in typed.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var key = SearchKey.Of(name);
            var found = owners.Where(each => each.Keys.Contains(key)).ToList();
            found = found.Count > 0 ? found : [.. owners.Where(each => each.IsActive && each.Keys.Any(known => known.StartsWith(key, StringComparison.Ordinal)))];
            if (found.Count == 1)
            {
                ids.Add(found[0].Id);
            }
            else
            {
                broken.Add(new BrokenRule(found.Count == 0 ? Rules.OwnerNotFound : Rules.OwnerAmbiguous, field, name));
            }
        }

        return [.. ids.Distinct().Order()];
    }

    public int ReadNumber(string typed, string field, List<BrokenRule> broken)
    {
        var text = typed.Trim().TrimEnd('%').TrimEnd();
        if (NumberText.TryRead(text, loc.Language, out var number) && number == decimal.Truncate(number))
        {
            return (int)decimal.Clamp(number, 0, TaskPercent.Max + 1);
        }

        broken.Add(text.Length == 0 ? new BrokenRule(Rules.Required, field, field) : new BrokenRule(Rules.NotAWholeNumber, field, typed.Trim()));
        return 1;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Enum> ValuesOf(GridColumn column) => column.Id switch
    {
        nameof(TaskValues.Lead) => Sides.Both.Cast<Enum>(),
        nameof(TaskValues.Alternation) => Enum.GetValues<LeadAlternation>().Cast<Enum>(),
        nameof(Milestone.Type) => Enum.GetValues<MilestoneType>().Cast<Enum>(),
        _ => [],
    };
}
