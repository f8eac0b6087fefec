using System.Reflection;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Fuzz;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.IntegrationTests.Fuzzing;

/// <summary>A few thousand inputs for every parser, always the same; <c>scripts/fuzz.sh</c> gives them millions.</summary>
public sealed partial class FuzzTests
{
    private const int Inputs = 4000;

    private static readonly Type[] Given = [typeof(string), typeof(byte[]), typeof(Stream), typeof(ReadOnlyMemory<byte>), typeof(ReadOnlyMemory<char>), typeof(ReadOnlySpan<byte>), typeof(ReadOnlySpan<char>)];

    /// <summary>Parsers that have no target, and why.</summary>
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["BackupOptions.ReadTime"] = "a setting of the server",
        ["StarterFiles.Read"] = "a file of the program",
    };

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_parser_takes_or_refuses_whatever_it_is_given(string name)
    {
        var target = FuzzTargets.All.Single(each => each.Name == name);
        var most = Math.Max(30, Inputs / target.Cost);
        var result = Fuzz.Fuzzing.Run(target, seed: 20260622, count => count >= most);
        Assert.Equal(most, result.Inputs);
        Assert.Empty(result.Findings.Select(each => $"{each.Where}: {Convert.ToHexString(each.Input.AsSpan(0, Math.Min(each.Input.Length, 200)))}"));
    }

    /// <summary>Whatever reads words or bytes by a name that says so. What reads a file of the server by its path is not given to it by strangers.</summary>
    [Fact]
    public void Every_parser_of_words_or_bytes_has_a_target()
    {
        var covered = FuzzTargets.All.SelectMany(each => each.Covers).ToHashSet(StringComparer.Ordinal);
        var parsers = new[] { typeof(WorkTask), typeof(CanonicalContent), typeof(Dispatcher) }.SelectMany(each => each.Assembly.GetTypes())
            .Where(type => !type.FullName!.Contains('<')).SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsPrivate && Reading().IsMatch(method.Name) && method.GetParameters() is [{ } first, ..] && Given.Contains(first.ParameterType) && first.Name is not ("path" or "folder"))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet(StringComparer.Ordinal);
        Assert.InRange(parsers.Count, 60, 1000);
        Assert.Empty(parsers.Except(covered).Except(Own.Keys));
        Assert.Empty(Own.Keys.Except(parsers));
    }

    [GeneratedRegex("^(Try)?(Read|Parse|Verify)([A-Z]|$)", RegexOptions.None, 1000)]
    private static partial Regex Reading();

    [Fact]
    public void A_parser_that_crashes_is_slow_or_takes_much_memory_is_found()
    {
        var found = Fuzz.Fuzzing.Run(new FuzzTarget("bad", [], () => [[1]], input =>
        {
            switch (input)
            {
                case [2, ..]:
                    throw new FormatException();
                case [3, ..]:
                    _ = GC.AllocateUninitializedArray<byte>((int)Fuzz.Fuzzing.BytesMax + 1);
                    break;
                case [4, ..]:
                    throw new InvalidOperationException();
            }
        }, fault => fault is InvalidOperationException), seed: 1, count => count >= 20_000).Findings;
        Assert.Equal(["FormatException", "large"], found.Select(each => each.Kind).Order(StringComparer.Ordinal));
    }
}
