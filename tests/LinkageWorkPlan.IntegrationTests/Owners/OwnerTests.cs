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

    [Theory, EachDatabase]
    public async Task A_unit_is_headed_by_a_person_of_its_side(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var person = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Nguyễn Văn Mẫu"), new OwnerDetails(OwnerKind.Person, " mau@example.vn ")));
        var unit = await desk.RowAsync(desk.VietnameseOwner);
        await desk.SendAsync(new RenameOwner.Command(unit.Id, TextWords.From(unit.Name), unit.Version, new OwnerDetails(HeadId: person, Contact: "024 3825 0000")));

        Assert.Equal(new OwnerDetails(OwnerKind.Unit, "024 3825 0000", person), (await desk.RowAsync(desk.VietnameseOwner)).Details);
        Assert.Equal("mau@example.vn", (await desk.RowAsync(person)).Details.Contact);

        // A name alone leaves the rest as it is.
        unit = await desk.RowAsync(desk.VietnameseOwner);
        await desk.SendAsync(new RenameOwner.Command(unit.Id, PlanDesk.Words("Ban Thư ký", "ກອງເລຂາ"), unit.Version));
        Assert.Equal(person, (await desk.RowAsync(desk.VietnameseOwner)).Details.HeadId);

        var head = await desk.RowAsync(person);
        Assert.Equal(Rules.OwnerIsHead, await desk.RefusalAsync(head, new OwnerDetails(OwnerKind.Unit)));
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(desk.Secretary, new DeleteOwner.Command(person, head.Version)));
        Assert.Equal(Rules.TooLong, await desk.RefusalAsync(head, new OwnerDetails(OwnerKind.Person, new string('1', Owner.ContactMax + 1))));
    }

    [Theory, EachDatabase]
    public async Task Neither_a_unit_nor_a_person_of_the_other_side_heads_a_unit(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var stranger = await desk.Host.SendAs(desk.LaoSecretary, new AddOwner.Command(Side.Laos, PlanDesk.Words("Bun", "ບຸນ"), new OwnerDetails(OwnerKind.Person)));
        var other = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Phòng hai")));
        var unit = await desk.RowAsync(desk.VietnameseOwner);
        foreach (var head in (Guid[])[stranger, other, unit.Id, Guid.CreateVersion7()])
        {
            Assert.Equal(Rules.OwnerHeadUnfit, await desk.RefusalAsync(unit, new OwnerDetails(HeadId: head)));
        }
    }
}

file static class OwnerDesk
{
    public static async Task<ListOwners.Row> RowAsync(this PlanDesk desk, Guid id) => (await desk.SendAsync(new ListOwners.Query())).Single(each => each.Id == id);

    public static Task<string> RefusalAsync(this PlanDesk desk, ListOwners.Row owner, OwnerDetails details) =>
        desk.Host.RefusalAsync(desk.Secretary, new RenameOwner.Command(owner.Id, TextWords.From(owner.Name), owner.Version, details));
}
