using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Where the people of one side sign in.</summary>
public sealed class SignOnIssuer
{
    public const string VietnamSection = "SignOn:Vietnam";
    public const string LaosSection = "SignOn:Laos";
    public const int NameMax = 80;

    /// <summary>Of a file that holds a secret, in bytes.</summary>
    private const int SecretFileMax = 4096;

    private string? secretProblem;

    /// <summary>The issuer's own name for itself, an address without <c>/.well-known/…</c>.</summary>
    public string? Authority { get; set; }

    /// <summary>What the issuer calls this program.</summary>
    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>A file whose first line is the secret, in place of <see cref="ClientSecret"/>.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What people call it, in each language; where one is missing another takes its place.</summary>
    public string? NameVi { get; set; }
    public string? NameLo { get; set; }
    public string? NameEn { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Authority);

    public string NameIn(Language language)
    {
        var own = language switch
        {
            Language.Vi => NameVi,
            Language.Lo => NameLo,
            Language.En => NameEn,
        };
        return Names.Prepend(own).First(each => !string.IsNullOrWhiteSpace(each))!.Trim();
    }

    internal IEnumerable<string> Problems(string name)
    {
        if (!IsSet)
        {
            return If(
                !string.IsNullOrWhiteSpace(ClientId) || !string.IsNullOrEmpty(ClientSecret) || !string.IsNullOrEmpty(ClientSecretFile),
                $"{name}:{nameof(Authority)} is not set, but other settings of {name} are: write the address of the issuer, or leave them out.");
        }

        return
        [
            .. If(!IsAddress(Authority!), $"{name}:{nameof(Authority)} is '{Authority}'; write the issuer's address by https, without /.well-known/openid-configuration, as in https://login.example.org/realms/ministry."),
            .. If(string.IsNullOrWhiteSpace(ClientId), $"{name}:{nameof(ClientId)} is not set: write what the issuer calls this program."),
            .. secretProblem is { } unread ? [unread] : If(string.IsNullOrWhiteSpace(ClientSecret), $"{name}:{nameof(ClientSecret)} (or {name}:{nameof(ClientSecretFile)}) is not set: write the secret that the issuer gave this program."),
            .. If(!Names.Any(each => !string.IsNullOrWhiteSpace(each)), $"{name}:{nameof(NameVi)}, {nameof(NameLo)} and {nameof(NameEn)} are not set: write in at least one of them what people call this sign-in."),
            .. If(Names.Any(each => each?.Trim().Length > NameMax), $"A name of {name} is longer than {NameMax} characters."),
        ];
    }

    internal void ReadSecret(string name)
    {
        if (string.IsNullOrEmpty(ClientSecretFile))
        {
            return;
        }

        if (!string.IsNullOrEmpty(ClientSecret))
        {
            secretProblem = $"{name}:{nameof(ClientSecret)} and {name}:{nameof(ClientSecretFile)} are both set: leave out one of them.";
            return;
        }

        try
        {
            ClientSecret = new StringReader(BoundedFile.ReadText(ClientSecretFile, SecretFileMax)).ReadLine();
        }
        catch (ReadLimitException)
        {
            secretProblem = $"{name}:{nameof(ClientSecretFile)} is larger than {BoundedFile.Size(SecretFileMax)}: it holds no secret.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            secretProblem = $"{name}:{nameof(ClientSecretFile)} cannot be read ({exception.Message.TrimEnd('.')}).";
        }
    }

    /// <summary>By TLS, unless it is on this machine.</summary>
    internal static bool IsAddress(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { Query: "", Fragment: "", UserInfo: "" } && !address.AbsolutePath.Contains("/.well-known", StringComparison.Ordinal);

    private IReadOnlyList<string?> Names => [NameVi, NameLo, NameEn];

    private static string[] If(bool isWrong, string sentence) => isWrong ? [sentence] : [];
}
