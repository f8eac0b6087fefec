using System.Text.Json;
using LinkageWorkPlan.Web.Layout.Parts;

namespace LinkageWorkPlan.Web.Layout.Drafts;

/// <summary>What the browser keeps of a form (wwwroot/js/drafts.js), as far as the server reads it.</summary>
internal sealed record DraftContent
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>When it was typed last: ISO 8601 in UTC, compared as text.</summary>
    public string At { get; init; } = string.Empty;

    /// <summary>The window it was typed in.</summary>
    public string Tab { get; init; } = string.Empty;

    /// <summary>The opening of the form it was typed in: one for each time that the form was shown.</summary>
    public string? Opening { get; init; }

    /// <summary>How often the form had been saved since it was opened.</summary>
    public int Saves { get; init; }

    /// <summary>True where the form was saved or given up and nothing of it is to come back.</summary>
    public bool Saved { get; init; }

    /// <summary>The newest text of other windows that its writer has been shown, by window.</summary>
    public IReadOnlyDictionary<string, string> Seen { get; init; } = new Dictionary<string, string>();

    /// <summary>What stood in the fields before anything was typed.</summary>
    public IReadOnlyDictionary<string, JsonElement> Base { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>True of what a save left behind (<see cref="Ended"/>): there is no text in it.</summary>
    internal bool IsEnd => Saved && At.Length == 0;

    /// <summary>How a person reads the fields that were changed.</summary>
    public IReadOnlyDictionary<string, ShownField?> Shown { get; init; } = new Dictionary<string, ShownField?>();

    /// <summary>The fields that were changed and hold words, to be read by a person.</summary>
    public IReadOnlyList<KeptField> Typed =>
    [
        .. from changed in Fields
           where !Saved && !(Base.TryGetValue(changed.Key, out var before) ? JsonElement.DeepEquals(before, changed.Value) : changed.Value.ValueKind == JsonValueKind.False)
           let shown = Shown.GetValueOrDefault(changed.Key)
           where !string.IsNullOrWhiteSpace(shown?.Words)
           select new KeptField(changed.Key, shown.Label, shown.Words, null, shown.Language),
    ];

    /// <returns>Null where it is nothing that a browser of this program kept.</returns>
    public static DraftContent? Read(string? content)
    {
        try
        {
            return content is null ? null : JsonSerializer.Deserialize<DraftContent>(content, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>False where another window typed what this one has never seen.</summary>
    public bool Replaces(DraftContent kept) =>
        Saved || kept.Saved || kept.Tab == Tab || string.CompareOrdinal(Seen?.GetValueOrDefault(kept.Tab), kept.At) >= 0;

    /// <summary>True where it was typed before the same form was saved or given up, and arrived only after that.</summary>
    /// <param name="end">What the end of the form left behind.</param>
    public bool IsTooLate(DraftContent end) =>
        end.Saved && end.Opening is not null && end.Opening == Opening && (end.IsEnd ? Saves <= end.Saves : string.CompareOrdinal(At, end.At) <= 0);

    /// <summary>What a saved form leaves behind, so that text that is still on its way to the server is known to be part of what was saved.</summary>
    public static string Ended(string opening, int saves) => JsonSerializer.Serialize(new DraftContent { Opening = opening, Saves = saves, Saved = true }, Format);

    public sealed record ShownField(string Label, string? Words, string? Language);
}
