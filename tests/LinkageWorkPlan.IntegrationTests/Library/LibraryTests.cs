using System.IO.Compression;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Training;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>Documents: whose they are, who reads them, their versions, and how they are found.</summary>
public sealed class LibraryTests
{
    [Theory, EachDatabase]
    public async Task A_draft_is_seen_by_its_side_alone_until_it_is_shared(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form));
        await desk.AddFileAsync(desk.Vietnam, code, "nghi-dinh.txt", "Điều 1. Chữ riêng trong tệp");
        Assert.Equal([code, "LB3", "LB1"], await desk.ListAsync(desk.Vietnam));
        Assert.Equal(["LB3", "LB2", "LB1"], await desk.ListAsync(desk.Laos));
        var draft = await desk.ReadAsync(desk.Vietnam, code);
        foreach (var refused in new[]
        {
            await desk.Host.RefusalAsync(desk.Laos, new GetDocument.Query(code)),
            await desk.Host.RefusalAsync(desk.Laos, new GetDocumentEditor.Query(code)),
            await desk.Host.RefusalAsync(desk.Laos, new GetLibraryFile.Query(draft.Newest!.FileId)),
            await desk.Host.RefusalAsync(desk.Laos, new ReviseDocument.Command(draft.Id, LibraryDesk.Form, draft.Version)),
            await desk.Host.RefusalAsync(desk.Laos, new ShareDocument.Command(draft.Id, true, true, draft.Version)),
            await desk.Host.RefusalAsync(desk.Laos, new WithdrawDocument.Command(draft.Id, "Vì sao", draft.Version)),
            await desk.Host.RefusalAsync(desk.Laos, new AddDocumentVersion.Command(draft.Id, new DocumentUpload(CourseDesk.File("a.txt", "b"), null), draft.Version)),
        })
        {
            Assert.Equal(Rules.NotFound, refused);
        }

        Assert.Empty(await desk.ListAsync(desk.Laos, "chữ riêng"));
        Assert.DoesNotContain(await HistoryAsync(desk.Laos), each => each.Code == code);
        Assert.Contains(await HistoryAsync(desk.Vietnam), each => each.Code == code);

        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.ShareAsync(desk.Vietnam, code);
        Assert.Equal([code], await desk.ListAsync(desk.Laos, "chữ riêng"));
        Assert.Equal(code, (await desk.ReadAsync(desk.Laos, code)).Code);
        Assert.Equal(nameof(ShareDocument), Assert.Single(await HistoryAsync(desk.Laos), each => each.Code == code).Action);
        Assert.Equal(Rules.DocumentOtherSide, await desk.Host.RefusalAsync(desk.Laos, new ShareDocument.Command(draft.Id, true, true, (await desk.ReadAsync(desk.Laos, code)).Version)));

        async Task<List<(string Code, string Action)>> HistoryAsync(Web.Accounts.CurrentUser reader) =>
            [.. (await desk.Host.SendAs(reader, new ListHistory.Query(Take: 200))).Entries.Where(each => each.SubjectKind == nameof(LibraryDocument)).Select(each => (each.SubjectCode, each.Action))];
    }

    [Theory, EachDatabase]
    public async Task Whom_it_is_shared_with_reads_it_and_is_never_fewer(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var (observer, office) = (await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos));
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form));
        Assert.Equal(Rules.DocumentWithoutFile, await desk.Host.RefusalAsync(desk.Vietnam, await ShareAsync(false, false)));
        await desk.AddFileAsync(desk.Vietnam, code, "nghi-dinh.txt", "Điều 1");
        await desk.ShareAsync(desk.Vietnam, code);
        Assert.Equal(["LB3", "LB1"], await desk.ListAsync(observer));
        Assert.Equal(["LB3", "LB1"], await desk.ListAsync(office));
        await desk.ShareAsync(desk.Vietnam, code, ministers: true);
        Assert.Equal([code, "LB3", "LB1"], await desk.ListAsync(office));
        Assert.Equal(["LB3", "LB1"], await desk.ListAsync(observer));
        Assert.Equal(Rules.DocumentReadersFewer, await desk.Host.RefusalAsync(desk.Vietnam, await ShareAsync(false, true)));
        await desk.ShareAsync(desk.Vietnam, code, ministers: true, observers: true);
        Assert.Equal([code, "LB3", "LB1"], await desk.ListAsync(observer));

        // What is withdrawn stays with its reason, and is still read.
        var shared = await desk.ReadAsync(desk.Vietnam, code);
        Assert.Equal(Rules.DocumentOtherSide, await desk.Host.RefusalAsync(desk.Laos, new WithdrawDocument.Command(shared.Id, "Đã thay thế", shared.Version)));
        await desk.Host.SendAs(desk.Vietnam, new WithdrawDocument.Command(shared.Id, "Đã thay thế", shared.Version));
        var withdrawn = await desk.ReadAsync(office, code);
        Assert.Equal((DocumentState.Withdrawn, "Đã thay thế"), (withdrawn.State, withdrawn.WithdrawnBecause));
        Assert.NotEmpty((await desk.Host.SendAs(office, new GetLibraryFile.Query(withdrawn.Newest!.FileId))).Bytes);
        Assert.Equal(Rules.DocumentWithdrawn, await desk.Host.RefusalAsync(desk.Vietnam, await ShareAsync(true, true)));

        async Task<ShareDocument.Command> ShareAsync(bool ministers, bool observers)
        {
            var document = await desk.ReadAsync(desk.Vietnam, code);
            return new ShareDocument.Command(document.Id, ministers, observers, document.Version);
        }
    }

    [Theory, EachDatabase]
    public async Task Both_official_languages_come_before_sharing_and_stay(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form with { Title = new TextWords("Chỉ tiếng Việt", null, null) }));
        await desk.AddFileAsync(desk.Vietnam, code, "a.txt", "Điều 1");
        var document = await desk.ReadAsync(desk.Vietnam, code);
        Assert.Equal(Rules.DocumentInOneLanguage, await desk.Host.RefusalAsync(desk.Vietnam, new ShareDocument.Command(document.Id, false, false, document.Version)));
        await desk.Host.SendAs(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form, document.Version));
        await desk.ShareAsync(desk.Vietnam, code);
        document = await desk.ReadAsync(desk.Vietnam, code);
        Assert.Equal(Rules.DocumentInOneLanguage, await desk.Host.RefusalAsync(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form with { Title = new TextWords("Tên", string.Empty, null) }, document.Version)));
        Assert.Equal(Rules.DocumentPeriod, await desk.Host.RefusalAsync(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form with { From = new(2026, 2, 1), To = new(2026, 1, 1) }, document.Version)));
        Assert.Equal(Rules.ContentUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form with { Contents = ["M99"] }, document.Version)));
        Assert.Equal(Rules.PilotSectorUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form with { Sector = "2026-2027|S99" }, document.Version)));
    }

    [Theory, EachDatabase]
    public async Task Each_version_keeps_its_file_and_the_newest_one_is_searched(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        await desk.AddFileAsync(desk.Vietnam, "LB1", "ban-hai.txt", "Nội dung mới về ວັດຖຸດິບ ກະສິກຳ");
        var document = await desk.ReadAsync(desk.Laos, "LB1");
        Assert.Equal([("V1", "nhu-cau-lien-ket-mau.txt"), ("V2", "ban-hai.txt")], document.Versions.OrderBy(each => each.Number).Select(each => (each.Code, each.FileName)));
        Assert.Equal(Rules.DocumentSameFile, await desk.Host.RefusalAsync(desk.Vietnam, new AddDocumentVersion.Command(document.Id, new DocumentUpload(CourseDesk.File("khac.txt", "Nội dung mới về ວັດຖຸດິບ ກະສິກຳ"), null), document.Version)));
        Assert.Equal(Rules.FileMissing, await desk.Host.RefusalAsync(desk.Vietnam, new AddDocumentVersion.Command(document.Id, null, document.Version)));
        Assert.NotEmpty((await desk.Host.SendAs(desk.Laos, new GetLibraryFile.Query(document.Versions.Single(each => each.Code == "V1").FileId))).Bytes);
        Assert.Empty(await desk.ListAsync(desk.Laos, "kết quả khảo sát thử ຜົນການສຳຫຼວດ"));
        foreach (var words in new[] { "noi dung", "Nội dung", "ວັດຖຸດິບກະສິກຳ", "ວັດຖຸດິບ", "LB1 noi dung", "chế biến noi dung" })
        {
            Assert.Equal((words, "LB1"), (words, Assert.Single(await desk.ListAsync(desk.Laos, words))));
        }

        // The search of everything finds it by its file as well, behind its title.
        var found = Assert.Single(await desk.Host.SendAs(desk.Laos, new FindTexts.Query("ວັດຖຸດິບ ກະສິກຳ", SearchGroup.Documents)));
        Assert.Equal(["LB1"], found.Hits.Select(each => each.Code));
        Assert.Equal(["LB1"], Assert.Single(await desk.Host.SendAs(desk.Laos, new FindTexts.Query("agro-processing", SearchGroup.Documents))).Hits.Select(each => each.Code));
        Assert.Empty(await desk.Host.SendAs(desk.Vietnam, new FindTexts.Query("special economic zones", SearchGroup.Documents)));
    }

    [Theory, EachDatabase]
    public async Task A_workbook_with_macros_is_refused_and_one_without_words_is_kept(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var document = await desk.ReadAsync(desk.Vietnam, "LB1");
        Assert.Equal(Rules.DocumentMacros, await desk.Host.RefusalAsync(desk.Vietnam, new AddDocumentVersion.Command(document.Id, Book("xl/vbaProject.bin"), document.Version)));
        await desk.Host.SendAs(desk.Vietnam, new AddDocumentVersion.Command(document.Id, Book("xl/workbook.xml"), document.Version));
        var newest = (await desk.ReadAsync(desk.Laos, "LB1")).Newest!;
        Assert.Equal(("V2", false), (newest.Code, newest.IsSearched));
        Assert.Empty(await desk.ListAsync(desk.Laos, "kết quả khảo sát"));

        static DocumentUpload Book(string part)
        {
            using var bytes = new MemoryStream();
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            {
                zip.CreateEntry(part);
            }

            var whole = bytes.ToArray();
            return new DocumentUpload(new EvidenceUpload("so-lieu.xlsx", () => new MemoryStream(whole), TextWords.None, null, IsProduct: false), null);
        }
    }

    [Theory, EachDatabase]
    public async Task Shared_documents_are_on_the_translation_desk_and_drafts_are_not(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form with { Title = new TextWords("Chỉ tiếng Việt", null, null) }));
        var code = await desk.Host.SendAs(desk.Vietnam, new AddDocument.Command(LibraryDesk.Form));
        await desk.AddFileAsync(desk.Vietnam, code, "a.txt", "Điều 1");
        await desk.ShareAsync(desk.Vietnam, code);
        Assert.Empty(await OpenAsync());

        // The Lao title has to follow the Vietnamese one.
        var document = await desk.ReadAsync(desk.Vietnam, code);
        var title = new TextWords("Nghị định sửa đổi", document.Title[Language.Lo]!.Text, null);
        await desk.Host.SendAs(desk.Vietnam, new ReviseDocument.Command(document.Id, LibraryDesk.Form with { Title = title }, document.Version));
        Assert.Equal([(code, "Title")], await OpenAsync());

        async Task<List<(string, string)>> OpenAsync() =>
        [
            .. (await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2026-2027"), Language.Lo, TextFilter.Open))).Rows
                .Where(each => each.Kind == TextKind.Document).Select(each => (each.Subject, each.Field)),
        ];
    }
}
