namespace LinkageWorkPlan.Domain.Failures;

/// <summary>
/// What is possible but so unusual that it is asked before it is saved. One constant per question; the value is the key of its words in
/// every language (<c>Text/Question.resx</c>). A question is confirmed for the values it names, and for no others.
/// </summary>
public static class Questions
{
    public const string DateAfterPlan = "Question.DateAfterPlan";
    public const string DateBeforePlan = "Question.DateBeforePlan";
    public const string DateFarAfter = "Question.DateFarAfter";
    public const string DateFarBefore = "Question.DateFarBefore";
    public const string DateBeforePlanned = "Question.DateBeforePlanned";
    public const string DateOutsideTask = "Question.DateOutsideTask";

    /// <summary>Arguments: the code, and the one that the period gives.</summary>
    public const string PlanCodeYears = "Question.PlanCodeYears";
    public const string PlanLength = "Question.PlanLength";

    /// <summary>Arguments: the task, the day agreed before, the day moved by the years between both plans, and the nearest in the new period.</summary>
    public const string CarriedDay = "Question.CarriedDay";

    /// <summary>Arguments: the task, the expected day, and the last of the new period.</summary>
    public const string CarriedExpected = "Question.CarriedExpected";

    /// <summary>Arguments: the first and the last day of the new period, and the codes of the reports.</summary>
    public const string ReportsKeepDates = "Question.ReportsKeepDates";
    /// <summary>Arguments: the name and the code of the enterprise that may be the same one.</summary>
    public const string EnterpriseNameTaken = "Question.EnterpriseNameTaken";

    /// <summary>Arguments: the name and the code of the entry that goes, and the code of the one that stays.</summary>
    public const string EnterpriseMerge = "Question.EnterpriseMerge";

    /// <summary>Arguments: the day for which people were invited, and the day on which the meeting is said to have been held.</summary>
    public const string MeetingHeldEarlier = "Question.MeetingHeldEarlier";

    public const string OwnerNameTaken = "Question.OwnerNameTaken";

    /// <summary>Arguments: the number of the budget line, what is spent in all, what is planned, and the currency.</summary>
    public const string SpendingOverPlan = "Question.SpendingOverPlan";

    /// <summary>Arguments: the number of the budget line, the last day of the quarter, what the side recorded for it before, and the currency.</summary>
    public const string SpendingAgain = "Question.SpendingAgain";
    public const string OthersTyping = "Question.OthersTyping";

    /// <summary>What the constants begin with.</summary>
    public const string Prefix = "Question.";
}
