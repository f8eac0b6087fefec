namespace LinkageWorkPlan.Mutation;

/// <summary>A test, whether it passes while nothing is changed, how long it takes then, and the changes that it reaches.</summary>
internal sealed record UnitTest(int Number, string Name, bool Passes, TimeSpan Took, IReadOnlyList<int> Reaches)
{
    /// <summary>Whatever takes longer than this does not end.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(5) + 10 * Took;
}
