namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of the joint industrial park.</summary>
public static partial class Rules
{
    public const string GateClosed = "Rule.GateClosed";
    public const string GateDay = "Rule.GateDay";
    public const string GateDecisionUnknown = "Rule.GateDecisionUnknown";
    public const string GateInOneLanguage = "Rule.GateInOneLanguage";
    public const string GateNotLast = "Rule.GateNotLast";
    public const string GateNotPassed = "Rule.GateNotPassed";
    public const string GateOrder = "Rule.GateOrder";
    public const string GatePassed = "Rule.GatePassed";
    public const string GatePassedBy = "Rule.GatePassedBy";
    public const string ParkBegun = "Rule.ParkBegun";
    public const string ParkTaskTwice = "Rule.ParkTaskTwice";
    public const string ParkTaskUnknown = "Rule.ParkTaskUnknown";
    public const string RiskCloseDay = "Rule.RiskCloseDay";
    public const string RiskClosed = "Rule.RiskClosed";
    public const string RiskDayAhead = "Rule.RiskDayAhead";
    public const string RiskDue = "Rule.RiskDue";
    public const string RiskOpen = "Rule.RiskOpen";
}
