using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Carries what is unfinished in a plan over into a later draft. What is there already is not carried again.</summary>
public static class CarryOver
{
    /// <param name="Tasks">Codes of the earlier plan.</param>
    /// <param name="Indicators">Codes of the earlier plan.</param>
    /// <param name="Obstacles">Codes of the earlier plan; one of a task that stays behind is left out.</param>
    /// <param name="Directions">True where the ministers' open directions go on in the new plan.</param>
    /// <returns>What came.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid FromId, Guid IntoId, IReadOnlyList<string> Tasks, IReadOnlyList<string> Indicators, IReadOnlyList<string> Obstacles, bool Directions) : ICommand<Carried>;

    /// <param name="Tasks">How many.</param>
    /// <param name="Indicators">How many.</param>
    /// <param name="Obstacles">How many.</param>
    /// <param name="LeftOwners">Owners of those tasks who take none any more, and did not come.</param>
    public sealed record Carried(int Tasks, int Indicators, int Obstacles, IReadOnlyList<LocalizedText> LeftOwners);

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Carried>
    {
        public async Task<Carried> Handle(Command request, CancellationToken cancellationToken)
        {
            var into = await db.LockPlanAsync(request.IntoId, cancellationToken);
            var from = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleOrDefaultAsync(each => each.Id == request.FromId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var carrying = new CarryingOver(from, into);
            var there = await db.Tasks.AsNoTracking().Where(task => task.PlanId == into.Id).ToListAsync(cancellationToken);
            var known = await db.Indicators.Where(each => each.PlanId == into.Id).Select(each => each.Code).ToHashSetAsync(cancellationToken);
            var indicators = (await db.Indicators.AsNoTracking().Where(each => each.PlanId == from.Id && each.DroppedOn == null && request.Indicators.Contains(each.Code)).OrderBy(each => each.SortKey).ToListAsync(cancellationToken))
                .Where(each => !known.Contains(each.Code)).Select(carrying.Carry).ToList();
            var chosen = await db.Tasks.AsNoTracking().Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery()
                .Where(task => task.PlanId == from.Id && request.Tasks.Contains(task.Code)).OrderBy(task => task.SortKey).ToListAsync(cancellationToken);
            var owners = await db.Owners.Where(each => each.IsActive).Select(each => each.Id).ToHashSetAsync(cancellationToken);
            var tasks = carrying.Carry(chosen, there, known.Concat(indicators.Select(each => each.Code)).ToHashSet(), owners);
            context.Ask(carrying.Questions);
            if (request.Directions)
            {
                into.Continue(from);
            }

            var codes = await db.Tasks.Where(each => each.PlanId == from.Id).ToDictionaryAsync(each => each.Id, each => each.Code, cancellationToken);
            var obstacles = carrying.Carry(
                await db.Obstacles.AsNoTracking().Where(each => each.PlanId == from.Id && request.Obstacles.Contains(each.Code)).ToListAsync(cancellationToken), codes, there.Concat(tasks),
                await db.Obstacles.AsNoTracking().Where(each => each.PlanId == into.Id).ToListAsync(cancellationToken));
            db.Obstacles.AddRange(obstacles);
            db.Tasks.AddRange(tasks);
            db.Indicators.AddRange(indicators);
            await db.SaveChangesAsync(cancellationToken);
            var came = tasks.Select(each => each.CarriedFrom!).ToHashSet();
            var left = chosen.Where(each => came.Contains(WorkTask.PlaceOf(from.Code, each.Code))).SelectMany(each => each.Owners).Select(each => each.OwnerId).Where(each => !owners.Contains(each)).ToHashSet();
            return new Carried(tasks.Count, indicators.Count, obstacles.Count, await db.Owners.Where(each => left.Contains(each.Id)).OrderBy(each => each.Id).Select(each => each.Name).ToListAsync(cancellationToken));
        }
    }
}
