using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>Two requests at the same moment, one deleting what the other refers to: the second is refused with a clear message.</summary>
public sealed class ReferenceTests
{
    /// <summary>What a handler asked before does not matter: this is what its save meets.</summary>
    [Theory, EachDatabase]
    public async Task Whoever_is_second_is_told_in_words_and_nothing_is_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        Assert.Equal(Rules.ReferenceGone, await RefusalAsync(desk, async db => db.Owners.Remove(await db.Owners.SingleAsync(each => each.Id == desk.VietnameseOwner))));
        Assert.Equal(Rules.ReferenceGone, await RefusalAsync(desk, async db =>
        {
            var gone = (TaskOwner)Activator.CreateInstance(typeof(TaskOwner), nonPublic: true)!;
            var entry = db.Entry(gone);
            entry.Property(nameof(TaskOwner.TaskId)).CurrentValue = await db.Tasks.Select(each => each.Id).SingleAsync();
            entry.Property(nameof(TaskOwner.OwnerId)).CurrentValue = Guid.CreateVersion7();
            entry.State = EntityState.Added;
        }));
        Assert.Equal((2, true), await desk.Host.Db(async db => (await db.Set<TaskOwner>().CountAsync(), await db.Owners.AnyAsync(each => each.Id == desk.VietnameseOwner))));
        Assert.NotEqual(Rules.ReferenceGone, Loc.In(Language.Lo)[Rules.ReferenceGone]);
    }

    /// <summary>A command whose handler does this, within all that surrounds a handler's save.</summary>
    private static async Task<string> RefusalAsync(PlanDesk desk, Func<WorkPlanDb, Task> change)
    {
        await using var scope = desk.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestContext>().User = desk.Secretary;
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var transaction = scope.ServiceProvider.GetServices<IPipelineBehavior<DeleteOwner.Command, Unit>>().Single(each => each is TransactionBehaviour<DeleteOwner.Command, Unit>);
        var refused = await Assert.ThrowsAsync<RuleException>(() => transaction.Handle(new DeleteOwner.Command(desk.VietnameseOwner, 0), CancellationToken.None, async () =>
        {
            await change(db);
            await db.SaveChangesAsync();
            return Unit.Value;
        }));
        return Assert.Single(refused.Broken).Rule;
    }
}
