using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Single sign-on by OpenID Connect: the issuer of each side, where it has one (docs/decisions/0097).</summary>
public sealed class SignOnOptions
{
    public const string Section = "SignOn";

    public SignOnIssuer Vietnam { get; } = new();
    public SignOnIssuer Laos { get; } = new();

    /// <summary>Sides whose people may sign in at an issuer of their own.</summary>
    public IReadOnlyList<Side> Offered => [.. Sides.Both.Where(side => Of(side).IsSet)];

    public SignOnIssuer Of(Side side) => side == Side.Vietnam ? Vietnam : Laos;

    /// <summary>What is wrong with the values, a sentence each. The secret is never quoted.</summary>
    public IEnumerable<string> Problems() => Sides.Both.SelectMany(side => Of(side).Problems(NameOf(side)));

    /// <summary>Takes the secrets from their files, before the values are checked.</summary>
    public void ReadSecrets()
    {
        foreach (var side in Sides.Both)
        {
            Of(side).ReadSecret(NameOf(side));
        }
    }

    /// <summary>The section of a side's issuer.</summary>
    internal static string NameOf(Side side) => side == Side.Vietnam ? SignOnIssuer.VietnamSection : SignOnIssuer.LaosSection;
}
