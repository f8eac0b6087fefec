using System.Security.Cryptography;

namespace LinkageWorkPlan.Web.Data.Export;

/// <param name="Instead">What another instance has in its place.</param>
internal sealed record LeftBehind(string Why, Func<object?> Instead);

/// <summary>
/// What a complete export does not hold, with the reason. Everything else of the model comes along by itself; what opens an account
/// never does, so that an export that gets lost lets nobody in.
/// </summary>
internal static class LeftOut
{
    private const string Secret = "lets somebody in";

    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>
    {
        ["AccountClaims"] = "the program does not use it",
        ["AccountEvents"] = "where somebody signed in to this instance",
        ["AccountLogins"] = "the program does not use it",
        ["ApiTokens"] = Secret,
        ["CopyMarks"] = "says that this database is a copy",
        ["DataProtectionKeys"] = Secret,
        ["Passkeys"] = Secret,
        ["RecoveryCodes"] = Secret,
        ["SecondFactors"] = Secret,
        ["Sessions"] = Secret,
        ["SetupTokens"] = Secret,
        ["SignInLimits"] = "wrong passwords that this instance counted",
        ["SignOnBindings"] = Secret,
        ["TextIndexVersions"] = "follows the program",
    };

    public static readonly IReadOnlyDictionary<(string Table, string Column), LeftBehind> Columns = new Dictionary<(string, string), LeftBehind>
    {
        [("Accounts", "PasswordHash")] = new(Secret, () => null),
        [("Accounts", "SecurityStamp")] = new(Secret, Stamp),
        [("Accounts", "ConcurrencyStamp")] = new("kept by the framework for itself", Stamp),
        [("Accounts", "AccessFailedCount")] = new("wrong passwords that this instance counted", () => 0),
        [("Accounts", "LockoutEnd")] = new("wrong passwords that this instance counted", () => null),
        [("TextEntries", "SortVi")] = new("follows this machine's ICU", () => null),
        [("TextEntries", "SortLo")] = new("follows this machine's ICU", () => null),
        [("TextEntries", "SortEn")] = new("follows this machine's ICU", () => null),
    };

    /// <summary>Which rows of a table are exported, as SQL of both databases: of the index of texts those that cannot be rebuilt.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rows = new Dictionary<string, string>
    {
        ["TextEntries"] = "\"IsFormer\"",
    };

    private static string Stamp() => RandomNumberGenerator.GetHexString(32);
}
