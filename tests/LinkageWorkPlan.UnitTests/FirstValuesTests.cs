using System.Reflection;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.UnitTests;

public class FirstValuesTests
{
    /// <summary>What has no value yet has no words that a page or a report could print.</summary>
    [Fact]
    public void Nothing_has_words_before_somebody_wrote_them()
    {
        var made = typeof(Side).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false, Namespace: not null } && type.Namespace.StartsWith("LinkageWorkPlan.Domain", StringComparison.Ordinal))
            .Select(type => type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []))
            .OfType<ConstructorInfo>()
            .Select(constructor => constructor.Invoke(null))
            .ToList();
        Assert.True(made.Count > 80, $"Only {made.Count} kinds of things were made");
        var words = made.SelectMany(each => each.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(string) && !string.IsNullOrEmpty((string?)field.GetValue(each)))
            .Select(field => $"{each.GetType().Name}.{field.Name}: {field.GetValue(each)}"));
        Assert.Empty(words);
    }
}
