using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Web.Data;

/// <summary>Which aggregate a part belongs to: for versions and for history.</summary>
internal static class AggregateParts
{
    /// <returns>The root's id, or null where the entity is itself a root or stands alone.</returns>
    public static Guid? RootOf(object entity) => entity switch
    {
        Pillar part => part.PlanId,
        Milestone part => part.TaskId,
        TaskOwner part => part.TaskId,
        AmendmentItem part => part.AmendmentId,
        IndicatorResult part => part.IndicatorId,
        ReportSection part => part.ReportId,
        Proposal part => part.ReportId,
        WarningAnswer part => part.ReportId,
        Signature part => part.RoundId,
        RoundComment part => part.RoundId,
        CommentAnswer part => part.RoundId,
        KeptWarning part => part.RoundId,
        _ => null,
    };
}
