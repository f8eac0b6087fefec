using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What a page or part of one does, as far as its text tells: its methods, what they come to, and the components it draws.</summary>
internal sealed partial class PageCode
{
    private readonly IReadOnlyList<(string Name, string Body)> methods;

    public PageCode(string text)
    {
        Text = text;
        methods = [.. Method().Matches(text).Select(each => (each.Groups[1].Value, BodyOf(text, each.Index)))];
    }

    public string Text { get; }

    /// <summary>Callbacks that whoever draws it gives.</summary>
    public IReadOnlyList<string> Callbacks => [.. Callback().Matches(Text).Select(each => each.Groups[1].Value)];

    /// <summary>What plain buttons do when they are pressed.</summary>
    public IReadOnlyList<string> Presses => [.. Button().Matches(Text).Select(each => each.Groups[1].Value)];

    /// <summary>Components it draws, with their attributes.</summary>
    public IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Attributes)> Components =>
    [
        .. from Match tag in Component().Matches(Text)
           select (tag.Groups[1].Value, (IReadOnlyDictionary<string, string>)Attribute().Matches(tag.Groups[2].Value).DistinctBy(each => each.Groups[1].Value)
               .ToDictionary(each => each.Groups[1].Value, each => each.Groups[2].Value, StringComparer.Ordinal)),
    ];

    /// <summary>Methods whose text, or that of a method they call, is matched.</summary>
    public IReadOnlySet<string> Reaching(Regex what)
    {
        var found = methods.Where(each => what.IsMatch(each.Body)).Select(each => each.Name).ToHashSet(StringComparer.Ordinal);
        while (methods.FirstOrDefault(each => !found.Contains(each.Name) && found.Any(name => Regex.IsMatch(each.Body, $@"(?<!\.)\b{name}\("))) is { Name: { } more })
        {
            found.Add(more);
        }

        return found;
    }

    /// <summary>The text of the methods that a handler comes to, with its own.</summary>
    public string All(string handler)
    {
        var (all, known) = (handler, new HashSet<string>(StringComparer.Ordinal));
        while (methods.Where(each => !known.Contains(each.Name) && Regex.IsMatch(all, $@"(?<!\.)\b{each.Name}\b")).ToList() is { Count: > 0 } more)
        {
            known.UnionWith(more.Select(each => each.Name));
            all += string.Concat(more.Select(each => each.Body));
        }

        return all;
    }

    /// <summary>To the next method, or the end.</summary>
    private static string BodyOf(string page, int start)
    {
        var head = page.IndexOf('\n', start);
        var next = head < 0 ? Match.Empty : Method().Match(page, head);
        return next.Success ? page[start..next.Index] : page[start..];
    }

    [GeneratedRegex(@"^ *(?:private|protected|public)[^;=\n]*?\b(\w+)\([^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"\[Parameter[^\]]*\] public EventCallback(?:<.*?>)? (\w+) \{")]
    private static partial Regex Callback();

    [GeneratedRegex(@"<button\b(?:[^<>""]|""[^""]*"")*?@onclick=""((?:[^""(]|\((?:[^()]|\([^()]*\))*\))*)""")]
    private static partial Regex Button();

    [GeneratedRegex(@"<([A-Z]\w*)\b((?:[^<>""]|""(?:[^""(]|\((?:[^()]|\([^()]*\))*\))*"")*)>")]
    private static partial Regex Component();

    [GeneratedRegex(@"(\w+)=""((?:[^""(]|\((?:[^()]|\([^()]*\))*\))*)""")]
    private static partial Regex Attribute();
}
