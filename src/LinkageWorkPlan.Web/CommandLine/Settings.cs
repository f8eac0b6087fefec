using System.CommandLine;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.CommandLine;

/// <summary>What is written after a command beside its own options: settings, as <c>--Demo:Enabled=true</c> or <c>--urls http://localhost:8080</c>.</summary>
internal static class Settings
{
    private static readonly string[] WithoutSection = ["urls", "environment"];

    /// <returns>Arguments for the configuration.</returns>
    /// <exception cref="StartupException">Something is neither an option of the command nor a setting.</exception>
    public static string[] Of(ParseResult line) => Of(line.UnmatchedTokens);

    /// <inheritdoc cref="Of(ParseResult)"/>
    public static string[] Of(IReadOnlyList<string> rest)
    {
        for (var at = 0; at < rest.Count; at++)
        {
            var name = rest[at].TrimStart('-').Split('=')[0];
            if (!rest[at].StartsWith("--", StringComparison.Ordinal) || !(name.Contains(':') || WithoutSection.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                throw new StartupException($"\"{rest[at]}\" is neither a command nor an option nor a setting. See --help.");
            }

            if (!rest[at].Contains('='))
            {
                at++;
                if (at == rest.Count)
                {
                    throw new StartupException($"The setting \"{rest[^1]}\" needs a value.");
                }
            }
        }

        return [.. rest];
    }

    /// <summary>A command that takes settings too.</summary>
    public static Command WithSettings(this Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        return command;
    }
}
