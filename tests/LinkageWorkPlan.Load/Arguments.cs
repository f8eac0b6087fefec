using System.Globalization;

namespace LinkageWorkPlan.Load;

/// <summary>What is to be measured.</summary>
/// <param name="Process">Id of the server's process, on this machine.</param>
/// <param name="Token">Of its <c>/metrics</c>.</param>
/// <param name="Readers">Accounts that read.</param>
/// <param name="Writers">Accounts that record progress.</param>
internal sealed record Arguments(Uri Address, string Plan, int Tasks, int People, TimeSpan For, bool IsSoak, int Process, string Token, IReadOnlyList<string> Readers, IReadOnlyList<string> Writers, string Password)
{
    public const string Usage = "load ADDRESS --plan CODE --tasks N --people N --seconds N --readers A,B --writers A,B --password WORDS --process ID --token WORDS [--soak]";

    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Arguments Read(string[] given)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 1; at < given.Length; at++)
        {
            values[given[at]] = given[at] == "--soak" ? "" : at + 1 < given.Length ? given[++at] : throw new FormatException($"{given[at]} needs a value.");
        }

        string Of(string name) => values.TryGetValue(name, out var value) ? value : throw new FormatException($"{name} is missing.");
        int Number(string name) => int.TryParse(Of(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{name} needs a whole number.");
        return given.Length > 0 && Uri.TryCreate(given[0], UriKind.Absolute, out var address)
            ? new Arguments(address, Of("--plan"), Number("--tasks"), Number("--people"), TimeSpan.FromSeconds(Number("--seconds")), values.ContainsKey("--soak"),
                Number("--process"), Of("--token"), Of("--readers").Split(','), Of("--writers").Split(','), Of("--password"))
            : throw new FormatException("The address is missing.");
    }
}
