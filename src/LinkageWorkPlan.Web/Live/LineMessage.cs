using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace LinkageWorkPlan.Web.Live;

/// <summary>What one server says to the others.</summary>
/// <param name="Server">Who says it.</param>
/// <param name="Changed">That something was saved; null where it says something else.</param>
/// <param name="Seat">Who is there, or left; null where it says something else.</param>
/// <param name="IsThere">Of <paramref name="Seat"/>.</param>
/// <param name="Asks">True where it has just begun to listen: the others say who is there.</param>
/// <param name="Call">What one of its background jobs says; null where it says something else.</param>
public sealed record LineMessage(Guid Server, PlanChanged? Changed = null, Seat? Seat = null, bool IsThere = false, bool Asks = false, ServerCall? Call = null)
{
    /// <summary>Bytes: PostgreSQL passes on less than 8,000.</summary>
    public const int BytesMax = 7_900;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        MaxDepth = 8,
    };

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <returns>Null for what no server of this program says.</returns>
    public static LineMessage? Read(string words)
    {
        try
        {
            return words.Length <= BytesMax ? JsonSerializer.Deserialize<LineMessage>(words, Json) is { Changed: null or { Entries: not null }, Call: null or { About: not null } } said ? said : null : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
