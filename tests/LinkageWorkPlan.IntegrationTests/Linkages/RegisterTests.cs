using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>The register of enterprises, and what they do together.</summary>
public sealed class RegisterTests
{
    [Theory, EachDatabase]
    public async Task A_second_entry_of_one_enterprise_is_asked_about_and_listed(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        Assert.Equal(["E2 E5"], (await desk.Host.SendAs(desk.Laos, new ListDuplicates.Query())).Groups.Select(group => string.Join(' ', group.Select(each => each.Code))));
        var twice = new AddEnterprise.Command(LinkageDesk.Form(Side.Vietnam, "CONG TY CO PHAN DIEN TU C (MAU)".Normalize(NormalizationForm.FormD)));
        var asked = Assert.Single(await desk.Host.ConfirmAsync(desk.Laos, twice));
        Assert.Equal((Questions.EnterpriseNameTaken, "E3"), (asked.Rule, asked.Arguments[1]));
        Assert.Equal(["E3"], (await desk.ReadAsync("E6")).Likely.Select(each => each.Code));
        Assert.Equal(2, (await desk.Host.SendAs(desk.Laos, new ListDuplicates.Query())).Total);

        // The same name in the other country is another enterprise.
        await desk.Host.SendAs(desk.Laos, new AddEnterprise.Command(LinkageDesk.Form(Side.Laos, "Điện tử C (mẫu)")));
        var added = await desk.ReadAsync("E6");
        await desk.Host.SendAs(desk.Laos, new RemoveEnterprise.Command(added.Enterprise.Id, added.Enterprise.Version));
        Assert.Equal(1, (await desk.Host.SendAs(desk.Laos, new ListDuplicates.Query())).Total);
        var linked = await desk.ReadAsync("E3");
        Assert.Equal(Rules.EnterpriseLinked, await desk.Host.RefusalAsync(desk.Laos, new RemoveEnterprise.Command(linked.Enterprise.Id, linked.Enterprise.Version)));
    }

    [Theory, EachDatabase]
    public async Task Each_side_sees_its_own_contacts_and_those_that_are_shared(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Vietnam);
        Assert.Equal((1, 0, 0), ((await desk.ReadAsync("E1")).Contacts.Count, (await desk.ReadAsync("E1", desk.Laos)).Contacts.Count, (await desk.ReadAsync("E1", observer)).Contacts.Count));
        Assert.Equal((1, 1, 0), ((await desk.ReadAsync("E2")).Contacts.Count, (await desk.ReadAsync("E2", desk.Laos)).Contacts.Count, (await desk.ReadAsync("E2", observer)).Contacts.Count));
        Assert.Contains("mẫu A", await WordsOfBookAsync(desk, desk.Vietnam), StringComparison.Ordinal);
        Assert.DoesNotContain("mẫu A", await WordsOfBookAsync(desk, desk.Laos), StringComparison.Ordinal);

        // Neither that there is one, nor when it is shared or not, is in the other side's history; the person is in nobody's.
        var kept = (await desk.Host.SendAs(desk.Vietnam, new GetContact.Query("E1"))).Saved!;
        await desk.Host.SendAs(desk.Vietnam, new KeepContact.Command(kept.EnterpriseId, "Người khác", string.Empty, string.Empty, IsShared: false, kept.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new KeepContact.Command(kept.EnterpriseId, "Người thứ ba", string.Empty, string.Empty, IsShared: true, kept.Version)));
        Assert.Equal(["E1/Vietnam"], await ContactsInHistoryAsync(desk, desk.Vietnam));
        Assert.Equal(["E2/Laos"], await ContactsInHistoryAsync(desk, desk.Laos));
        Assert.DoesNotContain(await desk.Host.Db(db => db.History.ToListAsync()), entry => entry.Changes.Any(change => $"{change.Before}{change.After}".Contains("Người khác", StringComparison.Ordinal) || $"{change.Before}{change.After}".Contains("Người liên hệ mẫu", StringComparison.Ordinal)));
        Assert.DoesNotContain("Người", new KeepContact.Command(kept.EnterpriseId, "Người", string.Empty, string.Empty, false, 1).ToString(), StringComparison.Ordinal);

        await desk.Host.SendAs(desk.Vietnam, new RemoveContact.Command(kept.EnterpriseId, kept.Version + 1));
        Assert.Empty((await desk.ReadAsync("E1")).Contacts);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new RemoveContact.Command(kept.EnterpriseId, 1)));
    }

    [Theory, EachDatabase]
    public async Task A_linkage_is_entered_by_names_and_reaches_its_stages(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var form = new LinkageForm { Vietnam = "dien tu c (mau)", Laos = "E4 · anything", Title = PlanDesk.Words("Bao bì", "ການຫຸ້ມຫໍ່"), Stage = LinkageStage.Agreement, Since = TestHost.DemoToday };
        Assert.Equal(Rules.EnterpriseUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddLinkage.Command(form with { Vietnam = "dien tu z" })));
        Assert.Equal(Rules.EnterpriseOtherSide, await desk.Host.RefusalAsync(desk.Laos, new AddLinkage.Command(form with { Laos = "e3" })));
        Assert.Equal(Rules.EnterpriseSeveral, await desk.Host.RefusalAsync(desk.Laos, new AddLinkage.Command(form with { Laos = "htx trong trot b (mau)" })));
        Assert.Equal(Rules.LinkagePilotUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddLinkage.Command(form with { Pilot = "PM99" })));
        Assert.Equal(Rules.LinkageTaskUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddLinkage.Command(form with { Task = "2028/A1" })));
        Assert.Equal("L4", await desk.Host.SendAs(desk.Laos, new AddLinkage.Command(form)));
        var linkage = (await desk.Host.SendAs(desk.Vietnam, new GetLinkage.Query("L4"))).Row.Linkage;
        Assert.Equal(("E3", "E4", LinkageStage.Agreement), (linkage.VietnamCode, linkage.LaosCode, linkage.Last.Stage));
        await desk.Host.SendAs(desk.Vietnam, new RecordStage.Command(linkage.Id, LinkageStage.Trade, TestHost.DemoToday, linkage.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new RecordStage.Command(linkage.Id, LinkageStage.Contract, TestHost.DemoToday, linkage.Version)));

        var counts = (await desk.Host.SendAs(desk.Vietnam, new ListLinkages.Query())).Counts;
        Assert.Equal((1, 1), (counts.Single(each => each is { Code: "S06", Side: Side.Vietnam }).Trade, counts.Single(each => each is { Code: "S06", Side: Side.Laos }).Trade));
        Assert.Contains((await desk.Host.SendAs(desk.Vietnam, new ListTaskLinkages.Query("2026-2027", "C3"))), row => row.Linkage.Code == "L1");
        Assert.Contains((await desk.Host.SendAs(desk.Vietnam, new ListPilotLinkages.Query("PM2"))), row => row.Linkage.Code == "L2");
        var found = await desk.Host.SendAs(desk.Vietnam, new FindTexts.Query("dien tu c"));
        Assert.Contains(found.SelectMany(group => group.Hits), hit => hit is { Group: SearchGroup.Enterprises, Code: "E3" });
    }

    private static async Task<IReadOnlyList<string>> ContactsInHistoryAsync(LinkageDesk desk, Web.Accounts.CurrentUser reader)
    {
        var page = await desk.Host.SendAs(reader, new Web.Features.History.ListHistory.Query(Only: new Web.Features.History.HistoryFilter(Kind: Web.Features.History.HistoryKind.EnterpriseContact)));
        return [.. page.Entries.Select(each => each.SubjectCode).Distinct()];
    }

    private static async Task<string> WordsOfBookAsync(LinkageDesk desk, Web.Accounts.CurrentUser reader) =>
        string.Join('|', Books.CellsOf((await desk.Host.SendAs(reader, new GetRegisterBook.Query(Language.Vi))).Bytes).SelectMany(each => each));
}
