using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>Removes a content that no task of any plan and no course names, and no open amendment would have a task name. What it was is in the history.</summary>
public static class RemoveContent
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            // No task of any plan takes the code meanwhile.
            await db.HoldPlanAsync(db.Plans, cancellationToken);
            var item = await db.ContentAsync(request.Id, request.Version, cancellationToken);
            item.RequireDeletable([.. (await TasksAsync(item.Code, cancellationToken)).Concat(await AmendedAsync(item.Code, cancellationToken)).Concat(await CoursesAsync(item.Code, cancellationToken)).Concat(await DocumentsAsync(item.Code, cancellationToken)).Concat(await PilotsAsync(item.Code, cancellationToken)).Concat(await DecisionsAsync(item.Code, cancellationToken)).Distinct()]);
            db.Memorandum.Remove(item);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }

        private async Task<IEnumerable<string>> TasksAsync(string code, CancellationToken cancel)
        {
            var mark = MemorandumItem.Mark(code);
            return (await db.Tasks.Where(task => task.SearchText.Contains(mark)).OrderBy(task => task.SortKey)
                    .Join(db.Plans, task => task.PlanId, plan => plan.Id, (task, plan) => new { Plan = plan.Code, task.Code }).ToListAsync(cancel))
                .OrderBy(each => each.Plan, StringComparer.Ordinal).Select(each => WorkTask.PlaceOf(each.Plan, each.Code));
        }

        private async Task<IEnumerable<string>> CoursesAsync(string code, CancellationToken cancel) =>
            (await db.Courses.IgnoreAutoIncludes().OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel)).Where(each => each.Contents.Contains(code)).Select(each => each.Code);

        private async Task<IEnumerable<string>> PilotsAsync(string code, CancellationToken cancel) =>
            (await db.Pilots.IgnoreAutoIncludes().OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel)).Where(each => each.Contents.Contains(code)).Select(each => each.Code);

        private async Task<IEnumerable<string>> DecisionsAsync(string code, CancellationToken cancel) =>
            (await db.Meetings.AsNoTracking().AsSplitQuery().OrderBy(each => each.Number).ToListAsync(cancel)).SelectMany(each => each.NamedContents()).Where(each => each.Content == code).Select(each => each.Activity.Code);

        /// <summary>Nobody learns of a draft; one that names what is removed no longer shows it.</summary>
        private async Task<IEnumerable<string>> DocumentsAsync(string code, CancellationToken cancel) =>
            (await db.Documents.IgnoreAutoIncludes().Where(each => each.SharedAt != null).OrderBy(each => each.Number).Select(each => new { each.Code, each.Contents }).ToListAsync(cancel)).Where(each => each.Contents.Contains(code)).Select(each => each.Code);

        private async Task<IEnumerable<string>> AmendedAsync(string code, CancellationToken cancel)
        {
            var open = await db.Amendments.AsNoTracking().Where(each => each.State == AmendmentState.Draft || each.State == AmendmentState.InReview).Include(each => each.Items).ToListAsync(cancel);
            Guid[] ids = [.. open.Select(each => each.PlanId).Distinct()];
            var plans = await db.Plans.Where(plan => ids.Contains(plan.Id)).Select(plan => new { plan.Id, plan.Code }).ToDictionaryAsync(plan => plan.Id, plan => plan.Code, cancel);
            return from amendment in open
                   from each in amendment.Items
                   where each.After?.Contents.Contains(code) == true || each.SetAside?.Contents.Contains(code) == true
                   select WorkTask.PlaceOf(plans[amendment.PlanId], each.TaskCode);
        }
    }
}

internal static class ContentLookups
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static async Task<MemorandumItem> ContentAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var item = await db.Memorandum.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(item, version);
        return item;
    }
}
