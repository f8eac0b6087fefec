using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>Who may touch which account.</summary>
public static class AccountRules
{
    /// <summary>Characters a password has at least; no composition rules (NIST SP 800-63B, 5.1.1.2).</summary>
    public const int PasswordMin = 12;

    /// <summary>Accounts whose people sign, record what was signed on paper, or confirm who may: both sides are informed of changes to them.</summary>
    public const Role WithSigningPower = Roles.Signers | Role.Secretary;

    /// <summary>Accounts that need a second factor unless the policy asks for none: they sign, or make accounts that sign.</summary>
    public const Role WithSecondFactor = Roles.Signers | Role.Administrator;

    /// <summary>Whether a role needs more than a password to work.</summary>
    public static bool NeedsSecondFactor(SecondFactorPolicy policy, Role role) => policy switch
    {
        SecondFactorPolicy.Off => false,
        SecondFactorPolicy.Powerful => (role & WithSecondFactor) != 0,
        SecondFactorPolicy.Everyone => true,
    };

    /// <exception cref="RuleException"><see cref="Rules.SecondFactorRequired"/>: without it the account would be left with a password alone.</exception>
    public static void RequireFactorLeft(SecondFactorPolicy policy, Role role, bool isAnyLeft)
    {
        if (!isAnyLeft && NeedsSecondFactor(policy, role))
        {
            throw new RuleException(Rules.SecondFactorRequired);
        }
    }

    /// <summary>An administrator keeps the accounts of their own side alone; the command line those of both.</summary>
    /// <param name="bySide">Of the one who does it; null for the command line and the first set-up.</param>
    /// <exception cref="RuleException"><see cref="Rules.OtherSideAccount"/>.</exception>
    public static void RequireOwnSide(Side? bySide, Side side)
    {
        if (bySide is { } own && own != side)
        {
            throw new RuleException(Rules.OtherSideAccount, nameof(Side));
        }
    }
}

/// <summary>Who has to prove more than a password when they sign in.</summary>
public enum SecondFactorPolicy
{
    /// <summary>Whoever set up a second factor is asked for it; nobody has to.</summary>
    Off,

    /// <summary>Co-chairs, deputies and administrators (<see cref="AccountRules.WithSecondFactor"/>).</summary>
    Powerful,

    Everyone,
}
