using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>What is refused of a document's columns, in which order its texts and those of a request are read, and which numbers are none.</summary>
public class LibraryRuleEdgeTests
{
    private static readonly DateOnly Day = new(2026, 6, 22);
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Sản lượng", "ຜົນຜະລິດ"), None = LocalizedText.Empty;
    private static readonly DataChartChoice NoChart = new(null, null, null);

    [Fact]
    public void Columns_of_a_withdrawn_document_are_neither_read_nor_described()
    {
        var document = Shared();
        document.Withdraw(Side.Laos, "Cũ");
        Assert.Equal(Rules.DocumentWithdrawn, Refused(() => document.Describe(Side.Laos, [], NoChart)).Rule);
        Assert.Equal(Rules.DocumentWithdrawn, Refused(() => document.Take(Side.Laos, null)).Rule);
    }

    [Fact]
    public void Too_long_a_name_of_the_second_column_leaves_the_first_as_it_was()
    {
        var document = Shared();
        var tooLong = LocalizedText.Of(Language.Vi, new string('a', DataColumn.NameMax + 1));
        Assert.Equal((Rules.TooLong, "DataColumn.Name"), Refused(() => document.Describe(Side.Laos, [new("C1", Words, None, None), new("C2", tooLong, None, None)], NoChart)));
        Assert.True(document.Columns[0].Name.IsEmpty);
    }

    [Fact]
    public void Columns_are_read_in_their_order_and_found_by_their_words()
    {
        var document = Shared();
        document.Describe(Side.Laos, [new("C1", Words, None, None), new("C2", LocalizedText.Of(Language.Vi, "Tỉnh", "ແຂວງ"), None, None)], NoChart);
        Assert.Equal(["Name:C1", "Name:C2"], document.Texts.Select(each => each.Field).Where(each => each.Contains(':', StringComparison.Ordinal)));
        Assert.Contains("tinh\n", new LibraryWords(document).Folded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_marks_alone_is_no_line_of_the_words()
    {
        var words = new LibraryWords(new LibraryDocument(1, Side.Laos, new DocumentContent(LocalizedText.Of(Language.Vi, "Luật", "\u0EC8"), LocalizedText.Of(Language.Vi, "Luật"), DocumentKind.Series, null, [], string.Empty, null, null, string.Empty)));
        Assert.Equal("luat\n", words.Folded);
    }

    [Fact]
    public void Comments_are_read_in_the_order_in_which_they_were_written()
    {
        var request = Asked();
        request.Comment(Side.Vietnam, "1", Words, "Thư ký mẫu", Day);
        request.Comment(Side.Vietnam, "2", Words, "Thư ký mẫu", Day);
        Assert.Equal(["Title", "Question", "Text:C1", "Text:C2"], request.Texts.Select(each => each.Field));
    }

    [Fact]
    public void A_refusal_names_the_text_of_the_request() =>
        Assert.Equal((Rules.TooLong, "SideRequest.Title"), Refused(() => Asked().SetText("Title", LocalizedText.Of(Language.Vi, new string('a', SideRequest.TitleMax + 1)))));

    [Theory]
    [InlineData("1,23,456")]
    [InlineData("1,234,56")]
    [InlineData("1.5\0")]
    [InlineData("5\0")]
    public void What_is_partly_a_number_is_none(string words) => Assert.Null(DataNumbers.Read(words, DataDecimal.Point));

    private static SideRequest Asked() => new(3, Side.Laos, new(Words, Words, SideRequestKind.Experience, Day.AddDays(14), []), Day);

    private static LibraryDocument Shared()
    {
        var document = new LibraryDocument(1, Side.Laos, new DocumentContent(Words, Words, DocumentKind.Series, null, [], string.Empty, null, null, string.Empty));
        document.Add(Side.Laos, new LibraryFile(document.Id, "so-lieu.csv", "a;b"u8.ToArray()), true, "Thư ký", Day);
        document.Share(Side.Laos, false, false, DateTime.UnixEpoch);
        document.Take(Side.Laos, new DataTable(new DataReading(DataEncoding.Utf8, DataDelimiter.Semicolon, DataDecimal.Point), null, null, 1, ["a", "b"], [["a", "b"]]));
        return document;
    }

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
