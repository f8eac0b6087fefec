using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>Looks through a canonical content for texts that lack an official language, whatever the content is of.</summary>
internal static class FrozenTexts
{
    /// <returns>One entry a text and language; its subject is the nearest code or key above the text.</returns>
    public static IReadOnlyList<BrokenRule> Missing(string canonical)
    {
        using var document = BoundedJson.Document(canonical);
        return [.. Missing(document.RootElement, string.Empty, string.Empty)];
    }

    private static IEnumerable<BrokenRule> Missing(JsonElement element, string subject, string field) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(each => Missing(each, subject, field)),
        JsonValueKind.Object when element.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String => OfText(element, subject, field),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Missing(each.Value, CodeOf(element) ?? subject, each.Name)),
        _ => [],
    };

    private static IEnumerable<BrokenRule> OfText(JsonElement text, string subject, string field) =>
        from language in Languages.Official
        where !text.TryGetProperty(language.Code(), out _)
        select new BrokenRule(Rules.TextMissing, subject, subject, char.ToUpperInvariant(field[0]) + field[1..], language.Code());

    private static string? CodeOf(JsonElement element) =>
        new[] { "code", "key", "taskCode" }.Select(name => element.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null).FirstOrDefault(code => code is not null);
}
