namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>The files of the repository these tests were built from, without what builds and runs leave behind.</summary>
internal static class Repository
{
    private static readonly string[] LeftBehind = ["bin", "obj", ".git", ".vs", ".idea", ".vscode", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules", "_framework"];
    private static readonly string[] LeftBehindAtTop = ["data", "artifacts"];
    private static readonly string[] Binary = [".woff2", ".ttf", ".png", ".pdf", ".ico", ".jpg", ".xlsx", ".docx", ".db", ".db-shm", ".db-wal", ".zip"];

    public static readonly string Root = FindRoot();

    private static readonly IReadOnlyList<string> All = [.. Walk(new DirectoryInfo(Root), isTop: true).Order(StringComparer.Ordinal)];

    /// <summary>Paths of text files from the root, with forward slashes.</summary>
    /// <param name="under">A folder from the root, ending in a slash; the empty string for all.</param>
    /// <param name="extensions">With the dot; none for all text files.</param>
    public static IReadOnlyList<string> TextFiles(string under = "", params string[] extensions) =>
        [.. All.Where(path => path.StartsWith(under, StringComparison.Ordinal)
            && !Binary.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
            && (extensions.Length == 0 || extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)))];

    /// <summary>The text of a file; of a page or part with the code that is in a file of its own beside it.</summary>
    public static string Read(string path) =>
        File.ReadAllText(FullPath(path)) + (path.EndsWith(".razor", StringComparison.Ordinal) && File.Exists(FullPath(path + ".cs")) ? "\n@code {\n" + File.ReadAllText(FullPath(path + ".cs")) + "}\n" : null);

    public static string FullPath(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Every line of the files on which something is found, as <c>path:line: text</c>.</summary>
    public static IReadOnlyList<string> LinesWhere(IEnumerable<string> paths, Func<string, bool> found) =>
        [.. from path in paths
            from line in File.ReadLines(FullPath(path)).Select((text, index) => (text, number: index + 1))
            where found(line.text)
            select $"{path}:{line.number}: {line.text.Trim()}"];

    private static IEnumerable<string> Walk(DirectoryInfo folder, bool isTop)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null && file.Name != ".git" && !file.Name.Contains(".received.", StringComparison.Ordinal)))
        {
            yield return Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
        }

        var inside = folder.EnumerateDirectories()
            .Where(each => !LeftBehind.Contains(each.Name) && !(isTop && LeftBehindAtTop.Contains(each.Name)))
            .SelectMany(each => Walk(each, isTop: false));
        foreach (var path in inside)
        {
            yield return path;
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LinkageWorkPlan.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No LinkageWorkPlan.sln above {AppContext.BaseDirectory}: run these tests from a checkout.");
    }
}
