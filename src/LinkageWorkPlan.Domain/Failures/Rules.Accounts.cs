namespace LinkageWorkPlan.Domain.Failures;

public static partial class Rules
{
    /// <summary>Arguments: when what was kept of its person was erased, UTC.</summary>
    public const string AccountErased = "Rule.AccountErased";
    public const string AccountNotDisabled = "Rule.AccountNotDisabled";

    // The second factor
    public const string SecondFactorMissing = "Rule.SecondFactorMissing";
    public const string SecondFactorRequired = "Rule.SecondFactorRequired";
    public const string WrongCode = "Rule.WrongCode";
    public const string PasskeyNotSigned = "Rule.PasskeyNotSigned";
    public const string PasskeyRefused = "Rule.PasskeyRefused";

    /// <summary>Arguments: how many an account may have.</summary>
    public const string TooManyPasskeys = "Rule.TooManyPasskeys";

    // Single sign-on
    public const string SignOnConnected = "Rule.SignOnConnected";
    public const string SignOnTaken = "Rule.SignOnTaken";
}
