using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Everything of a plan that its reader may see, as canonical JSON: the same plan is the same file, byte by byte.</summary>
public static class GetPlanJson
{
    [AllowedTo(Roles.PlanReaders | Role.System)]
    public sealed record Query(string PlanCode) : IQuery<Model>;

    public sealed record Model(string FileName, string Json);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            await db.OpenConnectionAsync(cancellationToken);
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            var tasks = await db.Tasks.Where(task => task.PlanId == plan.Id).Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery()
                .OrderBy(task => task.SortKey).ThenBy(task => task.Code).ToListAsync(cancellationToken);
            var owners = await db.Owners.ToDictionaryAsync(owner => owner.Id, cancellationToken);
            var updates = await db.Progress.Where(each => each.PlanId == plan.Id).OrderBy(each => each.EffectiveOn).ThenBy(each => each.SaidAt).ThenBy(each => each.Id).ToListAsync(cancellationToken);
            var evidence = await db.Evidence.Where(each => each.PlanId == plan.Id).OrderBy(each => each.RecordedAt).ThenBy(each => each.Id).ToListAsync(cancellationToken);
            var spending = (await db.Spending.Where(each => each.PlanId == plan.Id).OrderBy(each => each.Line).ThenBy(each => each.PeriodEnd).ThenBy(each => each.SaidAt).ThenBy(each => each.Id).ToListAsync(cancellationToken)).ToLookup(each => each.TaskId);
            var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).OrderBy(each => each.SortKey).ToListAsync(cancellationToken);
            var amendments = await db.Amendments.Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().Where(each => each.PlanId == plan.Id).OrderBy(each => each.Number).ToListAsync(cancellationToken);
            var json = new PlanJson
            {
                Agreed = PlanContent.Of(plan, tasks, owners, indicators.Where(each => each.DroppedOn is null), await db.Memorandum.ToListAsync(cancellationToken)),
                State = plan.State,
                AdoptedOn = plan.AdoptedOn,
                Standing = [.. tasks.Select(task => new TaskJson(
                    task.Code, task.Percent, task.ExpectedEnd, task.BaselineStart, task.BaselineEnd, task.DroppedOn, task.DroppedBy,
                    [.. task.Milestones.Select(each => new MilestoneJson(each.Code, each.Baseline, each.Expected, each.Reached))]))],
                Progress = [.. tasks.SelectMany(task => updates.Where(each => each.TaskId == task.Id).Select(each => UpdateJson.Of(task, each, evidence)))],
                Spending = [.. tasks.SelectMany(task => spending[task.Id]
                    .Select(each => new SpendingJson(task.Code, each.Line, each.Side, each.PeriodStart, each.PeriodEnd, each.Amount, each.Currency, each.Reference, each.RecordedAt, each.RecordedByName)))],
                Indicators = [.. indicators.Select(each => new IndicatorJson(each.Code, each.Title, each.Unit, each.Baselines, each.Targets, each.FormerTargets, [.. each.Results.Where(result => result.Holds)
                    .OrderBy(result => result.AsOf).ThenBy(result => result.SaidAt).ThenBy(result => result.Id).Select(result => new ResultJson(result.AsOf, result.Value, result.Source, result.Comment, result.RecordedByName, result.Origin, result.AgreedByName))]) { DroppedOn = each.DroppedOn })],
                Amendments = [.. amendments.Select(each => new AmendmentJson(each.Number, each.State.ToString(), each.InForceOn, each.Reason, [.. each.Items.OrderBy(item => item.TaskCode, StringComparer.Ordinal)
                    .Select(item => new AmendmentItemJson(item.TaskCode, item.Kind.ToString(), item.Reason, Of(item.Before, owners), Of(item.After, owners)))])
                {
                    Indicators = AmendedIndicator.Of(each),
                    Outline = AmendedOutline.Of(each),
                })],
            };
            return new Model($"{plan.Code}.json", CanonicalJson.Of(json));
        }

        /// <summary>Owners that a task no longer has are not all seen by those who read agreed plans alone.</summary>
        private static PlanTask? Of(TaskContent? task, Dictionary<Guid, Owner> owners) =>
            task is null ? null : PlanTask.Of(task with { Owners = [.. task.Owners.Where(owners.ContainsKey)] }, owners);
    }
}

/// <summary>A plan as other programs read it.</summary>
internal sealed record PlanJson
{
    /// <summary>What the co-chairs agree on, in the form that they sign.</summary>
    public required PlanContent Agreed { get; init; }

    public required PlanState State { get; init; }
    public required DateOnly? AdoptedOn { get; init; }

    /// <summary>How each task stands, in the order of lists.</summary>
    public required IReadOnlyList<TaskJson> Standing { get; init; }

    public required IReadOnlyList<UpdateJson> Progress { get; init; }
    public required IReadOnlyList<SpendingJson> Spending { get; init; }
    public required IReadOnlyList<IndicatorJson> Indicators { get; init; }
    public required IReadOnlyList<AmendmentJson> Amendments { get; init; }
}

internal sealed record TaskJson(string Code, int Percent, DateOnly? ExpectedEnd, DateOnly? BaselineStart, DateOnly? BaselineEnd, DateOnly? DroppedOn, int? DroppedBy, IReadOnlyList<MilestoneJson> Milestones);

internal sealed record MilestoneJson(string Code, DateOnly? Baseline, DateOnly? Expected, DateOnly? Reached);

internal sealed record UpdateJson(
    string Task, DateOnly EffectiveOn, DateTime RecordedAt, string RecordedBy, Side? Side, int? Percent, LocalizedText Narrative, string? MilestoneReached,
    LocalizedText DelayReason, LocalizedText DelayMeasure, DateOnly? NewDate, string? DelayedMilestone, WorkStatus? OverrideStatus, LocalizedText OverrideReason, IReadOnlyList<EvidenceJson> Evidence,
    Guid Record)
{
    public static UpdateJson Of(WorkTask task, ProgressUpdate update, IEnumerable<Evidence> evidence)
    {
        string? CodeOf(Guid? id) => task.Milestones.FirstOrDefault(each => each.Id == id)?.Code;
        return new UpdateJson(
            task.Code, update.EffectiveOn, update.RecordedAt, update.RecordedByName, update.RecordedSide, update.Percent, update.Narrative, CodeOf(update.MilestoneReached),
            update.DelayReason, update.DelayMeasure, update.NewDate, CodeOf(update.DelayedMilestone), update.OverrideStatus, update.OverrideReason,
            [.. evidence.Where(each => each.UpdateId == update.Id).Select(each => new EvidenceJson(each.Title, each.FileName, each.ContentType, each.Size, each.Sha256, each.Language, each.IsProduct))],
            update.RecordId);
    }
}

/// <param name="Line">The budget line, from 1.</param>
/// <param name="Side">Whose money it is.</param>
internal sealed record SpendingJson(
    string Task, int Line, Side Side, DateOnly PeriodStart, DateOnly PeriodEnd, decimal Amount, Currency Currency, string Reference, DateTime RecordedAt, string RecordedBy);

/// <param name="Size">Bytes; the file itself is not in the export.</param>
internal sealed record EvidenceJson(LocalizedText Title, string FileName, string ContentType, long Size, string Sha256, Language? Language, bool IsProduct);

internal sealed record IndicatorJson(string Code, LocalizedText Title, LocalizedText Unit, IReadOnlyList<IndicatorBaseline> Baselines, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<FormerTarget> FormerTargets, IReadOnlyList<ResultJson> Results)
{
    /// <summary>The day an amendment took it out of the plan; left out where none did.</summary>
    [LeftOutWhenEmpty]
    public DateOnly? DroppedOn { get; init; }
}

internal sealed record ResultJson(DateOnly AsOf, decimal Value, LocalizedText Source, LocalizedText Comment, string RecordedBy, FigureOrigin Origin, string? AgreedBy);

internal sealed record AmendmentJson(int Number, string State, DateOnly? InForceOn, LocalizedText Reason, IReadOnlyList<AmendmentItemJson> Items)
{
    [LeftOutWhenEmpty]
    public IReadOnlyList<AmendedIndicator> Indicators { get; init; } = [];

    [LeftOutWhenEmpty]
    public AmendedOutline? Outline { get; init; }
}

internal sealed record AmendmentItemJson(string Task, string Kind, LocalizedText Reason, PlanTask? Before, PlanTask? After);
