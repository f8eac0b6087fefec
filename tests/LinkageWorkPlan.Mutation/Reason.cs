namespace LinkageWorkPlan.Mutation;

/// <summary>Why no test notices a change, from <c>reasons.tsv</c>: file, kind of change, what was there, what came in its place, reason. Lines of code move, so they are not named.</summary>
internal sealed record Reason(string File, string Kind, string Was, string Now, string Words)
{
    public static IReadOnlyList<Reason> All() =>
        [.. System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "reasons.tsv")).Select(each => each.Split('\t')).Select(each => new Reason(each[0], each[1], each[2], each[3], each[4]))];

    public bool Explains(Mutant mutant) => (mutant.File, mutant.Kind, mutant.Was, mutant.Now) == (File, Kind, Was, Now);
}
