using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// The one written form of a content that is signed: JSON with members in ordinal order, no white space, texts in NFC, dates in
/// ISO 8601, numbers without trailing zeros. Members that are derived or come after the signature carry [JsonIgnore]; what came into the form later carries [LeftOutWhenEmpty].
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = OptionsWith(InOrdinalOrder);
    private static readonly JsonSerializerOptions Stored = OptionsWith(LaterMembersEmpty);

    public static string Of<T>(T content) => JsonSerializer.Serialize(content, Options);

    /// <exception cref="JsonException">It is no such content, or lacks a member.</exception>
    public static T Read<T>(string canonical) =>
        BoundedJson.Read<T>(canonical, Options) ?? throw new JsonException("The content is empty.");

    /// <summary>
    /// Reads what was signed and stored, maybe by an older version: a member that came into the form later reads as empty, so that a signed
    /// content always opens. Its stored words, and with them its fingerprint, stay as they are.
    /// </summary>
    /// <exception cref="JsonException">It is no such content.</exception>
    public static T ReadStored<T>(string canonical) =>
        BoundedJson.Read<T>(canonical, Stored) ?? throw new JsonException("The content is empty.");

    private static JsonSerializerOptions OptionsWith(Action<JsonTypeInfo> modifier) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new TextConverter(), new WordsConverter(), new NumberConverter(), new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { modifier } },
    };

    private static void LaterMembersEmpty(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var nullability = new NullabilityInfoContext();
        var never = new List<(JsonPropertyInfo Property, Func<object> Empty)>();
        foreach (var property in type.Properties)
        {
            property.IsRequired = false;
            if (property is { Set: not null, Get: not null, AttributeProvider: PropertyInfo member } && nullability.Create(member).WriteState == NullabilityState.NotNull && EmptyOf(property.PropertyType) is { } empty)
            {
                never.Add((property, empty));
            }
        }

        type.OnDeserialized = content =>
        {
            foreach (var (property, empty) in never.Where(each => each.Property.Get!(content) is null))
            {
                property.Set!(content, empty());
            }
        };
    }

    /// <returns>Null where a value cannot be missing, as a number.</returns>
    private static Func<object>? EmptyOf(Type type) =>
        type == typeof(string) ? () => string.Empty
        : type == typeof(LocalizedText) ? () => LocalizedText.Empty
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? () => Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : type.IsClass ? () => JsonSerializer.Deserialize("{}", type, Stored)!
        : null;

    private static void InOrdinalOrder(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var ordered = type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        for (var place = 0; place < ordered.Count; place++)
        {
            ordered[place].Order = place;
            if (ordered[place].AttributeProvider?.IsDefined(typeof(LeftOutWhenEmptyAttribute), inherit: false) == true)
            {
                ordered[place].ShouldSerialize = static (_, value) => value is System.Collections.IEnumerable list ? list.GetEnumerator().MoveNext() : value is not null;
            }
        }
    }

    private sealed class WordsConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.Normalize());
    }

    /// <summary>1.60 and 1.6 are one number: they must not give two fingerprints.</summary>
    private sealed class NumberConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }

    /// <summary>Words and source language only: who checked a rendering is not part of what is signed.</summary>
    private sealed class TextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            string? Words(Language language) => root.TryGetProperty(language.Code(), out var words) ? words.GetString() : null;
            if (!root.TryGetProperty("source", out var source))
            {
                return LocalizedText.Empty;
            }

            return Languages.TryRead(source.GetString(), out var language)
                ? LocalizedText.Each(language, Words)
                : throw new JsonException("A text has no source language.");
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            if (!value.IsEmpty)
            {
                foreach (var (name, words) in Languages.All.Select(each => (each.Code(), value[each]?.Text.Normalize())).Append(("source", value.Source.Code())).OrderBy(each => each.Item1, StringComparer.Ordinal))
                {
                    if (words is not null)
                    {
                        writer.WriteString(name, words);
                    }
                }
            }

            writer.WriteEndObject();
        }
    }
}
