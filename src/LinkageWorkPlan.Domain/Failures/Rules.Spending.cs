namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Money that was spent.</summary>
public static partial class Rules
{
    /// <summary>Arguments: the number of the line.</summary>
    public const string BudgetLineUnknown = "Rule.BudgetLineUnknown";

    /// <summary>Arguments: how many amounts one record may have.</summary>
    public const string TooManyAmounts = "Rule.TooManyAmounts";

    /// <summary>Arguments: the largest amount.</summary>
    public const string RecordKeyUsed = "Rule.RecordKeyUsed";
    public const string SpendingAmount = "Rule.SpendingAmount";

    /// <summary>Arguments: the quarter and its last day.</summary>
    public const string SpendingNotOver = "Rule.SpendingNotOver";

    /// <summary>Arguments: the day that ends none of the plan's quarters.</summary>
    public const string SpendingPeriod = "Rule.SpendingPeriod";
}
