using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Some words of a canonical content.</summary>
/// <param name="Part">Name of the part of the content they are in, as "tasks".</param>
/// <param name="Code">The nearest code or key above them, or empty.</param>
/// <param name="Language">Null for what is the same in every language.</param>
public sealed record ContentWords(string Part, string Code, Language? Language, string Words)
{
    /// <summary>Its milestones stand under the code of their task.</summary>
    private const string Gantt = "gantt";

    private static readonly string[] CodeNames = ["taskCode", "code", "key", "minister"];

    /// <summary>All words of a canonical content, whatever it is of, as it prints them: none can be forgotten.</summary>
    public static IReadOnlyList<ContentWords> Of(string canonical)
    {
        using var document = BoundedJson.Document(canonical);
        return [.. document.RootElement.EnumerateObject().SelectMany(part => In(part.Value, part.Name, string.Empty))];
    }

    private static IEnumerable<ContentWords> In(JsonElement element, string part, string code) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(each => In(each, part, code)),
        JsonValueKind.Object when element.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String => Languages.All.SelectMany(language =>
            element.TryGetProperty(language.Code(), out var words) ? [new ContentWords(part, code, language, words.GetString()!)] : Array.Empty<ContentWords>()),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => In(each.Value, part, part == Gantt && code.Length > 0 ? code : CodeOf(element) ?? code)),
        JsonValueKind.String => [new ContentWords(part, code, null, element.GetString()!)],
        _ => [],
    };

    private static string? CodeOf(JsonElement element) =>
        CodeNames.Select(name => element.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null).FirstOrDefault(code => code is not null);
}
