namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Of what needs an administrator of each side.</summary>
public static partial class Rules
{
    public const string NeedsBothSides = "Rule.NeedsBothSides";
    public const string NoPowerGiven = "Rule.NoPowerGiven";
    public const string ProposalOpen = "Rule.ProposalOpen";

    /// <summary>Argument: when it expired.</summary>
    public const string ProposalExpired = "Rule.ProposalExpired";

    /// <summary>Arguments: its state, by whom, and when.</summary>
    public const string ProposalSettled = "Rule.ProposalSettled";
    public const string ProposalNotYours = "Rule.ProposalNotYours";
    public const string ProposalStale = "Rule.ProposalStale";
    public const string ProposerGone = "Rule.ProposerGone";
    public const string AddressGone = "Rule.AddressGone";
}
