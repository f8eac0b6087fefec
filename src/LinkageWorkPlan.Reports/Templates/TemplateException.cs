namespace LinkageWorkPlan.Reports.Templates;

/// <summary>A file of the templates is missing or cannot be used. The message names the file, the line and what to fix.</summary>
/// <param name="line">From 1; null where the file as a whole is wrong, as when it is missing.</param>
public sealed class TemplateException(string path, int? line, string problem, Exception? cause = null)
    : Exception($"The template {path}{(line is { } number ? $", line {number}," : null)} cannot be used: {problem}", cause)
{
    public string Path { get; } = path;

    /// <summary>From 1; null where the file as a whole is wrong.</summary>
    public int? Line { get; } = line;

    /// <summary>What is wrong, without file and line.</summary>
    public string Problem { get; } = problem;
}
