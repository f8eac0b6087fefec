using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>A stranger's file takes no more memory and time than it has bytes, whatever is in it.</summary>
public sealed class ExhaustionTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string> Fillings => ["0 ", "[", "/a ", "()", "% comment without an end ", " ", "<</k ", "<41>"];

    [Theory]
    [MemberData(nameof(Fillings))]
    public void A_trailer_of_40_MB_is_refused_with_little_memory_and_at_once(string filling)
    {
        var pdf = WithTrailer(string.Concat(Enumerable.Repeat(filling, 40 * Megabyte / filling.Length)));
        var (result, allocated, took) = Measure(() => PdfVerification.Verify(pdf));

        Assert.Equal(Verdict.Broken, result.Verdict);
        Assert.InRange(allocated, 0, 64 * Megabyte);
        Assert.InRange(took.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task One_signature_that_is_listed_a_hundred_times_is_not_verified_a_hundred_times()
    {
        var file = PdfFile.Read(await Sealed.PdfAsync());
        var last = file.Revisions.Count - 1;
        var form = file.Dictionary(file.Catalog(last)["AcroForm"], last, "form");
        foreach (var times in new[] { 2, 50 })
        {
            var fields = Enumerable.Repeat(((PdfArray)form["Fields"]!).Items, times).SelectMany(each => each).ToList();
            var update = new PdfUpdate(file);
            update.Replace(file.CatalogReference(last), file.Catalog(last).With("AcroForm", form.With("Fields", new PdfArray(fields))));
            var pdf = update.Build(out _);
            var (result, allocated, _) = Measure(() => PdfVerification.Verify(pdf));

            Assert.Equal(Verdict.Broken, result.Verdict);
            Assert.DoesNotContain(result.Checks, each => each.Code is "Found.SealIntact" or "Found.SealBroken");
            Assert.InRange(allocated, 0, 4 * Megabyte);
        }
    }

    [Fact]
    public void An_attachment_that_unpacks_to_a_gigabyte_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var part = new byte[Megabyte];
            for (var time = 0; time < 1024; time++)
            {
                zlib.Write(part);
            }
        }

        var file = PdfFile.Read(PdfSeal.Attach(Sealed.Printed, Sealed.Issue));
        var update = new PdfUpdate(file);
        var number = file.Newest.Objects.First(each => file.Resolve(new PdfReference(each), 1) is PdfStream { Dictionary: var dictionary } && dictionary.NameOf("Type") == "EmbeddedFile");
        var stream = (PdfStream)file.Resolve(new PdfReference(number), 1)!;
        update.Replace(new PdfReference(number), new PdfStream(stream.Dictionary.With("Length", PdfWord.Of(packed.Length)), packed.ToArray()));
        var pdf = PdfFile.Read(update.Build(out _), new PdfBudget(200_000, default));
        var checks = new List<VerificationCheck>();
        var (_, allocated, _) = Measure(() => AttachedFiles.Of(pdf, checks));

        Assert.Contains(checks, each => each is { Code: "Found.AttachmentUnreadable", Values: ["content.json"] });
        Assert.InRange(allocated, 0, 64 * Megabyte);
    }

    [Fact]
    public void A_reading_ends_when_its_time_is_over()
    {
        var pdf = WithTrailer(string.Concat(Enumerable.Repeat("0 ", 50_000)) + "] ");
        Assert.Equal("Fault.TooComplex", Assert.Single(PdfVerification.Verify(pdf, cancel: new CancellationToken(canceled: true)).Checks).Code);
    }

    [Fact]
    public void A_list_of_a_million_files_is_refused_before_it_is_read()
    {
        using var zip = new MemoryStream();
        zip.Write("PK\u0003\u0004"u8);
        var entry = new byte[46];
        "PK\u0001\u0002"u8.CopyTo(entry);
        for (var time = 0; time < 1_000_000; time++)
        {
            zip.Write(entry);
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        end[10] = 1;
        end[16] = 4;
        zip.Write(end);
        var (result, allocated, _) = Measure(() => ArchiveVerification.Verify(zip));

        Assert.Equal("Found.ArchiveTooLarge", Assert.Single(result.Checks).Code);
        Assert.InRange(allocated, 0, Megabyte);
    }

    private static (T Result, long Allocated, TimeSpan Took) Measure<T>(Func<T> work)
    {
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var result = work();
        return (result, GC.GetAllocatedBytesForCurrentThread() - before, watch.Elapsed);
    }

    /// <summary>A document whose trailer has an array with this in it.</summary>
    private static byte[] WithTrailer(string filling)
    {
        var text = Encoding.Latin1.GetString(Sealed.Printed);
        var at = text.LastIndexOf("/Root", StringComparison.Ordinal);
        Assert.True(at > 0 && int.Parse(text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture) < at);
        return Encoding.Latin1.GetBytes($"{text[..at]}/X [{filling}] {text[at..]}");
    }
}
