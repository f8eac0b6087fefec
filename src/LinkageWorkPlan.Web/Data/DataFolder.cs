using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Where the program keeps its files: <c>Data:Path</c>, by default the folder <c>data</c> where it is started.</summary>
public static class DataFolder
{
    /// <exception cref="StartupException">The folder cannot be made or written to.</exception>
    public static string Of(IConfiguration configuration)
    {
        var folder = configuration["Data:Path"] is { } set && !string.IsNullOrWhiteSpace(set) ? set : "data";
        try
        {
            folder = Path.GetFullPath(folder);
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return folder;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw new StartupException($"The data folder {folder} cannot be written to ({exception.Message.TrimEnd('.')}). Give this user the right to write there, or set Data:Path to another folder.", exception);
        }
    }
}
