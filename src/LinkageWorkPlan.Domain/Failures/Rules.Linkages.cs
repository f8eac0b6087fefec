namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of enterprises and their linkages.</summary>
public static partial class Rules
{
    public const string FeedStageEnded = "Rule.FeedStageEnded";
    public const string EnterpriseLinked = "Rule.EnterpriseLinked";
    public const string EnterpriseOtherSide = "Rule.EnterpriseOtherSide";
    public const string EnterpriseSeveral = "Rule.EnterpriseSeveral";
    public const string EnterpriseSideFixed = "Rule.EnterpriseSideFixed";
    public const string EnterpriseTwice = "Rule.EnterpriseTwice";
    public const string EnterpriseTwiceInFile = "Rule.EnterpriseTwiceInFile";
    public const string EnterpriseUnknown = "Rule.EnterpriseUnknown";
    public const string EnterprisesDiffer = "Rule.EnterprisesDiffer";
    public const string LinkageDayAhead = "Rule.LinkageDayAhead";
    public const string LinkageDayBefore = "Rule.LinkageDayBefore";
    public const string LinkageEnded = "Rule.LinkageEnded";
    public const string LinkageFirstStage = "Rule.LinkageFirstStage";
    public const string LinkagePilotUnknown = "Rule.LinkagePilotUnknown";
    public const string LinkageSectorUnknown = "Rule.LinkageSectorUnknown";
    public const string LinkageStageBack = "Rule.LinkageStageBack";
    public const string LinkageTaskUnknown = "Rule.LinkageTaskUnknown";
    public const string RegisterOutdated = "Rule.RegisterOutdated";
    public const string RegisterRefused = "Rule.RegisterRefused";
}
