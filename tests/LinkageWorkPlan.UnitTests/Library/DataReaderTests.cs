using System.Text;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>CSV files as people save them: encodings, separators, numbers, and files that would hurt whoever reads them.</summary>
public class DataReaderTests
{
    private const string Words = "Tỉnh;Sản lượng\nĐồng Tháp;1.240,5\nThừa Thiên Huế;980\nQuảng Trị;1.100,25\n";

    [Fact]
    public void The_encoding_is_found_and_letters_are_the_same_in_each()
    {
        foreach (var (encoding, bytes) in Encoded(Words))
        {
            var table = Read(bytes);
            Assert.Equal((encoding, null, DataDelimiter.Semicolon, DataDecimal.Comma), (table.Reading.Encoding, table.Problem, table.Reading.Delimiter, table.Reading.Decimal));
            Assert.Equal(["Tỉnh", "Sản lượng"], table.Headers);
            Assert.Equal(["Đồng Tháp", "Thừa Thiên Huế", "Quảng Trị"], table.Sample.Select(row => row[0]));
            Assert.Equal([1240.5m, 980m, 1100.25m], table.Sample.Select(row => DataNumbers.Read(row[1], table.Reading.Decimal)!.Value));
        }
    }

    [Fact]
    public void Lao_is_read_in_the_encodings_that_have_it()
    {
        foreach (var (encoding, bytes) in Encoded("ແຂວງ,ຜົນຜະລິດ\nສະຫວັນນະເຂດ,12\n").Where(each => each.Encoding is not (DataEncoding.Windows1258 or DataEncoding.Tcvn3)))
        {
            var table = Read(bytes);
            Assert.Equal((encoding, "ສະຫວັນນະເຂດ"), (table.Reading.Encoding, table.Sample[0][0]));
        }
    }

    [Fact]
    public void Each_letter_of_tcvn3_is_read_and_what_has_no_letter_is_no_data()
    {
        const string Letters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        var table = Read(Encoded($"a,b\n{Letters},1\n").Single(each => each.Encoding == DataEncoding.Tcvn3).Bytes, new DataReading(DataEncoding.Tcvn3, DataDelimiter.Comma, DataDecimal.Point));
        Assert.Equal(Letters, table.Sample[0][0]);
        Assert.Equal(DataProblem.Encoding, Read([.. "a,b\n"u8, 0x80, .. ",1\n"u8], new DataReading(DataEncoding.Tcvn3, DataDelimiter.Comma, DataDecimal.Point)).Problem);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_data_and_the_wrong_encoding_is_known()
    {
        Assert.Equal((null, DataProblem.Encoding), (Read([.. "a,b\n"u8, 0xFF, 0x81, 0x90, 0xFF, .. ",1\n"u8]).Reading.Encoding, Read([.. "a,b\n"u8, 0xFF, 0x81, 0x90, 0xFF, .. ",1\n"u8]).Problem));
        var old = Encoded(Words).Single(each => each.Encoding == DataEncoding.Tcvn3).Bytes;
        Assert.Equal(DataProblem.Encoding, Read(old, new DataReading(DataEncoding.Utf8, DataDelimiter.Semicolon, DataDecimal.Comma)).Problem);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", DataDelimiter.Comma)]
    [InlineData("a\tb\n1,5\t2,5\n", DataDelimiter.Tab)]
    [InlineData("a|b\n1|2\n", DataDelimiter.Bar)]
    [InlineData("Năm;Trị giá\n2020;1,5\n2021;2,5\n", DataDelimiter.Semicolon)]
    [InlineData("a,b\n\"x; y; z\",2\n\"x;y\",3\n", DataDelimiter.Comma)]
    public void The_separator_is_the_one_that_divides_all_lines_alike(string words, DataDelimiter expected)
    {
        var table = Read(Encoding.UTF8.GetBytes(words));
        Assert.Equal((expected, 2), (table.Reading.Delimiter, table.Headers.Count));
    }

    [Fact]
    public void A_wrong_separator_shows_one_column_and_can_be_put_right()
    {
        Assert.Single(Read(Encoding.UTF8.GetBytes(Words), new DataReading(DataEncoding.Utf8, DataDelimiter.Tab, DataDecimal.Comma)).Headers);
        Assert.Equal(2, Read(Encoding.UTF8.GetBytes(Words), new DataReading(DataEncoding.Utf8, DataDelimiter.Semicolon, DataDecimal.Comma)).Headers.Count);
    }

    [Theory]
    [InlineData("1.234,5", DataDecimal.Comma, 1234.5)]
    [InlineData("1,234.5", DataDecimal.Point, 1234.5)]
    [InlineData("-12,5 %", DataDecimal.Comma, -12.5)]
    [InlineData("1 234", DataDecimal.Comma, 1234.0)]
    [InlineData("1.23,5", DataDecimal.Comma, null)]
    [InlineData("12.", DataDecimal.Point, null)]
    [InlineData("Q1/2025", DataDecimal.Point, null)]
    [InlineData("1e5", DataDecimal.Point, null)]
    [InlineData("", DataDecimal.Point, null)]
    [InlineData("99999999999999999999999999999999999", DataDecimal.Point, null)]
    public void Numbers_are_read_as_they_are_written(string words, DataDecimal written, double? expected) => Assert.Equal((decimal?)expected, DataNumbers.Read(words, written));

    [Fact]
    public void Quoted_cells_keep_separators_and_lines_and_one_that_is_never_closed_is_broken()
    {
        var table = Read("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n,\r\n3\r\n"u8.ToArray());
        Assert.Equal([["x, \"y\" z", "2"], ["3", string.Empty]], table.Sample);
        Assert.Equal(DataProblem.Broken, Read("a,b\n\"1,2\n3,4\n"u8.ToArray()).Problem);
        Assert.Equal(DataProblem.Empty, Read("a,b\n"u8.ToArray()).Problem);
        Assert.Equal(DataProblem.Columns, Read(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, DataTable.ColumnsMax + 1)) + "\n")).Problem);
    }

    [Fact]
    public void A_million_rows_are_refused_and_nothing_of_them_is_kept()
    {
        var bytes = Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 1_000_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = Read(bytes);
        Assert.Equal((DataProblem.Rows, 0, 0, 0), (table.Problem, table.Rows, table.Headers.Count, table.Sample.Count));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024 * 1024);
        var most = Read(Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", DataTable.RowsMax))));
        Assert.Equal((null, DataTable.RowsMax, DataTable.SampleMax), (most.Problem, most.Rows, most.Sample.Count));
    }

    [Fact]
    public void Only_tables_are_read_and_a_broken_workbook_is_no_data()
    {
        Assert.Null(DataReader.Read("a.pdf", [1], null, CancellationToken.None));
        Assert.Equal(DataProblem.Broken, DataReader.Read("a.xlsx", "no workbook"u8.ToArray(), null, CancellationToken.None)!.Problem);
    }

    private static DataTable Read(byte[] bytes, DataReading? chosen = null) => DataReader.Read("so-lieu.CSV", bytes, chosen, CancellationToken.None)!;

    /// <summary>The words in each encoding, as programs write them.</summary>
    private static IEnumerable<(DataEncoding Encoding, byte[] Bytes)> Encoded(string words)
    {
        yield return (DataEncoding.Utf8, Encoding.UTF8.GetBytes(words));
        yield return (DataEncoding.Utf8, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(words)]);
        yield return (DataEncoding.Utf16, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(words)]);
        yield return (DataEncoding.Utf16BigEndian, [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(words)]);
        yield return (DataEncoding.Windows1258, [.. words.SelectMany(Windows1258)]);
        yield return (DataEncoding.Tcvn3, [.. words.Select(letter => Enumerable.Range(0, 256).Select(each => (byte)each).FirstOrDefault(each => Tcvn3.LetterOf(each) == letter))]);
    }

    /// <summary>Tones are letters of their own there, behind the vowel with its other mark.</summary>
    private static IEnumerable<byte> Windows1258(char letter)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1258, new EncoderReplacementFallback("?"), new DecoderReplacementFallback("?"))!;
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        var tones = parts.Where(each => each is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323').ToArray();
        var vowel = string.Concat(parts.Except(tones)).Normalize();
        return encoding.GetBytes(vowel + string.Concat(tones));
    }
}
