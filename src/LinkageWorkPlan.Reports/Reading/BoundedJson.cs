using System.Text.Json;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// Reads JSON that came from a file, a database or a browser. Depth is limited by the library (64 levels by default),
/// and size here: what is larger than its reader expects is refused before anything is made of it.
/// </summary>
public static class BoundedJson
{
    /// <summary>Bytes; or characters of what is in memory already. A frozen report of 2,000 tasks has about 6 million.</summary>
    public const int SizeMax = 64 * 1024 * 1024;

    /// <exception cref="JsonException">It is no JSON, is no such value, or is nested too deep.</exception>
    /// <exception cref="ReadLimitException">It is too large.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options, int sizeMax = SizeMax)
    {
        Check(json.Length, sizeMax);
        return JsonSerializer.Deserialize<T>(json, options);
    }

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte}, JsonSerializerOptions, int)"/>
    public static T? Read<T>(string json, JsonSerializerOptions options, int sizeMax = SizeMax)
    {
        Check(json.Length, sizeMax);
        return JsonSerializer.Deserialize<T>(json, options);
    }

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte}, JsonSerializerOptions, int)"/>
    public static JsonDocument Document(string json, int sizeMax = SizeMax)
    {
        Check(json.Length, sizeMax);
        return JsonDocument.Parse(json);
    }

    private static void Check(int size, int max)
    {
        if (size > max)
        {
            throw new ReadLimitException(ReadLimit.Bytes, max);
        }
    }
}
