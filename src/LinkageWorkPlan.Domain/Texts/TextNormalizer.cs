namespace LinkageWorkPlan.Domain.Texts;

/// <summary>The stored form of what people type.</summary>
public static class TextNormalizer
{
    public static string Normalize(string? words) => words is null ? string.Empty : words.Normalize().Trim();
}
