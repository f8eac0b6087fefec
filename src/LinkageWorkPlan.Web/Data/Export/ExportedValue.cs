using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>
/// One value of a column in a form that is the same on every database. Instants are kept to the microsecond, which is what PostgreSQL keeps;
/// amounts without zeros at the end; the bytes of a file stand in a file of their own and are named by their SHA-256.
/// </summary>
internal static class ExportedValue
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <returns>Null where the column is empty.</returns>
    public static object? Read(DbDataReader row, int at, ExportedColumn column)
    {
        if (row.IsDBNull(at))
        {
            return null;
        }

        return column.Kind switch
        {
            var kind when kind == typeof(string) => row.GetString(at),
            var kind when kind == typeof(Guid) => row.GetGuid(at),
            var kind when kind == typeof(bool) => row.GetBoolean(at),
            var kind when kind == typeof(int) => row.GetInt32(at),
            var kind when kind == typeof(long) => row.GetInt64(at),
            var kind when kind == typeof(decimal) => row.GetDecimal(at) / 1.0000000000000000000000000000m,
            var kind when kind == typeof(DateOnly) => row.GetFieldValue<DateOnly>(at),
            var kind when kind == typeof(DateTime) => Rounded(row.GetDateTime(at)),
            var kind when kind == typeof(DateTimeOffset) => Rounded(row.GetFieldValue<DateTimeOffset>(at).UtcDateTime),
            _ => row.GetFieldValue<byte[]>(at),
        };
    }

    /// <summary>The invariant form, as CSV has it.</summary>
    public static string Words(object value) => value switch
    {
        DateTime instant => instant.ToString(Instant, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        byte[] bytes => Fingerprint.OfBytes(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    public static void Write(Utf8JsonWriter json, ExportedColumn column, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(column.Name);
                break;
            case bool flag:
                json.WriteBoolean(column.Name, flag);
                break;
            case int number:
                json.WriteNumber(column.Name, number);
                break;
            case long number:
                json.WriteNumber(column.Name, number);
                break;
            case decimal number:
                json.WriteNumber(column.Name, number);
                break;
            default:
                json.WriteString(column.Name, Words(value));
                break;
        }
    }

    /// <summary>The value that <see cref="Write"/> wrote; of a file's bytes their SHA-256.</summary>
    /// <exception cref="FormatException">It is not what the column holds.</exception>
    public static object? Read(JsonElement json, ExportedColumn column)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return column.IsNullable ? null : throw new FormatException("it is empty");
        }

        try
        {
            return column.Kind switch
            {
                var kind when kind == typeof(Guid) => json.GetGuid(),
                var kind when kind == typeof(bool) => json.GetBoolean(),
                var kind when kind == typeof(int) => json.GetInt32(),
                var kind when kind == typeof(long) => json.GetInt64(),
                var kind when kind == typeof(decimal) => json.GetDecimal(),
                var kind when kind == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
                var kind when kind == typeof(DateTime) => ReadInstant(json),
                var kind when kind == typeof(DateTimeOffset) => new DateTimeOffset(ReadInstant(json)),
                _ => Known(json.GetString()!, column),
            };
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or JsonException or ArgumentException or OverflowException)
        {
            throw new FormatException($"it does not hold {column.ReadAs.Name}", wrong);
        }
    }

    /// <summary>What the program could not read later is not taken in now, as an enum's unknown name or a text that is no text.</summary>
    private static string Known(string words, ExportedColumn column)
    {
        _ = column.Kind == typeof(string) ? column.Mapping.Converter?.ConvertFromProvider(words) : null;
        return words;
    }

    private static DateTime ReadInstant(JsonElement json) =>
        DateTime.ParseExact(json.GetString()!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static DateTime Rounded(DateTime instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
