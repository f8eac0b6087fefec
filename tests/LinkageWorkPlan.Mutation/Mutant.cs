namespace LinkageWorkPlan.Mutation;

/// <summary>A change of the source as Stryker made it: where it stands in a file of the project, from one, and what was there.</summary>
internal sealed record Mutant(int Id, string File, int Line, int Column, string Kind, string Was, string Now)
{
    public string Place => $"{File}:{Line}:{Column}";

    /// <summary>The folder of the project that its file stands in.</summary>
    public string Folder => File.Contains('/') ? File[..File.IndexOf('/')] : "(project)";

    private static string Short(string words) => words.Length <= 120 ? words : words[..120];

    /// <summary>The changes in a report of Stryker that compile and that are to be tried.</summary>
    public static IReadOnlyList<Mutant> Of(string report)
    {
        using var json = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(report));
        var mutants = new List<Mutant>();
        foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
        {
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            var name = file.Name.Replace('\\', '/');
            name = name[(name.LastIndexOf("LinkageWorkPlan.Domain/", StringComparison.Ordinal) + "LinkageWorkPlan.Domain/".Length)..];
            foreach (var each in file.Value.GetProperty("mutants").EnumerateArray().Where(each => each.GetProperty("status").GetString() is not ("Ignored" or "CompileError")))
            {
                var (start, end) = (each.GetProperty("location").GetProperty("start"), each.GetProperty("location").GetProperty("end"));
                int At(System.Text.Json.JsonElement place, string of) => place.GetProperty(of).GetInt32();
                var line = lines[At(start, "line") - 1];
                mutants.Add(new Mutant(
                    int.Parse(each.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture), name, At(start, "line"), At(start, "column"),
                    each.GetProperty("mutatorName").GetString()!,
                    Short((At(start, "line") == At(end, "line") ? line[(At(start, "column") - 1)..(At(end, "column") - 1)] : line[(At(start, "column") - 1)..]).Trim()),
                    Short(string.Join(' ', (each.TryGetProperty("replacement", out var now) ? now.GetString()! : string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
            }
        }

        return [.. mutants.OrderBy(each => each.File, StringComparer.Ordinal).ThenBy(each => each.Line).ThenBy(each => each.Column)];
    }
}
