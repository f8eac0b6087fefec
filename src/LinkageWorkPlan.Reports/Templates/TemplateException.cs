namespace LinkageWorkPlan.Reports.Templates;

/// <summary>A file of the templates is missing or cannot be used. The message names the file and what to mend.</summary>
public sealed class TemplateException(string path, string problem, Exception? cause = null)
    : Exception($"The template {path} cannot be used: {problem}", cause)
{
    public string Path { get; } = path;
}
