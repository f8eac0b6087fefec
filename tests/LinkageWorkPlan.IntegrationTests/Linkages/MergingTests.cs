using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>Two entries of one enterprise that the page of likely duplicates names become one.</summary>
public sealed class MergingTests
{
    [Theory, EachDatabase]
    public async Task Names_contacts_and_linkages_of_the_entry_that_goes_are_at_the_one_that_stays(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);

        // E1 of the demo has linkages and a contact of the Vietnamese side that is not shared.
        var known = await desk.ReadAsync("E1");
        var name = known.Enterprise.Name[Language.Vi]!.Text;
        var twice = new AddEnterprise.Command(LinkageDesk.Form(known.Enterprise.Side, "CTCP " + name.ToUpperInvariant()));
        await desk.Host.ConfirmAsync(desk.Laos, twice);
        var kept = await desk.ReadAsync("E6");
        await desk.Host.SendAs(desk.Laos, new KeepContact.Command(kept.Enterprise.Id, "Bà Mẫu", string.Empty, string.Empty, true, 0));
        Assert.NotEmpty(known.Linkages);
        var total = (await desk.Host.SendAs(desk.Laos, new ListDuplicates.Query())).Total;

        // Somebody else changes one of the two meanwhile.
        kept = await desk.ReadAsync("E6");
        var stale = new MergeEnterprises.Command(kept.Enterprise.Id, kept.Enterprise.Version, known.Enterprise.Id, known.Enterprise.Version);
        await desk.Host.SureAsync(desk.Vietnam, new ReviseEnterprise.Command(kept.Enterprise.Id, EnterpriseForm.Of(kept.Enterprise) with { Province = "Huế" }, kept.Enterprise.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, stale));

        kept = await desk.ReadAsync("E6");
        var asked = Assert.Single(await desk.Host.ConfirmAsync(desk.Laos, stale with { KeptVersion = kept.Enterprise.Version }));
        Assert.Equal((Questions.EnterpriseMerge, "E1", "E6"), (asked.Rule, asked.Arguments[1], asked.Arguments[2]));
        var merged = await desk.ReadAsync("E6");
        Assert.Equal(known.Linkages.Select(each => each.Linkage.Code), merged.Linkages.Select(each => each.Linkage.Code));
        Assert.Contains(name, merged.Enterprise.OtherNames);
        Assert.Equal("Huế", merged.Enterprise.Province);
        Assert.Equal([Side.Vietnam, Side.Laos], merged.Contacts.Select(each => each.Keeper));
        Assert.Equal([Side.Laos], (await desk.ReadAsync("E6", desk.Laos)).Contacts.Select(each => each.Keeper));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetEnterprise.Query("E1")));
        Assert.Equal(total - 1, (await desk.Host.SendAs(desk.Laos, new ListDuplicates.Query())).Total);
        Assert.Contains(await desk.Host.Db(db => db.History.Where(each => each.SubjectId == known.Enterprise.Id).ToListAsync()), each => each.Action == nameof(MergeEnterprises));

        // The spelling that went finds it in a list and in a file.
        Assert.Equal(["E6"], (await desk.Host.SendAs(desk.Laos, new ListEnterprises.Query(name))).Rows.Select(each => each.Enterprise.Code));
        var other = await desk.ReadAsync("E2");
        Assert.Equal(Rules.EnterprisesDiffer, await desk.Host.RefusalAsync(desk.Laos, new MergeEnterprises.Command(merged.Enterprise.Id, merged.Enterprise.Version, other.Enterprise.Id, other.Enterprise.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_number_that_was_merged_away_or_removed_is_not_given_again(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var kept = await desk.ReadAsync("E1");
        await desk.Host.ConfirmAsync(desk.Laos, new AddEnterprise.Command(LinkageDesk.Form(kept.Enterprise.Side, kept.Enterprise.Name[Language.Vi]!.Text.ToUpperInvariant())));
        var twin = (await desk.ReadAsync("E6")).Enterprise;
        await desk.Host.ConfirmAsync(desk.Laos, new MergeEnterprises.Command(kept.Enterprise.Id, kept.Enterprise.Version, twin.Id, twin.Version));
        await desk.Host.SureAsync(desk.Laos, new AddEnterprise.Command(LinkageDesk.Form(Side.Laos, "Bảy")));
        var removed = (await desk.ReadAsync("E7")).Enterprise;
        await desk.Host.SendAs(desk.Laos, new RemoveEnterprise.Command(removed.Id, removed.Version));
        await desk.Host.SureAsync(desk.Laos, new AddEnterprise.Command(LinkageDesk.Form(Side.Laos, "Tám")));

        // A file counts on from there, too, and a lower number that goes changes nothing.
        var eighth = (await desk.ReadAsync("E8")).Enterprise;
        await desk.Host.SendAs(desk.Laos, new RemoveEnterprise.Command(eighth.Id, eighth.Version));
        Assert.Equal((9, 8), await desk.Host.Db(async db => (await db.NextNumberAsync<Enterprise>(CancellationToken.None), (await db.FreedNumbers.SingleAsync()).Number)));
    }

    [Theory, EachDatabase]
    public async Task A_former_spelling_is_found_by_the_search_and_leaves_and_comes_back_in_the_workbook(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        var (kept, other) = (await desk.ReadAsync("E2"), await desk.ReadAsync("E5"));
        await desk.Host.ConfirmAsync(desk.Laos, new MergeEnterprises.Command(kept.Enterprise.Id, kept.Enterprise.Version, other.Enterprise.Id, other.Enterprise.Version));
        Assert.Equal(["HTX Trồng Trọt B (mẫu)", "ສະຫະກອນ ປູກຝັງ B (ຕົວຢ່າງ)", "GROWERS’ COOPERATIVE B (sample)"], (await desk.ReadAsync("E2")).Enterprise.OtherNames);
        foreach (var words in new[] { "HTX trong trot", "ສະຫະກອນ ປູກຝັງ B" })
        {
            var hit = Assert.Single((await desk.Host.SendAs(desk.Vietnam, new FindTexts.Query(words))).Single(each => each.Group == SearchGroup.Enterprises).Hits);
            Assert.Equal("E2", hit.Code);
        }

        var former = (await desk.Host.SendAs(desk.Vietnam, new FindTexts.Query("HTX"))).Single(each => each.Group == SearchGroup.Enterprises).Hits[0];
        Assert.Equal(("Hợp tác xã trồng trọt B (mẫu)", "HTX Trồng Trọt B (mẫu)"), (former.Title[Language.Vi]!.Text, former.Text[Language.Vi]!.Text));

        // Out and in again: nothing changes; a spelling that is added in a file is kept, and none is lost by an empty cell.
        var book = (await desk.Host.SendAs(desk.Vietnam, new GetRegisterBook.Query(Language.Lo))).Bytes;
        var seen = await desk.Host.SendAs(desk.Laos, new GetRegisterPreview.Query(book, Merges: false));
        Assert.Equal((0, 0), (seen.Problems, seen.Writing));
        string[] columns = [RegisterColumns.Code, RegisterColumns.NameVi, RegisterColumns.Side, RegisterColumns.OtherNames];
        await desk.ImportAsync(LinkageDesk.Book(Language.Vi, columns, ["E2", "", "", "HTX Trồng Trọt B (mẫu)\nNông trại B (mẫu)"], ["E3", "", "", ""], ["", "Mới (mẫu)", "Việt Nam", "Cũ (mẫu)"]));
        Assert.Equal(4, (await desk.ReadAsync("E2")).Enterprise.OtherNames.Count);
        Assert.Equal(["E2"], (await desk.Host.SendAs(desk.Laos, new ListEnterprises.Query("nong trai b"))).Rows.Select(each => each.Enterprise.Code));
        Assert.Equal(["Cũ (mẫu)"], (await desk.ReadAsync("E6")).Enterprise.OtherNames);

        // A spelling that is another enterprise's is refused.
        var taken = LinkageDesk.Book(Language.Vi, columns, ["E1", "", "", "Điện tử C (mẫu)"]);
        Assert.Equal(Rules.EnterpriseTwice, Assert.Single((await desk.Host.SendAs(desk.Laos, new GetRegisterPreview.Query(taken, Merges: false))).Lines).Rule?.Rule);
    }

    [Fact]
    public async Task The_page_asks_before_it_merges()
    {
        await using var desk = await LinkageDesk.OpenAsync(Database.Sqlite);
        var known = await desk.ReadAsync("E1");
        await desk.Host.ConfirmAsync(desk.Laos, new AddEnterprise.Command(LinkageDesk.Form(known.Enterprise.Side, "CTCP " + known.Enterprise.Name[Language.Vi]!.Text)));
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var page = pages.Open<EnterprisePage>("/linkages/enterprises/E1", ("EnterpriseCode", "E1"));
        var merging = page.Find("button[name=Merge]").ClickAsync(new());
        page.WaitForElement("button[name=Confirm]");
        Assert.Equal("E6", (await desk.ReadAsync("E6")).Enterprise.Code);
        await page.Find("button[name=Confirm]").ClickAsync(new());
        await merging;
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetEnterprise.Query("E6")));
        Assert.Empty(page.FindAll("button[name=Merge]"));
    }
}
