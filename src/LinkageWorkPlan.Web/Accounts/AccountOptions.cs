using LinkageWorkPlan.Domain.Accounts;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>What it takes to sign in.</summary>
public sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Who needs a second factor; not set, <see cref="SecondFactorPolicy.Powerful"/>, and in the demo nobody.</summary>
    public SecondFactorPolicy? SecondFactor { get; set; }

    public SecondFactorPolicy Policy => SecondFactor ?? SecondFactorPolicy.Powerful;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
        Enum.IsDefined(Policy) ? [] : [$"{Section}:{nameof(SecondFactor)} is '{SecondFactor}'; it can be {string.Join(", ", Enum.GetNames<SecondFactorPolicy>())}."];
}
