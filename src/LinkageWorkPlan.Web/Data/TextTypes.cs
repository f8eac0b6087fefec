using System.Collections.Concurrent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Types of values in which people write: a text, or whatever of the domain has one inside.</summary>
internal static class TextTypes
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static bool HoldTexts(Type type) => Known.GetOrAdd(type, each => Look(each, []));

    /// <param name="seen">Types that are being looked at: one that holds its own kind ends there.</param>
    private static bool Look(Type type, HashSet<Type> seen) => type switch
    {
        _ when type == typeof(LocalizedText) => true,
        { IsInterface: true, IsGenericType: true } => Look(type.GetGenericArguments()[0], seen),
        _ => type.Assembly == typeof(LocalizedText).Assembly && !type.IsEnum && seen.Add(type) && type.GetProperties().Any(each => Look(each.PropertyType, seen)),
    };
}
