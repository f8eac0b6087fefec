using System.Collections.Concurrent;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Types of values in which people write: a text, or whatever of the domain has one inside.</summary>
internal static class TextTypes
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static bool HoldsTexts(Type type) => Known.GetOrAdd(type, each => HoldsTexts(each, []));

    /// <param name="seen">Types that are being looked at: one that holds its own kind ends there.</param>
    private static bool HoldsTexts(Type type, HashSet<Type> seen) => type switch
    {
        _ when type == typeof(LocalizedText) => true,
        { IsInterface: true, IsGenericType: true } => HoldsTexts(type.GetGenericArguments()[0], seen),
        _ => type.Assembly == typeof(LocalizedText).Assembly && !type.IsEnum && seen.Add(type) && type.GetProperties().Any(each => HoldsTexts(each.PropertyType, seen)),
    };
}
