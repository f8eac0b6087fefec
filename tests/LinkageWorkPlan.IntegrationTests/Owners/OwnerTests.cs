using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;

namespace LinkageWorkPlan.IntegrationTests.Owners;

public class OwnerTests
{
    [Theory, EachDatabase]
    public async Task An_owner_that_takes_no_new_tasks_keeps_the_old_ones(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new SetOwnerActive.Command(desk.LaoOwner, false, 0));
        var row = (await desk.SendAsync(new ListOwners.Query())).Single(each => each.Id == desk.LaoOwner);
        Assert.Equal((false, 1, Side.Laos), (row.IsActive, row.Tasks, row.Side));
        Assert.Contains(desk.LaoOwner, (await desk.EditorAsync("A1")).Saved.Owners);
    }

    [Theory, EachDatabase]
    public async Task A_name_is_needed_and_has_its_limit(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new AddOwner.Command(Side.Laos, TextWords.None)));
        Assert.Equal(Rules.TooLong, await desk.Host.RefusalAsync(desk.Secretary, new RenameOwner.Command(desk.LaoOwner, PlanDesk.Words(new string('a', Owner.NameMax + 1)), 0)));
        Assert.Equal(Rules.TaskOwnerUnknown, await desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form() with { Owners = [Guid.CreateVersion7()] })));
    }
}
