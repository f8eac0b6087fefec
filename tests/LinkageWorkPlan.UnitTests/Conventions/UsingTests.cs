using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>What "dotnet format whitespace" does not look at, and the whole of it takes minutes for: how a file begins.</summary>
public partial class UsingTests
{
    [Fact]
    public void A_file_names_what_it_uses_in_order_before_its_one_namespace()
    {
        Assert.Null(Fault("using System;\nusing Microsoft.A;\nusing static System.Math;\nusing B = System.C;\n\nnamespace D;\n"));
        Assert.All(
            (string[])["using B;\nusing System;\n", "using System.B;\nusing System.A;\n", "using static A;\nusing B;\n", "namespace D;\nusing A;\n", "namespace D\n{\n}\n"],
            wrong => Assert.NotNull(Fault(wrong)));
        var files = Repository.TextFiles(string.Empty, ".cs").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 500, $"Only {files.Count} files of code were found");
        Assert.DoesNotContain(files.Select(path => (path, fault: Fault(Repository.Read(path)))), each => each.fault is not null);
    }

    /// <returns>Null where there is none.</returns>
    private static string? Fault(string code)
    {
        var uses = Use().Matches(code);
        var names = uses.Select(each => each.Groups["name"].Value).ToList();
        var sorted = uses
            .OrderBy(each => each.Groups["alias"].Success ? 2 : each.Groups["static"].Success ? 1 : 0)
            .ThenBy(each => SystemFirst().IsMatch(each.Groups["name"].Value) ? 0 : 1)
            .ThenBy(each => each.Groups["name"].Value.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase)
            .Select(each => each.Groups["name"].Value);
        return !names.SequenceEqual(sorted) ? "not in order"
            : Block().IsMatch(code) ? "a namespace with braces"
            : Namespace().Match(code) is { Success: true } space && uses.Any(each => each.Index > space.Index) ? "in the namespace"
            : null;
    }

    [GeneratedRegex(@"^using (?<static>static )?(?:(?<name>\w+)(?<alias> = )[^;\n]+|(?<name>[\w.]+));\r?$", RegexOptions.Multiline)]
    private static partial Regex Use();

    [GeneratedRegex(@"^System(\.|$)")]
    private static partial Regex SystemFirst();

    [GeneratedRegex("^namespace ", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^\s*namespace [\w.]+\s*$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
