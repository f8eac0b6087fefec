using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>How columns are known again in the next file, and what is said of them.</summary>
public class ColumnEdgeTests
{
    private static readonly LocalizedText Words = SamplePlan.Text("Sản lượng", "ຜົນຜະລິດ"), Others = SamplePlan.Text("Khác", "ອື່ນ");
    private static readonly DataReading Reading = new(DataEncoding.Utf16, DataDelimiter.Tab, DataDecimal.Comma);

    [Fact]
    public void A_column_is_known_by_its_header_or_else_by_its_place()
    {
        var document = Data("a", "b", "c");
        Assert.Equal([(1, "C1", "a"), (2, "C2", "b"), (3, "C3", "c")], Columns(document));

        // The second one has another name in its place, and the third one stayed.
        document.Take(Side.Laos, Table("a", "x", "c"));
        Assert.Equal([(1, "C1", "a"), (2, "C2", "x"), (3, "C3", "c")], Columns(document));
        document.Take(Side.Laos, Table("c", "a", "x"));
        Assert.Equal([(1, "C3", "c"), (2, "C1", "a"), (3, "C2", "x")], Columns(document));

        // With one more, the place says nothing.
        document.Take(Side.Laos, Table("c", "a", "y", "z"));
        Assert.Equal([(1, "C3", "c"), (2, "C1", "a"), (3, "C4", "y"), (4, "C5", "z")], Columns(document));
        Assert.Equal(5, document.LastColumn);
        Assert.All(document.Columns, each => Assert.Equal(document.Id, each.DocumentId));
        Assert.Equal(4, document.Columns.Select(each => each.Id).Distinct().Count());
    }

    [Fact]
    public void Two_columns_of_one_header_are_two()
    {
        var document = Data("a", "a");
        document.Take(Side.Laos, Table("a", "a"));
        Assert.Equal([(1, "C1", "a"), (2, "C2", "a")], Columns(document));
    }

    /// <summary>The place of a column that moved is not given to another one.</summary>
    [Fact]
    public void A_header_that_moved_leaves_its_place_to_a_new_column()
    {
        var document = Data("a", "b");
        document.Take(Side.Laos, Table("x", "a"));
        Assert.Equal([(1, "C3", "x"), (2, "C1", "a")], Columns(document));
    }

    [Fact]
    public void How_the_file_was_read_is_kept_also_where_there_is_no_data()
    {
        var document = Data("a", "b");
        Assert.Equal((DataEncoding.Utf16, DataDelimiter.Tab, DataDecimal.Comma), (document.Encoding, document.Delimiter, document.DecimalMark));
        document.Take(Side.Laos, DataTable.Without(new DataReading(null, DataDelimiter.Bar, DataDecimal.Point), DataProblem.Rows));
        Assert.Equal((null, DataDelimiter.Bar, DataDecimal.Point, 2), (document.Encoding, document.Delimiter, document.DecimalMark, document.Columns.Count));
        document.Take(Side.Laos, null);
        Assert.Equal((null, null, null, 0), (document.Encoding, document.Delimiter, document.DecimalMark, document.Columns.Count));
    }

    [Fact]
    public void A_chart_goes_with_any_of_its_columns_and_stays_with_all()
    {
        Assert.All(new[] { new[] { "b", "c" }, ["a", "c"], ["a", "b"] }, left =>
        {
            var document = Data("a", "b", "c");
            document.Describe(Side.Laos, [], new DataChartChoice("C1", "C2", "C3"));
            document.Take(Side.Laos, Table("a", "b", "c"));
            Assert.Equal(new DataChartChoice("C1", "C2", "C3"), document.Chart);
            document.Take(Side.Laos, Table(left));
            Assert.Equal(new DataChartChoice(null, null, null), document.Chart);
        });
    }

    [Fact]
    public void What_is_said_of_columns_is_said_of_those_that_there_are_and_of_no_other()
    {
        var document = Data("a", "b");
        document.Describe(Side.Laos, [new("C1", Words, Others, Words)], new(null, null, null));
        var (first, second) = (document.Columns[0], document.Columns[1]);
        Assert.Equal((Words, Others, Words, true), (first.Name, first.Unit, first.Meaning, second.Name.IsEmpty));
        Assert.Equal((Rules.NotFound, "C9"), Refused(() => document.Describe(Side.Laos, [new("C1", Others, Others, Others), new("C9", Words, Words, Words)], new(null, null, null))));
        Assert.Equal((Rules.NotFound, "C9"), Refused(() => document.Describe(Side.Laos, [], new("C1", "C2", "C9"))));
        Assert.Equal((Rules.DataChart, "ChartOver"), Refused(() => document.Describe(Side.Laos, [], new("C1", "C2", "C1"))));
        Assert.Equal((Rules.DataChart, "ChartOver"), Refused(() => document.Describe(Side.Laos, [], new(null, null, "C1"))));
        Assert.Equal((Rules.TooLong, "DataColumn.Name"), Refused(() => document.Describe(Side.Laos, [new("C1", LocalizedText.Of(Language.Vi, new string('a', DataColumn.NameMax + 1)), Words, Words)], new(null, null, null))));
        Assert.Equal((Rules.TooLong, "DataColumn.Meaning"), Refused(() => document.Describe(Side.Laos, [new("C1", Others, Words, LocalizedText.Of(Language.Vi, new string('a', DataColumn.MeaningMax + 1)))], new(null, null, null))));
        Assert.Equal((Words, Others, Words), (first.Name, first.Unit, first.Meaning));
        document.Describe(Side.Laos, [new("C1", LocalizedText.Empty, LocalizedText.Empty, LocalizedText.Empty)], new("C2", "C1", null));
        Assert.Equal((true, "C2", "C1", null), (first.Name.IsEmpty, document.ChartOver, document.ChartFirst, document.ChartSecond));
    }

    [Fact]
    public void A_file_keeps_its_bytes_under_its_bare_name()
    {
        var document = Guid.CreateVersion7();
        var file = new LibraryFile(document, "C:\\Hồ sơ\\a/so-lieu.csv", "a;b"u8.ToArray());
        Assert.Equal((document, "so-lieu.csv", "text/csv", 3L, Fingerprint.OfContent("a;b")), (file.DocumentId, file.FileName, file.ContentType, file.Size, file.Sha256));
        Assert.Equal("a;b"u8.ToArray(), file.Bytes);
        Assert.Equal((Rules.TooLong, "FileName"), Refused(() => _ = new LibraryFile(document, new string('a', Evidence.FileNameMax - 3) + ".csv", [1])));
        Assert.NotEqual(Guid.Empty, file.Id);
    }

    private static IEnumerable<(int Number, string Code, string Header)> Columns(LibraryDocument document) => document.Columns.OrderBy(each => each.Number).Select(each => (each.Number, each.Code, each.Header));

    private static LibraryDocument Data(params string[] headers)
    {
        var document = new LibraryDocument(1, Side.Laos, new DocumentContent(Words, Words, DocumentKind.Series, null, [], string.Empty, null, null, string.Empty));
        document.Take(Side.Laos, Table(headers));
        return document;
    }

    private static DataTable Table(params string[] headers) => new(Reading, null, null, 1, headers, [headers]);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
