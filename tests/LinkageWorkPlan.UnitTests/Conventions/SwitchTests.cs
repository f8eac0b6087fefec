using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>
/// A switch over a language, side, role, kind or state names every member. The compiler says where one is missing (CS8509), unless a
/// discard takes whatever comes: then a new member silently behaves as the last one did.
/// </summary>
public sealed partial class SwitchTests
{
    private static readonly IReadOnlyList<string> Files =
        [.. Repository.TextFiles("src/", ".cs", ".razor").Where(each => !each.Contains("/Migrations/", StringComparison.Ordinal))];

    private static readonly HashSet<string> Enumerations = [.. Files.SelectMany(each => Enumeration().Matches(Repository.Read(each))).Select(each => each.Groups[1].Value)];

    [Fact]
    public void No_switch_over_one_of_our_enumerations_has_an_arm_for_whatever_comes()
    {
        Assert.True(Enumerations.Count > 40);
        Assert.Empty(Files.SelectMany(file => Offenders(Repository.Read(file)).Select(arms => $"{file}: {arms}")));
    }

    [Theory]
    [InlineData("x switch { Language.Vi => 1, Language.Lo => 2, _ => 3 }", true)]
    [InlineData("x switch { Language.Vi or Language.Lo => A(1, 2), _ => new B { C = 3 } }", true)]
    [InlineData("x switch { Language.Vi => 1, Language.Lo => 2, Language.En => 3 }", false)]
    [InlineData("x switch { Language.Vi => 1, _ when y => 2, _ => 3 }", false)]
    [InlineData("x switch { \"vi\" => Language.Vi, _ => Language.En }", false)]
    [InlineData("x switch { JsonValueKind.Null => 1, _ => 2 }", false)]
    [InlineData("x switch { Language.Vi => y switch { 1 => 2, _ => 3 }, Language.Lo => 2, Language.En => 1 }", false)]
    public void It_is_found(string code, bool found) => Assert.Equal(found, Offenders(code).Any());

    private static IEnumerable<string> Offenders(string code)
    {
        foreach (Match start in Switch().Matches(code))
        {
            var patterns = Arms(code, start.Index + start.Length).Select(each => each.Trim()).ToList();
            if (patterns.Contains("_") && patterns.Count > 1
                && patterns.Where(each => each != "_").All(each => Members().Match(each) is { Success: true } named && named.Groups[1].Captures.All(type => Enumerations.Contains(type.Value))))
            {
                yield return string.Join(", ", patterns);
            }
        }
    }

    /// <summary>The patterns of the arms of a switch, whose body begins at an index.</summary>
    private static IEnumerable<string> Arms(string code, int at)
    {
        var (depth, from, isPattern) = (0, at, true);
        for (; at < code.Length; at++)
        {
            var here = code[at];
            if (here == '"')
            {
                at = code.IndexOf('"', at + 1);
                if (at < 0)
                {
                    yield break;
                }
            }
            else if (here is '(' or '[' or '{')
            {
                depth++;
            }
            else if (here is ')' or ']' or '}' && --depth < 0)
            {
                yield break;
            }
            else if (depth == 0 && isPattern && here == '=' && at + 1 < code.Length && code[at + 1] == '>')
            {
                yield return code[from..at];
                isPattern = false;
            }
            else if (depth == 0 && here == ',')
            {
                (from, isPattern) = (at + 1, true);
            }
        }
    }

    [GeneratedRegex(@"\benum (\w+)")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"\bswitch\s*\{")]
    private static partial Regex Switch();

    [GeneratedRegex(@"^(?:(?:\w+\.)*?(\w+)\.\w+)(?:\s+or\s+(?:\w+\.)*?(\w+)\.\w+)*$")]
    private static partial Regex Members();
}
