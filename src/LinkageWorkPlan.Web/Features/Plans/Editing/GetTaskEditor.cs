using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What the task's form is filled with, and what can be chosen in it.</summary>
public static class GetTaskEditor
{
    /// <param name="TaskCode">Null for a new task.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Query(string PlanCode, string? TaskCode) : IQuery<Model>;

    /// <param name="Saved">The task as it is saved; empty for a new one.</param>
    /// <param name="Others">The plan's other tasks, in the order of lists.</param>
    /// <param name="NextCodes">The next free task code of each pillar.</param>
    public sealed record Model(
        Guid PlanId, string PlanCode, PlanState State, DateOnly PeriodStart, DateOnly PeriodEnd, Guid? TaskId, int Version, TaskContent Saved,
        IReadOnlyList<CodeChoice> Pillars, IReadOnlyList<CodeChoice> Sectors, IReadOnlyList<CodeChoice> Indicators, IReadOnlyList<CodeChoice> Contents, IReadOnlyList<CodeChoice> Others, IReadOnlyList<OwnerChoice> Owners,
        IReadOnlyDictionary<string, string> NextCodes, IReadOnlyDictionary<string, int> PillarWeights);

    public sealed record OwnerChoice(Guid Id, Side Side, LocalizedText Name, bool IsActive);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.FindPlanAsync(request.PlanCode, cancellationToken);
            return await LoadAsync(db, plan, request.TaskCode, cancellationToken);
        }
    }

    /// <param name="plan">With its pillars.</param>
    /// <param name="taskCode">Null for a new task.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    internal static async Task<Model> LoadAsync(VisibleDb db, WorkPlan plan, string? taskCode, CancellationToken cancellationToken)
    {
        var task = taskCode is null ? null : await db.Tasks.AsNoTracking().Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
            .SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == taskCode, cancellationToken) ?? throw new RuleException(Rules.NotFound);
        var others = await db.Tasks.Where(each => each.PlanId == plan.Id && (task == null || each.Id != task.Id)).OrderBy(each => each.SortKey)
            .Select(each => new { each.Code, each.Agreed.Title, each.PillarCode, each.Agreed.Weight, IsPart = each.DroppedOn == null }).ToListAsync(cancellationToken);
        var pillars = plan.Pillars.OrderBy(each => each.Order).ToList();
        return new Model(
            plan.Id, plan.Code, plan.State, plan.PeriodStart, plan.PeriodEnd, task?.Id, task?.Version ?? 0, task?.ToContent() ?? new TaskContent(),
            [.. pillars.Select(each => new CodeChoice(each.Code, each.Title))],
            [.. plan.Sectors.Select(each => new CodeChoice(each.Code, each.Title))],
            await db.Indicators.Where(each => each.PlanId == plan.Id && each.DroppedOn == null).OrderBy(each => each.SortKey).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken),
            await db.Memorandum.OrderBy(each => each.SortKey).Select(each => new CodeChoice(each.Code, each.Title)).ToListAsync(cancellationToken),
            [.. others.Where(each => each.IsPart).Select(each => new CodeChoice(each.Code, each.Title))],
            await db.Owners.OrderBy(each => each.Id).Select(each => new OwnerChoice(each.Id, each.Side, each.Name, each.IsActive)).ToListAsync(cancellationToken),
            pillars.ToDictionary(each => each.Code, each => Codes.Next(each.Code, others.Select(other => other.Code))),
            pillars.ToDictionary(each => each.Code, each => others.Where(other => other.IsPart && other.PillarCode == each.Code).Sum(other => other.Weight)));
    }
}
