namespace LinkageWorkPlan.Domain.Failures;

/// <summary>One broken rule: its code (the key of its words in every language), what it is about, and what the words name.</summary>
/// <param name="Rule">A constant of <see cref="Rules"/>.</param>
/// <param name="Subject">Where to fix it: a task's code, a section's key, a field's name; null for the whole.</param>
/// <param name="Arguments">Values for the words, formatted in the reader's language at the edge: string, int, decimal, DateOnly or LocalizedText.</param>
public sealed record BrokenRule(string Rule, string? Subject = null, params object[] Arguments)
{
    /// <summary>True for one of <see cref="Questions"/>: not refused for good, but asked.</summary>
    public bool IsQuestion => Rule.StartsWith(Questions.Prefix, StringComparison.Ordinal);

    /// <summary>What is confirmed when the question is: this one with these values, and no other.</summary>
    public string Confirmation => string.Join('|', [Rule, Subject, .. Arguments.Select(each => each is IFormattable value ? value.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : each.ToString())]);
}

/// <summary>A business rule said no. Nothing was changed. Becomes words in the user's language at one edge.</summary>
public sealed class RuleException(IReadOnlyList<BrokenRule> broken) : Exception(string.Join("; ", broken.Select(each => $"{each.Rule}({each.Subject})")))
{
    public RuleException(string rule, string? subject = null, params object[] arguments)
        : this([new BrokenRule(rule, subject, arguments)])
    {
    }

    /// <summary>Never empty; all that is broken at once, in the order a person would fix it.</summary>
    public IReadOnlyList<BrokenRule> Broken { get; } = broken;

    /// <summary>True where it all can be confirmed.</summary>
    public bool IsQuestion => Broken.All(each => each.IsQuestion);
}
