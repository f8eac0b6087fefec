using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Owners;

namespace LinkageWorkPlan.IntegrationTests.Owners;

/// <summary>An owner belongs to a side: the other side proposes, and all of it can be found in the history.</summary>
public class OwnerSideTests
{
    [Theory, EachDatabase]
    public async Task The_other_side_proposes_a_name_and_its_own_side_answers(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.LaoSecretary, new AnswerOwnerProposal.Command(desk.LaoOwner, true, 0));
        var other = PlanDesk.Words("Phòng Công nghiệp", "ພະແນກອຸດສາຫະກຳ");
        Assert.Equal(Rules.OwnerNotOwnSide, await desk.Host.RefusalAsync(desk.Secretary, new RenameOwner.Command(desk.LaoOwner, other, 1)));
        Assert.Equal(Rules.OwnerNotOwnSide, await desk.Host.RefusalAsync(desk.Secretary, new SetOwnerActive.Command(desk.LaoOwner, false, 1)));
        Assert.Equal(Rules.OwnerIsOwnSide, await desk.Host.RefusalAsync(desk.LaoSecretary, new ProposeOwnerName.Command(desk.LaoOwner, other, 1)));
        await desk.SendAsync(new ProposeOwnerName.Command(desk.LaoOwner, other, 1));
        Assert.Equal(("Phòng mẫu", "Phòng Công nghiệp"), await NamesAsync(desk));
        Assert.Equal(Rules.OwnerNotOwnSide, await desk.Host.RefusalAsync(desk.Secretary, new AnswerOwnerProposal.Command(desk.LaoOwner, true, 2)));
        await desk.Host.SendAs(desk.LaoSecretary, new AnswerOwnerProposal.Command(desk.LaoOwner, false, 2));
        Assert.Equal(("Phòng mẫu", string.Empty), await NamesAsync(desk));
        Assert.Equal(Rules.OwnerNothingProposed, await desk.Host.RefusalAsync(desk.LaoSecretary, new AnswerOwnerProposal.Command(desk.LaoOwner, true, 3)));
        await desk.SendAsync(new ProposeOwnerName.Command(desk.LaoOwner, other, 3));
        await desk.Host.SendAs(desk.LaoSecretary, new AnswerOwnerProposal.Command(desk.LaoOwner, true, 4));
        Assert.Equal(("Phòng Công nghiệp", string.Empty), await NamesAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task Every_change_is_in_a_history_that_both_sides_find(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.LaoSecretary, new RenameOwner.Command(desk.LaoOwner, PlanDesk.Words("Phòng mới", "ພະແນກໃໝ່"), 0));
        await desk.Host.SendAs(desk.LaoSecretary, new SetOwnerActive.Command(desk.LaoOwner, false, 1));
        var history = await desk.SendAsync(new ListHistory.Query(SubjectId: desk.LaoOwner));
        Assert.Equal([nameof(SetOwnerActive), nameof(RenameOwner), nameof(AddOwner)], history.Entries.Select(each => each.Action));
        Assert.Contains(history.Entries[1].Changes, each => each is { Before: "Phòng mẫu", After: "Phòng mới" });
        Assert.Contains((await desk.SendAsync(new ListHistory.Query(Take: 200))).Entries, each => each.SubjectId == desk.LaoOwner);
    }

    [Theory, EachDatabase]
    public async Task A_name_that_is_there_already_is_asked_about(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var asked = await desk.Host.ConfirmAsync(desk.Secretary, new AddOwner.Command(Side.Vietnam, PlanDesk.Words("BAN THƯ KÝ  MẪU")));
        Assert.Equal((Questions.OwnerNameTaken, "Ban Thư ký mẫu"), (asked[0].Rule, ((LocalizedText)asked[0].Arguments[0]).For(Language.Vi)));
        Assert.Equal(3, (await desk.SendAsync(new ListOwners.Query())).Count);
        await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Ban Thư ký thứ hai")));
    }

    [Theory, EachDatabase]
    public async Task What_nothing_names_is_deleted_and_stays_in_the_history(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        var wrong = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Gõ nhầm")));
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(desk.Secretary, new DeleteOwner.Command(desk.VietnameseOwner, 0)));
        Assert.Equal(Rules.OwnerNotOwnSide, await desk.Host.RefusalAsync(desk.LaoSecretary, new DeleteOwner.Command(wrong, 0)));
        var account = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Có tài khoản")));
        await desk.Host.UserAsync(Role.Owner, Side.Vietnam, account);
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(desk.Secretary, new DeleteOwner.Command(account, 0)));
        await desk.SendAsync(new DeleteOwner.Command(wrong, 0));
        Assert.DoesNotContain(await desk.SendAsync(new ListOwners.Query()), each => each.Id == wrong);
        var entry = (await desk.SendAsync(new ListHistory.Query(SubjectId: wrong))).Entries[0];
        Assert.Equal((nameof(DeleteOwner), "Gõ nhầm"), (entry.Action, entry.SubjectTitle.For(Language.Vi)));
    }

    private static async Task<(string Name, string Proposed)> NamesAsync(PlanDesk desk) =>
        (await desk.SendAsync(new ListOwners.Query())).Single(each => each.Id == desk.LaoOwner) is var row ? (row.Name.For(Language.Vi), row.ProposedName.For(Language.Vi)) : default;
}
