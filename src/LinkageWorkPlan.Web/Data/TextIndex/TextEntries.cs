using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>What an entry keeps of a text, beside the text.</summary>
internal static class TextEntries
{
    private static readonly HashSet<string> Names = ["Title", "Name"];

    public static TextEntry Of(TextOrigin origin, TextPlace place, int position) =>
        new TextEntry
        {
            Kind = origin.Kind,
            AggregateId = origin.AggregateId,
            Field = place.Field,
            PlanId = origin.PlanId,
            TaskId = origin.TaskId,
            On = origin.On,
            IsName = Names.Contains(place.Field) || place.Field.StartsWith("Pillar:", StringComparison.Ordinal) || place.Field.StartsWith("Sector:", StringComparison.Ordinal) || place.Field.StartsWith("Milestone:", StringComparison.Ordinal)
                || place.Field.StartsWith(EnterpriseTexts.OtherName, StringComparison.Ordinal),
        }.Follow(origin, place, position);

    /// <summary>True where the entry already says all of it: its keys are dear to make.</summary>
    public static bool IsOf(this TextEntry entry, TextOrigin origin, TextPlace place, int position) =>
        entry.Text == place.Text && (entry.Code, entry.Place, entry.Position, entry.MaxLength) == (origin.Code, origin.Place, position, place.MaxLength);

    public static TextEntry Follow(this TextEntry entry, TextOrigin origin, TextPlace place, int position)
    {
        var text = place.Text;
        (entry.Code, entry.Place, entry.Position, entry.Text, entry.MaxLength) = (origin.Code, origin.Place, position, text, place.MaxLength);
        entry.SourceKey = SourceKeyOf(text.For(text.Source));
        List<string?> words = [.. Languages.All.Select(each => text[each]?.Text), .. place.Field is "Title" or "Name" ? origin.AlsoKnownAs : []];
        entry.Folded = Lines(words, SearchKey.Folded);
        entry.Exact = Lines(words, SearchKey.Stored);
        foreach (var language in Languages.All)
        {
            entry.Set(language, text.StateOf(language));
            if (entry.IsName)
            {
                entry.Sort(language, TextOrder.KeyOf(text.For(language), language, TextEntry.SortedLength));
            }
        }

        return entry;
    }

    /// <summary>The text as it was, for the memory; null where it had no rendering that anybody could use.</summary>
    public static TextEntry? Former(this TextEntry entry)
    {
        if (!Languages.All.Any(each => entry.StateIn(each) is RenderingState.Translated or RenderingState.Checked))
        {
            return null;
        }

        var former = new TextEntry
        {
            Kind = entry.Kind,
            AggregateId = entry.AggregateId,
            Field = entry.Field,
            PlanId = entry.PlanId,
            TaskId = entry.TaskId,
            On = entry.On,
            Code = entry.Code,
            Place = entry.Place,
            Position = entry.Position,
            Text = entry.Text,
            MaxLength = entry.MaxLength,
            SourceKey = entry.SourceKey,
            Folded = entry.Folded,
            Exact = entry.Exact,
            IsFormer = true,
        };
        foreach (var language in Languages.All)
        {
            former.Set(language, entry.StateIn(language));
        }

        return former;
    }

    public static string SourceKeyOf(string words) => Fingerprint.OfText(SearchKey.Stored(words));

    private static string Lines(IEnumerable<string?> words, Func<string?, string> key) =>
        string.Join('\n', words.Where(each => !string.IsNullOrEmpty(each)).Select(key).Distinct());
}

/// <summary>What holds a text, as its entries know it.</summary>
/// <param name="Place">As <see cref="TextEntry.Place"/>.</param>
/// <param name="AlsoKnownAs">A code or file name that finds the title, too.</param>
internal sealed record TextOrigin(TextKind Kind, Guid AggregateId, Guid? PlanId, Guid? TaskId, string Code, string Place, DateOnly? On, IReadOnlyList<string> AlsoKnownAs);
