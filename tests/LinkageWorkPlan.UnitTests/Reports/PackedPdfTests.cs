using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Sealing;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Tags that are compressed together, and the tables that lead to them.</summary>
public class PackedPdfTests
{
    private static readonly byte[] Finished = PrintedPdf.Finish(Sealed.Printed, new(new DateTimeOffset(2026, 6, 26, 9, 0, 0, TimeSpan.FromHours(7))));

    [Fact]
    public void Tags_are_read_where_they_are_packed_and_pages_stand_by_themselves()
    {
        var file = PdfFile.Read(Finished);
        Assert.True(file.Newest is { IsStream: true, HasPacked: true });
        var tags = file.Newest.Objects.Select(number => file.Resolve(new PdfReference(number), 0)).OfType<PdfDictionary>().Where(each => each.NameOf("Type") == "StructElem").ToList();
        Assert.NotEmpty(tags);
        var text = Encoding.Latin1.GetString(Finished);
        Assert.DoesNotContain("/StructElem", text, StringComparison.Ordinal);
        Assert.Contains("/Type/Catalog", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sealed_by_updates_with_tables_of_the_same_kind_and_both_seals_hold()
    {
        var pdf = await PdfSeal.SealAsync(Finished, Sealed.Issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null);
        var file = PdfFile.Read(pdf);
        Assert.Equal([true, false, false, false], file.Revisions.Select(each => each.HasPacked));
        Assert.All(file.Revisions, each => Assert.True(each.IsStream));
        Assert.True(PdfVerification.Verify(pdf).Holds);
        pdf[pdf.AsSpan().IndexOf("/ObjStm"u8) + 100] ^= 1;
        Assert.False(PdfVerification.Verify(pdf).Holds);
    }

    [Theory]
    [InlineData("/W[1 4 2]", "/W[1 2 4]", PdfFault.Compressed)]
    [InlineData("/Predictor 12", "/Predictor 11", PdfFault.Compressed)]
    [InlineData("/Type/XRef", "/Type/XReg", PdfFault.Compressed)]
    [InlineData("/Index[0 ", "/Index[1 ", PdfFault.Malformed)]
    [InlineData("/N ", "/M ", PdfFault.Compressed)]
    [InlineData("/Type/ObjStm", "/Type/ObjStn", PdfFault.Compressed)]
    public void Another_form_is_refused(string what, string with, PdfFault fault)
    {
        var text = Encoding.Latin1.GetString(Finished);
        Assert.Contains(what, text, StringComparison.Ordinal);
        var changed = Encoding.Latin1.GetBytes(text.Replace(what, with, StringComparison.Ordinal));
        Assert.Equal(fault, Assert.Throws<PdfException>(() => ReadAll(changed)).Fault);
    }

    [Fact]
    public void An_object_that_is_not_where_the_table_says_is_refused()
    {
        var pdf = Small([(4, new PdfPlace(3, 1))]);
        Assert.Equal(PdfFault.Malformed, Assert.Throws<PdfException>(() => ReadAll(pdf)).Fault);
        Assert.Equal("[4]", PdfFile.Read(Small([(4, new PdfPlace(3, 0))])).Resolve(new PdfReference(4), 0)?.ToString());
    }

    [Fact]
    public void A_string_that_was_unpacked_has_no_place_in_the_file()
    {
        var file = PdfFile.Read(Small([(4, new PdfPlace(3, 0))], "[<0102>]"));
        Assert.Equal(-1, ((PdfString)((PdfArray)file.Resolve(new PdfReference(4), 0)!).Items[0]).Start);
    }

    [Fact]
    public void An_update_packs_nothing()
    {
        using var to = new MemoryStream();
        to.Write(Finished);
        var (at, size) = (PdfFile.Read(Finished).Newest.TableAt, PdfFile.Read(Finished).Newest.Trailer["Size"] as PdfWord);
        PdfUpdate.WriteTable(to, size!.Integer!.Value + 1, PdfFile.Read(Finished).Newest.Trailer.With("Prev", PdfWord.Of(at)), [(1, new PdfPlace(3, 0))]);
        Assert.Equal(PdfFault.Compressed, Assert.Throws<PdfException>(() => PdfFile.Read(to.ToArray())).Fault);
    }

    [Theory]
    [InlineData(17 * 1024 * 1024, false)]
    [InlineData(1024 * 1024, true)]
    public void A_stream_that_grows_beyond_measure_is_refused(int length, bool isCounted)
    {
        var pdf = Small([(4, new PdfPlace(3, 0))], new string(' ', length) + "[4]");
        Assert.Equal(PdfFault.TooComplex, Assert.Throws<PdfException>(() => ReadAll(pdf, isCounted ? new PdfBudget(5000, default) : null)).Fault);
    }

    [Fact]
    public void Rows_come_back_from_their_differences()
    {
        var random = new Random(20261127);
        for (var round = 0; round < 200; round++)
        {
            var rows = new byte[7 * random.Next(20)];
            random.NextBytes(rows);
            Assert.Equal(rows, RowDifferences.Undo(RowDifferences.Of(rows, 7), 7));
        }
    }

    [Fact]
    public void A_row_that_is_cut_or_written_in_another_way_is_refused()
    {
        Assert.Equal(PdfFault.Malformed, Assert.Throws<PdfException>(() => RowDifferences.Undo([2, 0, 0, 2], 2)).Fault);
        Assert.Equal(PdfFault.Compressed, Assert.Throws<PdfException>(() => RowDifferences.Undo([1, 0, 0], 2)).Fault);
    }

    private static void ReadAll(byte[] pdf, PdfBudget? budget = null)
    {
        var file = PdfFile.Read(pdf, budget);
        foreach (var number in file.Newest.Objects)
        {
            file.Resolve(new PdfReference(number), 0);
        }
    }

    /// <summary>A catalog, pages, and one stream of objects with the object 4.</summary>
    private static byte[] Small(IReadOnlyList<(int Number, PdfPlace Place)> packed, string text = "[4]")
    {
        using var to = new MemoryStream();
        to.Write("%PDF-1.7\n"u8);
        var places = new List<(int, PdfPlace)> { (0, PdfPlace.Removed) };
        Add(1, new PdfDictionary([("Type", new PdfName("Catalog")), ("Pages", new PdfReference(2))]));
        Add(2, new PdfDictionary([("Type", new PdfName("Pages")), ("Kids", new PdfArray([])), ("Count", PdfWord.Of(0))]));
        Add(3, PdfObjectStream.Build([(4, 0)], Encoding.Latin1.GetBytes(text)));
        PdfUpdate.WriteTable(to, 5, new PdfDictionary([("Root", new PdfReference(1))]), [.. places, .. packed]);
        return to.ToArray();

        void Add(int number, PdfObject value)
        {
            places.Add((number, new PdfPlace((int)to.Length)));
            PdfUpdate.Write(to, number, value);
        }
    }
}
