using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Values that an entity holds as one, and that may hold others: EF Core keeps their properties apart from the entity's own.</summary>
internal static class HeldValues
{
    /// <summary>The entity's own properties and those of its values, except values that the history leaves out.</summary>
    public static IEnumerable<PropertyEntry> AllProperties(this EntityEntry entry) => entry.Properties.Concat(entry.ComplexProperties.SelectMany(AllProperties));

    /// <inheritdoc cref="AllProperties(EntityEntry)"/>
    public static IEnumerable<IReadOnlyProperty> AllProperties(this IReadOnlyTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().Where(each => each.WhyNotInHistory() is null).SelectMany(each => each.ComplexType.AllProperties()));

    /// <summary>As in "WorkTask.Title", also where the title is in a value of the task.</summary>
    public static string FieldName(this IReadOnlyProperty property) => $"{property.DeclaringType.ContainingEntityType.ClrType.Name}.{property.Name}";

    private static IEnumerable<PropertyEntry> AllProperties(ComplexPropertyEntry held) =>
        held.Metadata.WhyNotInHistory() is null ? held.Properties.Concat(held.ComplexProperties.SelectMany(AllProperties)) : [];
}
