using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LinkageWorkPlan.Web.Data;

/// <summary>How value objects are stored: as JSON text, the same on every database. Enums by name, instants in UTC.</summary>
internal static class StoredForms
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<LocalizedText>().HaveConversion<TextConverter, TextComparer>();
        builder.Properties<IReadOnlyList<string>>().HaveConversion<ListConverter<string>, ListComparer<string>>();
        builder.Properties<IReadOnlyList<BudgetLine>>().HaveConversion<ListConverter<BudgetLine>, ListComparer<BudgetLine>>();
        builder.Properties<IReadOnlyList<IndicatorBaseline>>().HaveConversion<ListConverter<IndicatorBaseline>, ListComparer<IndicatorBaseline>>();
        builder.Properties<IReadOnlyList<IndicatorTarget>>().HaveConversion<ListConverter<IndicatorTarget>, ListComparer<IndicatorTarget>>();
        builder.Properties<IReadOnlyList<FormerTarget>>().HaveConversion<ListConverter<FormerTarget>, ListComparer<FormerTarget>>();
        builder.Properties<IReadOnlyList<FormerEnd>>().HaveConversion<ListConverter<FormerEnd>, ListComparer<FormerEnd>>();
        builder.Properties<IReadOnlyList<Sector>>().HaveConversion<ListConverter<Sector>, ListComparer<Sector>>();
        builder.Properties<IReadOnlyList<WrittenText>>().HaveConversion<ListConverter<WrittenText>, ListComparer<WrittenText>>();
        builder.Properties<IReadOnlyList<ShownPage>>().HaveConversion<ListConverter<ShownPage>, ListComparer<ShownPage>>();
        builder.Properties<IReadOnlyList<FieldChange>>().HaveConversion<ListConverter<FieldChange>, ListComparer<FieldChange>>();
        builder.Properties<TaskContent>().HaveConversion<ContentConverter, ContentComparer>();
        builder.Properties<IndicatorContent>().HaveConversion<IndicatorConverter, IndicatorComparer>();
        builder.Properties<PlanOutline>().HaveConversion<OutlineConverter, OutlineComparer>();
        builder.Properties<PasskeyProof>().HaveConversion<PasskeyConverter>();
        builder.Properties<OwnerContent>().HaveConversion<OwnerConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(20);
        builder.Properties<TimeOnly>().HaveConversion<TimeConverter>().HaveMaxLength(5);
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    internal sealed class TextConverter() : ValueConverter<LocalizedText, string>(
        text => JsonSerializer.Serialize(text, Json),
        stored => JsonSerializer.Deserialize<LocalizedText>(stored, Json)!);

    internal sealed class TextComparer() : ValueComparer<LocalizedText>((one, other) => one == other, text => text.GetHashCode());

    internal sealed class ContentConverter() : ValueConverter<TaskContent, string>(
        content => JsonSerializer.Serialize(content, Json),
        stored => JsonSerializer.Deserialize<TaskContent>(stored, Json)!);

    internal sealed class IndicatorConverter() : ValueConverter<IndicatorContent, string>(
        content => JsonSerializer.Serialize(content, Json),
        stored => JsonSerializer.Deserialize<IndicatorContent>(stored, Json)!);

    internal sealed class IndicatorComparer() : ValueComparer<IndicatorContent>(
        (one, other) => ReferenceEquals(one, other) || (one != null && other != null && JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json)),
        content => content.Code.GetHashCode(StringComparison.Ordinal));

    internal sealed class OutlineConverter() : ValueConverter<PlanOutline, string>(
        outline => JsonSerializer.Serialize(outline, Json),
        stored => JsonSerializer.Deserialize<PlanOutline>(stored, Json)!);

    internal sealed class OutlineComparer() : ValueComparer<PlanOutline>(
        (one, other) => ReferenceEquals(one, other) || (one != null && other != null && JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json)),
        outline => outline.PeriodStart.GetHashCode());

    internal sealed class PasskeyConverter() : ValueConverter<PasskeyProof, string>(
        proof => JsonSerializer.Serialize(proof, Json),
        stored => JsonSerializer.Deserialize<PasskeyProof>(stored, Json)!);

    internal sealed class OwnerConverter() : ValueConverter<OwnerContent, string>(
        content => JsonSerializer.Serialize(content, Json),
        stored => JsonSerializer.Deserialize<OwnerContent>(stored, Json)!);

    internal sealed class ContentComparer() : ValueComparer<TaskContent>(
        (one, other) => ReferenceEquals(one, other) || (one != null && other != null && JsonSerializer.Serialize(one, Json) == JsonSerializer.Serialize(other, Json)),
        content => content.Code.GetHashCode(StringComparison.Ordinal));

    internal sealed class ListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(
        list => JsonSerializer.Serialize(list, Json),
        stored => JsonSerializer.Deserialize<List<T>>(stored, Json)!);

    internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
        (one, other) => (one ?? Array.Empty<T>()).SequenceEqual(other ?? Array.Empty<T>()),
        list => list.Aggregate(0, (hash, each) => HashCode.Combine(hash, each)),
        list => list);

    /// <summary>Times of day, in hours and minutes: every database keeps them alike.</summary>
    internal sealed class TimeConverter() : ValueConverter<TimeOnly, string>(
        time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        stored => TimeOnly.ParseExact(stored, "HH:mm", CultureInfo.InvariantCulture));

    internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        instant => instant.ToUniversalTime(),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
