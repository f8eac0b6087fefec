using LinkageWorkPlan.Fuzz;

namespace LinkageWorkPlan.IntegrationTests.Fuzzing;

/// <summary>A few thousand inputs for every parser, always the same; <c>scripts/fuzz.sh</c> gives them millions.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 4000;

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
