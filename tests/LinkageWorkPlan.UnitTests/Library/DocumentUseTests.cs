using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>What uses a document, and what is kept of its data.</summary>
public class DocumentUseTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Sản lượng", "ຜົນຜະລິດ"), Others = LocalizedText.Of(Language.Vi, "Khác", "ອື່ນ"), Half = LocalizedText.Of(Language.Vi, "Sản lượng");
    private static readonly DocumentUseLink Task = new(DocumentUser.Task, "2026", "A1");
    private static readonly DocumentContent Content = new(Words, Words, DocumentKind.Study, new SectorLink("2026", "S06"), ["M9"], "Hải quan mẫu", Day.AddDays(-9), Day, "CC BY");

    [Fact]
    public void A_use_says_what_uses_the_document()
    {
        var document = Document();
        document.Use(Side.Laos, Task);
        document.Use(Side.Laos, new(DocumentUser.Pilot, "", "PM2"));
        Assert.Equal([(1, "U1", DocumentUser.Task, "2026", "A1"), (2, "U2", DocumentUser.Pilot, "", "PM2")], document.Uses.Select(each => (each.Number, each.Code, each.Kind, each.PlanCode, each.SubjectCode)));
        Assert.All(document.Uses, each => Assert.Equal(document.Id, each.DocumentId));
        Assert.Equal((Task, 2, 2), (document.Uses[0].Link, document.LastUse, document.Uses.Select(each => each.Id).Distinct().Count()));
    }

    [Fact]
    public void Said_again_a_use_changes_nothing_and_no_number_is_given_twice()
    {
        var document = Document();
        DocumentUseLink[] links = [Task, Task with { Kind = DocumentUser.Course }, Task with { PlanCode = "2027" }, Task with { Code = "A2" }, Task];
        Assert.All(links, link => document.Use(Side.Laos, link));
        Assert.Equal((4, 4), (document.Uses.Count, document.LastUse));
        document.Unuse(Side.Laos, "U4");
        Assert.Equal((Rules.NotFound, "U4"), Refused(() => document.Unuse(Side.Laos, "U4")));
        document.Use(Side.Laos, links[3]);
        Assert.Equal(["U1", "U2", "U3", "U5"], document.Uses.Select(each => each.Code));
    }

    [Fact]
    public void The_other_side_says_so_once_it_is_shared()
    {
        var document = Document();
        document.Use(Side.Laos, Task);
        Assert.Equal((Rules.NotFound, null), Refused(() => document.Use(Side.Vietnam, Task with { Code = "A2" })));
        Assert.Equal((Rules.NotFound, null), Refused(() => document.Unuse(Side.Vietnam, "U1")));
        Share(document);
        document.Use(Side.Vietnam, Task with { Code = "A2" });
        document.Unuse(Side.Vietnam, "U1");
        Assert.Equal(["A2"], document.Uses.Select(each => each.SubjectCode));
        document.Withdraw(Side.Laos, "Cũ");
        Assert.Equal(Rules.DocumentWithdrawn, Refused(() => document.Use(Side.Vietnam, Task)).Rule);
        document.Unuse(Side.Vietnam, "U2");
        Assert.Empty(document.Uses);
    }

    [Fact]
    public void Not_too_much_uses_a_document()
    {
        var document = Document();
        for (var number = 1; number <= LibraryDocument.UsesMax; number++)
        {
            document.Use(Side.Laos, Task with { Code = $"A{number}" });
        }

        document.Use(Side.Laos, Task);
        var broken = Assert.Throws<RuleException>(() => document.Use(Side.Laos, Task with { Code = "B1" })).Broken[0];
        Assert.Equal((Rules.DocumentUses, LibraryDocument.UsesMax, LibraryDocument.UsesMax), (broken.Rule, (int)broken.Arguments[0], document.LastUse));
    }

    [Fact]
    public void A_table_keeps_its_first_rows_as_they_were_read()
    {
        var (id, reading) = (Guid.CreateVersion7(), new DataReading(null, null, DataDecimal.Point));
        var table = new LibraryTable(id, new DataTable(reading, null, "Trang 1", 12, ["Năm", "Số"], [["2025", ""], ["2026", "1,5"]]));
        Assert.Equal((id, (DataProblem?)null, "Trang 1", 12), (table.DocumentId, table.Problem, table.Sheet, table.Rows));
        Assert.Equal("2025\u001F\u001E2026\u001F1,5", table.Cells);
        Assert.Equal(["2025", ""], table.Sample[0]);
        Assert.Equal(["2026", "1,5"], table.Sample[1]);
        Assert.Equal(2, table.Sample.Count);
        table.Take(DataTable.Without(reading, DataProblem.Broken));
        Assert.Equal(((DataProblem?)DataProblem.Broken, null, 0, "", 0), (table.Problem, table.Sheet, table.Rows, table.Cells, table.Sample.Count));
    }

    [Fact]
    public void A_document_keeps_what_it_is()
    {
        var document = new LibraryDocument(12, Side.Vietnam, Content);
        Assert.Equal((12, "LB12", Side.Vietnam, Words, Words, DocumentKind.Study), (document.Number, document.Code, document.Side, document.Title, document.Abstract, document.Kind));
        Assert.Equal((Content.Sector, "Hải quan mẫu", Content.From, Content.To, "CC BY"), (document.Sector, document.Source, document.From, document.To, document.Licence));
        Assert.Equal((DocumentState.Draft, (DateTime?)null, false, false, (string?)null), (document.State, document.SharedAt, document.ForMinisters, document.ForObservers, document.WithdrawnBecause));
        Assert.Equal(["M9"], document.Contents);
        Assert.Equal(("LibraryDocument", document.Id, "LB12"), document.ToSubject() is var subject ? (subject.Kind, subject.Id, subject.Code) : default);
        Assert.Equal(["Sản lượng", "ຜົນຜະລິດ", "Sản lượng", "ຜົນຜະລິດ"], document.Described);
        document.Revise(Side.Vietnam, Content with { Sector = null, From = Day, Title = Half });
        Assert.Equal(((SectorLink?)null, (DateOnly?)Day, Half), (document.Sector, document.From, document.Title));
    }

    [Theory]
    [InlineData("LB3", 3)]
    [InlineData("lb12", 12)]
    [InlineData("LB", null)]
    [InlineData("LB-1", null)]
    [InlineData("LB 1", null)]
    [InlineData("XX3", null)]
    [InlineData("3", null)]
    public void A_code_names_a_number(string code, int? number) => Assert.Equal(number, LibraryDocument.NumberOf(code));

    [Fact]
    public void What_is_shared_stays_in_both_languages()
    {
        var document = Document();
        Assert.All(new[] { Content with { Title = Half }, Content with { Abstract = Half } }, content =>
        {
            var draft = new LibraryDocument(2, Side.Laos, content);
            draft.Add(Side.Laos, File(draft), true, "ເລຂາຕົວຢ່າງ", Day);
            Assert.Equal(Rules.DocumentInOneLanguage, Refused(() => draft.Share(Side.Laos, true, true, DateTime.UnixEpoch)).Rule);
            Assert.Equal(DocumentState.Draft, draft.State);
        });
        Share(document);
        Assert.Equal(Rules.DocumentInOneLanguage, Refused(() => document.Revise(Side.Laos, Content with { Title = Half })).Rule);
        Assert.Equal(Rules.DocumentInOneLanguage, Refused(() => document.Revise(Side.Laos, Content with { Abstract = Half })).Rule);
        Assert.Equal((Rules.Required, "Title"), Refused(() => document.Revise(Side.Laos, Content with { Title = LocalizedText.Empty })));
        document.Revise(Side.Laos, Content with { Title = Others });
        Assert.Equal((Others, DocumentState.Shared), (document.Title, document.State));
    }

    [Fact]
    public void Neither_kind_of_reader_is_taken_away()
    {
        var document = Document();
        document.Add(Side.Laos, File(document), true, "ເລຂາຕົວຢ່າງ", Day);
        document.Share(Side.Laos, false, true, DateTime.UnixEpoch);
        Assert.Equal(Rules.DocumentReadersFewer, Refused(() => document.Share(Side.Laos, true, false, DateTime.UnixEpoch)).Rule);
        Assert.Equal((false, true), (document.ForMinisters, document.ForObservers));
        document.Withdraw(Side.Laos, " Cũ ");
        Assert.Equal((DocumentState.Withdrawn, "Cũ"), (document.State, document.WithdrawnBecause));
        Assert.All(
            new Action[] { () => document.Share(Side.Laos, true, true, DateTime.UnixEpoch), () => document.Withdraw(Side.Laos, "Cũ"), () => document.Revise(Side.Laos, Content), () => document.Take(Side.Laos, null), () => document.Add(Side.Laos, File(document), true, "ເລຂາຕົວຢ່າງ", Day) },
            act => Assert.Equal(Rules.DocumentWithdrawn, Refused(act).Rule));
    }

    [Fact]
    public void A_version_keeps_its_file_and_is_searched_once_it_can_be_read()
    {
        var document = Document();
        document.MarkSearched();
        var file = File(document);
        var version = document.Add(Side.Laos, file, false, "ເລຂາຕົວຢ່າງ", Day);
        Assert.Equal((document.Id, 1, "V1", file.Id, "a.csv", 1L, file.Sha256), (version.DocumentId, version.Number, version.Code, version.FileId, version.FileName, version.Size, version.Sha256));
        Assert.Equal((false, "ເລຂາຕົວຢ່າງ", Day), (version.IsSearched, version.ByName, version.On));
        document.MarkSearched();
        Assert.True(version.IsSearched);
    }

    [Fact]
    public void Texts_of_columns_can_be_written_by_their_names()
    {
        var document = Document();
        document.Take(Side.Laos, new DataTable(new DataReading(DataEncoding.Utf8, DataDelimiter.Bar, DataDecimal.Comma), null, null, 1, ["Năm", "Số"], []));
        Assert.Equal((DataEncoding.Utf8, DataDelimiter.Bar, DataDecimal.Comma, 2), (document.Encoding, document.Delimiter, document.DecimalMark, document.LastColumn));
        Share(document);
        document.Describe(Side.Laos, [new("C2", Words, Words, Words)], new("C1", "C2", null));
        Assert.Equal(new DataChartChoice("C1", "C2", null), document.Chart);
        (string, int)[] places =
        [
            ("Title", LibraryDocument.TitleMax), ("Abstract", LibraryDocument.AbstractMax), ("Name:C2", DataColumn.NameMax), ("Unit:C2", DataColumn.UnitMax), ("Meaning:C2", DataColumn.MeaningMax),
        ];
        Assert.Equal(places, document.Texts.Select(each => (each.Field, each.MaxLength)));
        Assert.All(document.Texts.ToList(), each => document.SetText(each.Field, Others));
        Assert.All(document.Texts, each => Assert.Equal(Others, each.Text));
        Assert.All(new[] { "Other", "Name:C9", "Other:C2", "Name:C2:x" }, field => Assert.Equal(Rules.NotFound, Refused(() => document.SetText(field, Words)).Rule));
        Assert.All(new[] { "Title", "Abstract" }, field => Assert.Equal((Rules.Required, $"LibraryDocument.{field}"), Refused(() => document.SetText(field, LocalizedText.Empty))));
        Assert.Equal((Rules.TooLong, "DataColumn.Unit"), Refused(() => document.SetText("Unit:C2", LocalizedText.Of(Language.Vi, new string('a', DataColumn.UnitMax + 1)))));
    }

    private static LibraryDocument Document() => new(1, Side.Laos, Content);

    private static void Share(LibraryDocument document)
    {
        document.Add(Side.Laos, File(document), true, "ເລຂາຕົວຢ່າງ", Day);
        document.Share(Side.Laos, false, false, DateTime.UnixEpoch);
    }

    private static LibraryFile File(LibraryDocument document) => new(document.Id, "a.csv", [97]);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
