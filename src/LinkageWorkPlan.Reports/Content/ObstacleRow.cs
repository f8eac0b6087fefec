using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Section III.3: what stands in the way at the cut-off, and what was closed in the period.</summary>
/// <param name="TaskCode">Empty where it is about the plan as a whole.</param>
/// <param name="Owner">Who acts; empty where nobody is named.</param>
/// <param name="Due">The day by which it is to be solved; null where none is known.</param>
/// <param name="Minister">The side whose minister is asked for something; null for none.</param>
/// <param name="ClosedOn">Null for one that is open at the cut-off, whatever was recorded later.</param>
public sealed record ObstacleRow(
    string Code, string TaskCode, LocalizedText Title, LocalizedText Cause, LocalizedText Measure, Side Responsible, LocalizedText Owner, DateOnly OpenedOn, DateOnly? Due,
    Side? Minister, LocalizedText Proposal, DateOnly? ClosedOn, LocalizedText Result)
{
    /// <summary>The open ones first, each in the order in which they were opened.</summary>
    /// <param name="obstacles">All of the plan.</param>
    /// <param name="tasks">Codes by id.</param>
    /// <param name="owners">Names by id.</param>
    public static IReadOnlyList<ObstacleRow> Of(Report report, IEnumerable<Obstacle> obstacles, IReadOnlyDictionary<Guid, string> tasks, IReadOnlyDictionary<Guid, LocalizedText> owners) =>
    [
        .. obstacles.Where(each => each.State != ObstacleState.Withdrawn && each.OpenedOn <= report.CutOff)
            .Select(each => (Obstacle: each, End: each.EndOn(report.CutOff))).Where(each => !(each.End?.On < report.PeriodStart))
            .OrderBy(each => each.End is null ? 0 : 1).ThenBy(each => each.Obstacle.Number).Select(row =>
            {
                var (each, end) = row;
                return new ObstacleRow(
                    each.Code,
                    each.TaskId is { } task ? tasks.GetValueOrDefault(task, string.Empty) : string.Empty,
                    each.Title,
                    each.Cause,
                    each.Measure,
                    each.Responsible,
                    each.OwnerId is { } owner ? owners.GetValueOrDefault(owner, LocalizedText.Empty) : LocalizedText.Empty,
                    each.OpenedOn,
                    each.NewDate,
                    each.Minister,
                    each.Proposal,
                    end?.On,
                    end?.Result ?? LocalizedText.Empty);
            }),
    ];
}
