using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Library;

public class DocumentDataTests
{
    private static readonly LocalizedText Words = LocalizedText.Of(Language.Vi, "Sản lượng", "ຜົນຜະລິດ");

    [Fact]
    public void What_was_said_of_a_column_follows_it_into_the_next_version()
    {
        var document = Data("Năm", "Sản lượng", "Lao động");
        document.Describe(Side.Laos, [new ColumnWords("C2", Words, LocalizedText.Empty, LocalizedText.Empty)], new DataChartChoice("C1", "C2", "C3"));
        document.Take(Side.Laos, Table("Tỉnh", "Năm", "Sản lượng", "Lao động"));
        Assert.Equal([("C4", "Tỉnh"), ("C1", "Năm"), ("C2", "Sản lượng"), ("C3", "Lao động")], document.Columns.OrderBy(each => each.Number).Select(each => (each.Code, each.Header)));
        Assert.Equal((Words, "C2"), (document.Columns.Single(each => each.Code == "C2").Name, document.ChartFirst));

        // Read in another encoding, the columns are the same in the same places.
        document.Take(Side.Laos, Table("TØnh", "N¨m", "S¶n l­îng", "Lao ®éng"));
        Assert.Equal((Words, "C2"), (document.Columns.Single(each => each.Header == "S¶n l­îng").Name, document.ChartFirst));
        document.Take(Side.Laos, Table("TØnh", "N¨m"));
        Assert.Equal((2, null), (document.Columns.Count, document.ChartFirst));
        document.Take(Side.Laos, null);
        Assert.Equal((0, null), (document.Columns.Count, document.DecimalMark));
    }

    [Fact]
    public void What_cannot_be_read_leaves_the_columns_as_they_were()
    {
        var document = Data("Năm", "Sản lượng");
        document.Take(Side.Laos, DataTable.Without(new DataReading(null, null, DataDecimal.Point), DataProblem.Encoding));
        Assert.Equal(2, document.Columns.Count);
    }

    [Fact]
    public void A_chart_needs_a_column_below_it_and_each_column_once()
    {
        var document = Data("Năm", "Sản lượng");
        foreach (var chart in new[] { new DataChartChoice("C1", null, null), new DataChartChoice(null, "C2", null), new DataChartChoice("C1", "C1", null), new DataChartChoice("C1", "C2", "C2") })
        {
            Assert.Equal(Rules.DataChart, RuleOf(() => document.Describe(Side.Laos, [], chart)));
        }

        Assert.Equal(Rules.NotFound, RuleOf(() => document.Describe(Side.Laos, [], new DataChartChoice("C1", "C9", null))));
        document.Describe(Side.Laos, [], new DataChartChoice("C1", "C2", null));
        document.Describe(Side.Laos, [], new DataChartChoice(null, null, null));
        Assert.Null(document.ChartOver);
    }

    [Fact]
    public void Nobody_else_describes_it_and_too_long_a_text_changes_nothing()
    {
        var document = Data("Năm", "Sản lượng");
        Assert.Equal(Rules.NotFound, RuleOf(() => document.Describe(Side.Vietnam, [], new DataChartChoice(null, null, null))));
        Assert.Equal(Rules.NotFound, RuleOf(() => document.Take(Side.Vietnam, null)));
        var tooLong = LocalizedText.Of(Language.Vi, new string('a', DataColumn.UnitMax + 1));
        Assert.Equal(Rules.TooLong, RuleOf(() => document.Describe(Side.Laos, [new ColumnWords("C1", Words, LocalizedText.Empty, LocalizedText.Empty), new ColumnWords("C2", Words, tooLong, LocalizedText.Empty)], new DataChartChoice(null, null, null))));
        Assert.All(document.Columns, each => Assert.True(each.Name.IsEmpty));
    }

    private static LibraryDocument Data(params string[] headers)
    {
        var document = new LibraryDocument(1, Side.Laos, new DocumentContent(Words, Words, DocumentKind.Series, null, [], string.Empty, null, null, string.Empty));
        document.Take(Side.Laos, Table(headers));
        return document;
    }

    private static DataTable Table(params string[] headers) => new(new DataReading(DataEncoding.Utf8, DataDelimiter.Comma, DataDecimal.Point), null, null, 1, headers, [headers]);

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Broken[0].Rule;
}
