using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Holidays;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>A text in its languages; null where there is no rendering.</summary>
/// <param name="Source">Code of the language it was written in.</param>
internal sealed record ApiText(string Source, string? Vi, string? Lo, string? En)
{
    public static ApiText Of(LocalizedText text) => new(text.Source.Code(), text[Language.Vi]?.Text, text[Language.Lo]?.Text, text[Language.En]?.Text);

    public static ApiText? OrNull(LocalizedText text) => text.IsEmpty ? null : Of(text);
}

/// <param name="Page">From 1.</param>
/// <param name="Total">Items on all pages.</param>
internal sealed record ApiPage<T>(int Page, int Pages, int Total, IReadOnlyList<T> Items);

internal sealed record ApiList<T>(IReadOnlyList<T> Items);

/// <param name="PeriodEnd">Included.</param>
/// <param name="AdoptedOn">UTC+7; null before.</param>
/// <param name="Sectors">In the plan's order.</param>
internal sealed record ApiPlan(string Code, PlanKind Kind, PlanState State, ApiText Title, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? AdoptedOn, int Tasks, IReadOnlyList<ApiSector> Sectors)
{
    public static ApiPlan Of(PlanHead head, PlanTotals totals) => new(
        head.Code, head.Kind, head.State, ApiText.Of(head.Title), head.PeriodStart, head.PeriodEnd, head.AdoptedOn, totals.Tasks, [.. totals.Sectors.Select(each => new ApiSector(each.Code, ApiText.Of(each.Title)))]);
}

/// <summary>A sector of a plan.</summary>
internal sealed record ApiSector(string Code, ApiText Title);

internal sealed record ApiOwner(Side Side, ApiText Name)
{
    public static ApiOwner Of(OwnerName owner) => new(owner.Side, ApiText.Of(owner.Name));
}

/// <param name="Lead">Who leads this year, or in the plan's nearest to it.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Status">Today, UTC+7.</param>
internal sealed record ApiTask(
    string Code, string Pillar, ApiText Title, Side? Lead, Side? Counterpart, DateOnly? Start, DateOnly? End, DateOnly? ExpectedEnd, int Percent, WorkStatus Status, IReadOnlyList<ApiOwner> Owners)
{
    public static ApiTask Of(ListTasks.Row row) => new(
        row.Code, row.Pillar, ApiText.Of(row.Title), row.Lead, row.Counterpart, row.Start, row.End, row.ExpectedEnd, row.Percent, row.Status, [.. row.Owners.Select(ApiOwner.Of)]);
}

internal sealed record ApiMilestone(string Code, MilestoneType Type, ApiText Title, DateOnly? Planned, DateOnly? Expected, DateOnly? Reached, int DaysLate, MilestoneStanding Standing);

/// <param name="Task">Code of the task that is waited for.</param>
/// <param name="Lag">Working days of both sides to wait on top; negative for earlier.</param>
internal sealed record ApiLink(string Task, LinkKind Kind, int Lag);

internal sealed record ApiBudgetLine(Currency Currency, decimal Amount, ApiText Source);

/// <param name="RecordedAt">UTC.</param>
/// <param name="Milestone">Code of the milestone that was reached.</param>
/// <param name="Record">The same of all that was said at once.</param>
internal sealed record ApiUpdate(
    Guid Id, DateOnly EffectiveOn, DateTime RecordedAt, string RecordedBy, int? Percent, ApiText? Narrative, string? Milestone, ApiText? DelayReason, ApiText? DelayMeasure, DateOnly? NewDate, Guid Record);

/// <param name="Line">The budget line, from 1.</param>
/// <param name="Side">Whose money it is.</param>
/// <param name="RecordedAt">UTC.</param>
internal sealed record ApiSpending(
    int Line, Side Side, DateOnly PeriodStart, DateOnly PeriodEnd, decimal Amount, Currency Currency, string Reference, DateTime RecordedAt, string RecordedBy, Guid Record);

/// <param name="Sha256">Of the file, in hexadecimal.</param>
internal sealed record ApiEvidence(Guid Id, ApiText Title, string FileName, string ContentType, long Size, string Sha256);

/// <summary>A task with all that was said of it, as it is on a day.</summary>
internal sealed record ApiTaskDetail(
    string Code, ApiText Pillar, ApiText Title, ApiText Description, ApiText Outputs, ApiText MouContent, Side? Lead, Side? Counterpart, LeadAlternation Alternation, DateOnly? Start,
    DateOnly? End, DateOnly? ExpectedEnd, DateOnly? DroppedOn, int Weight, int Percent, WorkStatus Status, DateOnly On)
{
    public required IReadOnlyList<ApiOwner> Owners { get; init; }
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Codes of the memorandum's contents.</summary>
    public required IReadOnlyList<string> Contents { get; init; }

    public required IReadOnlyList<string> Indicators { get; init; }
    public required IReadOnlyList<string> Predecessors { get; init; }

    /// <summary>The same with how each is waited for.</summary>
    public required IReadOnlyList<ApiLink> Links { get; init; }

    public required IReadOnlyList<ApiBudgetLine> Budget { get; init; }
    public required IReadOnlyList<ApiMilestone> Milestones { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<ApiUpdate> Progress { get; init; }

    public required IReadOnlyList<ApiEvidence> Evidence { get; init; }

    /// <summary>Of quarters that were over on the day.</summary>
    public required IReadOnlyList<ApiSpending> Spending { get; init; }

    public static ApiTaskDetail Of(GetTask.Result found)
    {
        var (task, agreed) = (found.Task, found.Task.Agreed);
        var codes = task.Milestones.ToDictionary(each => each.Id, each => each.Code);
        return new ApiTaskDetail(
            task.Code, ApiText.Of(found.Pillar), ApiText.Of(agreed.Title), ApiText.Of(agreed.Description), ApiText.Of(agreed.Outputs), ApiText.Of(agreed.MouContent), agreed.Lead,
            agreed.Counterpart, agreed.Alternation, agreed.Start, agreed.End, task.ExpectedEnd, task.DroppedOn, agreed.Weight, found.Progress.Percent, found.Status, found.On)
        {
            Owners = [.. found.Owners.Select(ApiOwner.Of)],
            Sectors = agreed.Sectors,
            Contents = agreed.Contents,
            Indicators = agreed.Indicators,
            Predecessors = agreed.PredecessorCodes(),
            Links = [.. agreed.Links().Select(each => new ApiLink(each.Code, each.Kind, each.Lag))],
            Budget = [.. agreed.Budget.Select(line => new ApiBudgetLine(line.Currency, line.Amount, ApiText.Of(line.Source)))],
            Milestones = [.. found.Milestones.Select(row => new ApiMilestone(
                row.Milestone.Code, row.Milestone.Type, ApiText.Of(row.Milestone.Title), row.Milestone.Planned, row.Expected, row.Reached, row.DaysLate, row.Standing))],
            Progress = [.. found.Updates.Select(update => new ApiUpdate(
                update.Id, update.EffectiveOn, update.RecordedAt, update.RecordedByName, update.Percent, ApiText.OrNull(update.Narrative),
                update.MilestoneReached is { } reached ? codes.GetValueOrDefault(reached) : null, ApiText.OrNull(update.DelayReason), ApiText.OrNull(update.DelayMeasure), update.NewDate,
                update.RecordId))],
            Evidence = [.. found.Evidence.Select(each => new ApiEvidence(each.Id, ApiText.Of(each.Title), each.FileName, each.ContentType, each.Size, each.Sha256))],
            Spending = [.. found.Spending.Select(each => new ApiSpending(
                each.Line, each.Side, each.PeriodStart, each.PeriodEnd, each.Amount, each.Currency, each.Reference, each.RecordedAt, each.RecordedByName, each.RecordId))],
        };
    }
}

/// <param name="Value">In the indicator's unit; null where none is known.</param>
/// <param name="Side">Whose figure it is; null for one of no side's own.</param>
/// <param name="Agreed">True where both sides agreed to it, false where one proposes that; null for any other.</param>
/// <param name="AgreedBy">Both who agreed; null while it waits, and for any other.</param>
internal sealed record ApiFigure(DateOnly AsOf, decimal? Value, ApiText Source, Side? Side, bool? Agreed = null, IReadOnlyList<string>? AgreedBy = null)
{
    public static ApiFigure Of(IndicatorBaseline baseline) => new(baseline.AsOf, baseline.Value, ApiText.Of(baseline.Source), baseline.Side);

    public static ApiFigure Of(IndicatorResult result) => new(
        result.AsOf, result.Value, ApiText.Of(result.Source), result.Origin.OfSide(), result.Origin == FigureOrigin.Agreed ? !result.IsProposed : null,
        result.AgreedByName is { } other ? [result.RecordedByName, other] : null);
}

/// <param name="Gap">The Lao figure less the Vietnamese one; null where one is missing.</param>
/// <param name="GapPercent">The gap as a share of the mean of both.</param>
internal sealed record ApiIndicatorPeriod(DateOnly AsOf, decimal? Vietnam, decimal? Laos, decimal? Gap, decimal? GapPercent, decimal? Agreed)
{
    public static ApiIndicatorPeriod Of(IndicatorPeriod period) =>
        new(period.AsOf, period.Vietnam?.Value, period.Laos?.Value, period.Gap, period.GapPercent, period.Agreed?.Value);
}

/// <param name="Reason">Of a draft; empty where an amendment replaced it.</param>
/// <param name="Until">The day it was replaced.</param>
/// <param name="Amendment">Number of the amendment that replaced it; null for a target of a draft.</param>
/// <param name="AgreedReason">The amendment's reason; null for a target of a draft.</param>
internal sealed record ApiFormerTarget(int Year, decimal Value, string Reason, DateOnly Until, int? Amendment, ApiText? AgreedReason);

internal sealed record ApiTarget(int Year, decimal Value);

/// <param name="Results">The newest first; one day may have several, of different sources.</param>
/// <param name="DroppedOn">The day an amendment took it out of the plan; null while it is part of it.</param>
internal sealed record ApiIndicator(
    string Code, ApiText Title, ApiText? Definition, ApiText Unit, IndicatorDirection Direction, ApiText? VietnameseSource, ApiText? LaoSource,
    IReadOnlyList<ApiFigure> Baselines, IReadOnlyList<ApiTarget> Targets, IReadOnlyList<ApiFormerTarget> FormerTargets, IReadOnlyList<ApiIndicatorPeriod> Periods,
    IReadOnlyList<ApiFigure> Results, DateOnly? DroppedOn)
{
    public static ApiIndicator Of(ListIndicators.Row row) => new(
        row.Code, ApiText.Of(row.Title), ApiText.OrNull(row.Agreed.Definition), ApiText.Of(row.Unit), row.Agreed.Direction,
        ApiText.OrNull(row.Agreed.VietnameseSource), ApiText.OrNull(row.Agreed.LaoSource),
        [.. row.Baselines.Select(ApiFigure.Of)],
        [.. row.Targets.Select(each => new ApiTarget(each.Year, each.Value))],
        [.. row.FormerTargets.Select(each => new ApiFormerTarget(each.Year, each.Value, each.Reason, each.Until, each.Amendment, each.Agreed is { } reason ? ApiText.OrNull(reason) : null))],
        [.. row.Periods.Select(ApiIndicatorPeriod.Of)],
        [.. row.Results.Select(ApiFigure.Of)],
        row.DroppedOn);
}

/// <param name="Task">Code; null where it is about the plan as a whole.</param>
/// <param name="Due">The day by which it is to be solved.</param>
/// <param name="Minister">The side whose minister is asked for something.</param>
/// <param name="CarriedFrom">Plan and obstacle it goes on from, as in "2026: O3".</param>
internal sealed record ApiObstacle(
    string Code, string? Task, ApiText Title, ApiText Cause, ApiText? Measure, Side Responsible, ApiText? Owner, DateOnly OpenedOn, DateOnly? Due, Side? Minister, ApiText? Proposal,
    ObstacleState State, DateOnly? ClosedOn, ApiText? Result, string? CarriedFrom)
{
    public static ApiObstacle Of(ListObstacles.Row row) => new(
        row.Obstacle.Code, row.TaskCode, ApiText.Of(row.Obstacle.Title), ApiText.Of(row.Obstacle.Cause), ApiText.OrNull(row.Obstacle.Measure), row.Obstacle.Responsible,
        row.Owner is null ? null : ApiText.Of(row.Owner), row.Obstacle.OpenedOn, row.Obstacle.NewDate, row.Obstacle.Minister, ApiText.OrNull(row.Obstacle.Proposal),
        row.Obstacle.State, row.Obstacle.ClosedOn, ApiText.OrNull(row.Obstacle.Result), row.Obstacle.CarriedFrom);
}

/// <param name="Milestone">Code; null for the task itself.</param>
/// <param name="Agreed">The day agreed.</param>
/// <param name="DaysLate">Calendar days until today, UTC+7.</param>
internal sealed record ApiLate(
    string Plan, string Task, string? Milestone, ApiText Title, Side? Lead, DateOnly? Agreed, DateOnly? Expected, int DaysLate, WorkStatus Status, IReadOnlyList<ApiOwner> Owners)
{
    public static ApiLate Of(ListLate.Row row) => new(
        row.PlanCode, row.TaskCode, row.Milestone, ApiText.Of(row.Title), row.Lead, row.Agreed, row.Expected, row.DaysLate, row.Status, [.. row.Owners.Select(ApiOwner.Of)]);
}

/// <param name="Last">Included.</param>
internal sealed record ApiHoliday(Side Side, HolidayKind Kind, DateOnly First, DateOnly Last, ApiText Name)
{
    public static ApiHoliday Of(ListHolidays.Row row) => new(row.Side, row.Kind, row.First, row.Last, ApiText.Of(row.Name));
}
