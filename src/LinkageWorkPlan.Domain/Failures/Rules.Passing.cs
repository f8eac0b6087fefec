namespace LinkageWorkPlan.Domain.Failures;

/// <summary>What may go through later as it is.</summary>
public static partial class Rules
{
    public const string Busy = "Rule.Busy";
    public const string NoSpace = "Rule.NoSpace";
    public const string Damaged = "Rule.Damaged";

    /// <summary>One account changes or downloads more in a minute than a person does.</summary>
    public const string TooFast = "Rule.TooFast";

    /// <summary>Nothing is wrong with what was sent: the same may be taken later.</summary>
    public static bool MayPass(string rule) => rule is Busy or NoSpace or Damaged or TooFast;
}
