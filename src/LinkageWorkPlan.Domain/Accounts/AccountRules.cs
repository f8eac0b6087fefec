using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Accounts;

/// <summary>Who may touch which account.</summary>
public static class AccountRules
{
    /// <summary>Accounts whose people sign, record what was signed on paper, or confirm who may: both sides are informed of changes to them.</summary>
    public const Role WithSigningPower = Roles.Signers | Role.Secretary;

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
