using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>The search of a large library finds what reading all of it would find.</summary>
public sealed class LibrarySearchTests
{
    private const int Many = 320;

    [Theory, EachDatabase]
    public async Task Every_document_that_holds_all_words_is_found_and_no_other(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        await desk.Host.SendAs(CurrentUser.System, new SeedLargeLibrary.Command(Many));
        var held = await desk.Host.Db(db => db.LibraryWords.Where(each => each.Number != 2).OrderByDescending(each => each.Number).ToDictionaryAsync(each => "LB" + each.Number, each => each.Folded));
        Assert.Equal(Many + 2, held.Count);
        foreach (var words in new[]
        {
            "rieng150", "rieng15", "nghiep", "quy hoạch biên giới", "khu kinh tế", "tai lieu 12", "tài liệu đo tải", "ກະສິກຳ", "ສົ່ງອອກ ແຜນ", "ວັດຖຸດິບ", "khongcogi", "khao sat thu", "ເອກະສານ",
            "a", "7", "bi", "gi nghiep", "q", "ta rieng200", "nghiep khongcogi", "%", "_", "\"", "NOT nghiep", "nghiep*", "\\", "'",
        })
        {
            List<string> keys = [.. SearchHits.WordsOf(words).Select(LibraryWords.KeyOf)];
            List<string> expected = keys.Count == 0 ? [] : [.. held.Where(each => keys.TrueForAll(key => each.Value.Contains(key, StringComparison.Ordinal))).Select(each => each.Key)];
            var found = await desk.Host.SendAs(desk.Vietnam, new ListDocuments.Query(words, IsWhole: true));
            Assert.Equal((words, expected.Count), (words, found.Total));
            Assert.Equal(expected, found.Documents.Select(each => each.Code));
        }
    }

    [Theory, EachDatabase]
    public async Task A_code_finds_its_document_first_and_not_those_whose_codes_begin_so(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        await desk.Host.SendAs(CurrentUser.System, new SeedLargeLibrary.Command(20));
        Assert.Equal(["LB12"], await desk.ListAsync(desk.Laos, "lb12"));
        Assert.Equal(["LB12"], await desk.ListAsync(desk.Laos, "LB12 nghiep"));
        Assert.Empty(await desk.ListAsync(desk.Laos, "LB12 khongcogi"));

        // The draft of the other side is not found by its code either.
        Assert.Equal(["LB2"], await desk.ListAsync(desk.Laos, "LB2"));
        Assert.Empty(await desk.ListAsync(desk.Vietnam, "LB2"));
        Assert.Empty(await desk.ListAsync(desk.Vietnam, "special economic zones"));
        Assert.Equal(["LB2"], await desk.ListAsync(desk.Laos, "special economic zones"));
    }

    [Theory, EachDatabase]
    public async Task Whoever_reads_few_documents_finds_them_behind_many_that_others_read(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        await desk.AddFileAsync(desk.Vietnam, "LB3", "quy-hoach.txt", "quy hoạch biên giới");
        await desk.Host.SendAs(CurrentUser.System, new SeedLargeLibrary.Command(Many));
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(["LB3"], await desk.ListAsync(observer, "quy hoach"));
        Assert.Equal(["LB3"], Assert.Single(await desk.Host.SendAs(observer, new FindTexts.Query("quy hoạch", SearchGroup.Documents))).Hits.Select(each => each.Code));
        var found = await desk.Host.SendAs(desk.Laos, new FindTexts.Query("quy hoạch", SearchGroup.Documents));
        Assert.Equal((FindTexts.Many, true), (found.Single().Hits.Count, found.Single().HasMore));
    }

    [Theory, EachDatabase]
    public async Task A_changed_title_and_a_withdrawn_document_are_found_as_they_are_now(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var document = await desk.ReadAsync(desk.Vietnam, "LB1");
        await desk.Host.SendAs(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form, document.Version));
        Assert.Equal(["LB1"], await desk.ListAsync(desk.Laos, "khao sat nghi dinh ສິດທິພິເສດ"));
        Assert.Empty(await desk.ListAsync(desk.Laos, "agro-processing"));
        document = await desk.ReadAsync(desk.Vietnam, "LB1");
        await desk.Host.SendAs(desk.Vietnam, new WithdrawDocument.Command(document.Id, "Đã thay thế", document.Version));
        Assert.Equal(["LB1"], await desk.ListAsync(desk.Laos, "nghi dinh khao sat"));
    }
}
