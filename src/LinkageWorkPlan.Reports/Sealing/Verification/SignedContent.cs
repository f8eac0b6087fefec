using System.Text.Json;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>What is read of a canonical content without taking all of it into memory: it may be a stranger's.</summary>
/// <param name="Plan">Code; null where it says none. Of a plan's own content its code.</param>
/// <param name="Report">Code; null where it says none.</param>
/// <param name="Amendment">Number of an amendment; null for anything else.</param>
/// <param name="Meeting">Code of the meeting whose minutes they are; null for anything else.</param>
/// <param name="Round">Code of a round of scoring; null for anything else.</param>
/// <param name="Products">Fingerprints of the files that annex V lists.</param>
internal sealed record SignedContent(string? Plan, string? Report, int? Amendment, string? Meeting, string? Round, IReadOnlySet<string> Products)
{
    private const int TextMax = 1024;

    /// <returns>Null where it is no content.</returns>
    public static SignedContent? In(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SignedContent? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var (plan, report, own, meeting, round, number, products) = ((string?)null, (string?)null, (string?)null, (string?)null, (string?)null, (int?)null, new HashSet<string>(StringComparer.Ordinal));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isPlan, isReport, isProducts) = (reader.ValueTextEquals("planCode"), reader.ValueTextEquals("reportCode"), reader.ValueTextEquals("products"));
            var (isOwn, isMeeting, isRound, isNumber) = (reader.ValueTextEquals("code"), reader.ValueTextEquals("meetingCode"), reader.ValueTextEquals("roundCode"), reader.ValueTextEquals("number"));
            reader.Read();
            if (isPlan)
            {
                plan = TextAt(ref reader);
            }
            else if (isReport)
            {
                report = TextAt(ref reader);
            }
            else if (isOwn)
            {
                own = TextAt(ref reader);
            }
            else if (isMeeting)
            {
                meeting = TextAt(ref reader);
            }
            else if (isRound)
            {
                round = TextAt(ref reader);
            }
            else if (isNumber)
            {
                number = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : null;
            }
            else if (isProducts)
            {
                ReadProducts(ref reader, products);
            }

            reader.Skip();
        }

        // All of it has to be read to the end to be one document.
        while (reader.Read())
        {
        }

        // Only an amendment names a plan and a number, and only a plan calls itself by a code.
        return new SignedContent(plan ?? own, report, report is null && plan is not null ? number : null, meeting, round, products);
    }

    /// <summary>Any member "sha256" of an entry, at whatever depth: no other member of a product has that name.</summary>
    private static void ReadProducts(ref Utf8JsonReader reader, HashSet<string> products)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("sha256") && reader.Read() && TextAt(ref reader) is { } hash)
            {
                products.Add(hash);
            }
        }
    }

    private static string? TextAt(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= TextMax ? reader.GetString() : null;
}
