using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>The number of a records office on an issued file, and what somebody can do with it.</summary>
public sealed class NumberSealTests
{
    private static readonly DateTimeOffset Recorded = new(2026, 7, 6, 3, 4, 5, TimeSpan.Zero);
    private static readonly SealTrust Both = new([Sealed.Of(Side.Vietnam).Certificate, Sealed.Of(Side.Laos).Certificate], []);
    private static readonly Lazy<Task<byte[]>> Issued = new(() => PdfSeal.SealAsync(Fixture("numbered"), Sealed.Issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null));

    [Fact]
    public async Task A_number_is_added_behind_the_issued_file_and_everything_holds()
    {
        var issued = await Issued.Value;
        var once = await AddAsync(issued, Side.Vietnam);
        var twice = await AddAsync(once, Side.Laos);

        Assert.Equal(issued, once[..issued.Length]);
        Assert.Equal(once, twice[..once.Length]);
        foreach (var (pdf, sides) in new[] { (once, new[] { Side.Vietnam }), (twice, [Side.Vietnam, Side.Laos]) })
        {
            var result = PdfVerification.Verify(pdf, Both);
            Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.Code} {string.Join(' ', each.Values)}"));
            Assert.Equal(Verdict.Established, result.Verdict);
            Assert.Equal(sides, result.Numbers.Select(each => each.Record.Side));
            Assert.Equal(sides, result.Checks.Where(each => each.Code == "Found.NumberAdded").Select(each => (Side)each.Values[0]));
            Assert.All(result.Numbers, each => Assert.Equal(Recorded, each.Seal.SignedAt));
        }

        Assert.Contains(PdfVerification.Verify(once, Both).Checks, each => each is { Code: "Found.NumberAdded", Values: [Side.Vietnam, "05/BC-TCT", DateOnly { Day: 3 }, "Trần Thị Mẫu", DateTime { Hour: 3 }] });
    }

    [Fact]
    public async Task A_file_keeps_a_place_for_each_side_and_the_number_stands_in_it()
    {
        Assert.Equal(Sides.Both, KeptPlaces.SidesIn(Fixture("numbered")));
        Assert.Empty(KeptPlaces.SidesIn(Sealed.Printed));
        Assert.Empty(KeptPlaces.SidesIn("no PDF"u8.ToArray()));

        var file = PdfFile.Read(await AddAsync(await Issued.Value, Side.Vietnam));
        var last = file.Revisions.Count - 1;
        var field = file.Dictionary(((PdfArray)file.Dictionary(file.FirstPage(last), last, "page")["Annots"]!).Items[^1], last, "field");
        Assert.Equal(PdfBox.Around(KeptPlaces.Of(file, Side.Vietnam)).ToArray().ToString(), field["Rect"]!.ToString());
        Assert.Equal("132", field["F"]!.ToString());
    }

    [Fact]
    public async Task Every_single_changed_byte_of_it_is_found()
    {
        var pdf = await AddAsync(await Issued.Value, Side.Vietnam);
        var start = PdfFile.Read(pdf).Newest.Start;
        var unfound = new System.Collections.Concurrent.ConcurrentBag<int>();
        var places = Enumerable.Range(start, pdf.Length - start).Where(at => at % 3 == 0).ToList();
        Parallel.ForEach(places, at =>
        {
            var changed = pdf.ToArray();
            changed[at] ^= (byte)(1 << (at % 7));
            if (PdfVerification.Verify(changed).Holds)
            {
                unfound.Add(at);
            }
        });

        Assert.True(places.Count > 3000, $"Only {places.Count} places");
        Assert.Empty(unfound.Order());
    }

    [Fact]
    public async Task What_is_added_after_it_is_refused()
    {
        var file = PdfFile.Read(await AddAsync(await Issued.Value, Side.Vietnam));
        var update = new PdfUpdate(file);
        update.Add(new PdfDictionary([("Title", PdfString.Text("Another"))]));
        Assert.Equal(["form"], Failed(update.Build(out _), Finding.RevisionChanged).Values);

        // The drawing is exchanged, and both signatures stay as they are.
        update = new PdfUpdate(file);
        var field = file.Dictionary(file.Catalog(file.Revisions.Count - 1)["AcroForm"], file.Revisions.Count - 1, "form")["Fields"] as PdfArray;
        var number = (PdfReference)field!.Items[^1];
        var fake = update.Add(new PdfDictionary([]));
        update.Replace(number, file.Dictionary(number, file.Revisions.Count - 1, "field").With("AP", new PdfDictionary([("N", fake)])));
        Failed(update.Build(out _), Finding.RevisionChanged);
    }

    [Fact]
    public async Task A_third_seal_without_a_record_of_a_number_is_one_too_many()
    {
        var third = await PdfSeal.SignAsync(await Issued.Value, Sealed.Of(Side.Vietnam), Recorded, null, default);
        Failed(third, Finding.TooManySeals);
    }

    [Fact]
    public async Task The_number_of_another_issue_does_not_fit_even_under_the_side_s_own_seal()
    {
        var record = Record(Side.Vietnam);
        foreach (var other in new[] { record with { Fingerprint = new string('a', 64) }, record with { Issue = 2 }, record with { Reader = Side.Laos } })
        {
            Assert.Equal([Side.Vietnam, "05/BC-TCT"], Failed(await AddAsync(await Issued.Value, Side.Vietnam, other), Finding.NumberOfAnother).Values);
        }

        // The same bytes behind another issue of the same form.
        var another = await PdfSeal.SealAsync(Fixture("numbered"), Sealed.Issue, [Sealed.Of(Side.Laos), Sealed.Of(Side.Vietnam)], null);
        var numbered = await AddAsync(await Issued.Value, Side.Vietnam);
        Assert.False(PdfVerification.Verify((byte[])[.. another, .. numbered[(await Issued.Value).Length..]]).Holds);
    }

    [Fact]
    public async Task A_number_is_sealed_by_its_own_side_once()
    {
        Failed(await AddAsync(await Issued.Value, Side.Vietnam, Record(Side.Vietnam), Sealed.Of(Side.Laos)), Finding.NumberOfAnother);
        var twice = PdfVerification.Verify(await AddAsync(await AddAsync(await Issued.Value, Side.Vietnam), Side.Vietnam));
        Assert.Equal(2, twice.Checks.Count(each => each is { Code: "Found.NumberOfAnother", Outcome: Outcome.Failed }));
    }

    [Fact]
    public async Task A_stranger_s_number_of_the_right_form_is_not_established()
    {
        using var stranger = Sealed.Load(Side.Vietnam, Sealed.Pfx("VN"));
        var result = PdfVerification.Verify(await AddAsync(await Issued.Value, Side.Vietnam, Record(Side.Vietnam), stranger), Both);
        Assert.Equal(Verdict.Unchanged, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.NumberSealOther", Outcome: Outcome.Warned });
    }

    [Fact]
    public async Task A_drawing_that_covers_more_than_its_place_is_refused()
    {
        var issued = await Issued.Value;
        foreach (var box in new[] { new PdfBox(0, 0, 500, 800), new PdfBox(100, 100, 200, 120) })
        {
            var wide = await PdfSeal.SignAsync(issued, Sealed.Of(Side.Vietnam), Recorded, null, (file, update) => Covering(update, box, box), default);
            Assert.Equal(["field on the first page"], Failed(wide, Finding.RevisionChanged).Values);
        }

        // The right place, and a drawing that is stretched over it from elsewhere.
        var place = PdfBox.Around(KeptPlaces.Of(PdfFile.Read(issued), Side.Vietnam));
        var stretched = await PdfSeal.SignAsync(issued, Sealed.Of(Side.Vietnam), Recorded, null, (file, update) => Covering(update, place, new PdfBox(0, 0, 10, 10)), default);
        Assert.Equal(["field on the first page"], Failed(stretched, Finding.RevisionChanged).Values);

        // An action when it is pressed.
        var acting = await PdfSeal.SignAsync(issued, Sealed.Of(Side.Vietnam), Recorded, null, (file, update) =>
        {
            var field = Covering(update, place, place);
            return field with { Shown = [.. field.Shown, ("A", new PdfDictionary([("S", new PdfName("URI"))]))] };
        }, default);
        Assert.Equal(["field on the first page"], Failed(acting, Finding.RevisionChanged).Values);
    }

    [Fact]
    public async Task A_file_without_a_place_gets_no_number()
    {
        var fault = await Assert.ThrowsAsync<SealException>(async () => await AddAsync(await Sealed.PdfAsync(), Side.Vietnam));
        Assert.Equal((SealFault.PdfUnreadable, Side.Vietnam), (fault.Fault, fault.Side));
    }

    [Fact]
    public async Task An_unsealed_issue_gets_its_number_without_a_seal()
    {
        var issued = Fixture("numbered");
        var numbered = await NumberSeal.AddAsync(issued, Fixture("number-vietnam"), Record(Side.Vietnam), null, null);
        Assert.Equal(issued, numbered[..issued.Length]);
        Assert.Equal(2, PdfFile.Read(numbered).Revisions.Count);
        Assert.Equal("Found.NoSeal", Assert.Single(PdfVerification.Verify(numbered).Checks, each => each.Outcome == Outcome.Failed).Code);
    }

    [Fact]
    public async Task The_same_number_gives_the_same_bytes() =>
        Assert.Equal(await AddAsync(await Issued.Value, Side.Vietnam), await AddAsync(await Issued.Value, Side.Vietnam));

    private static SealField Covering(PdfUpdate update, PdfBox place, PdfBox box)
    {
        var form = update.Add(new PdfStream(new PdfDictionary([("Subtype", new PdfName("Form")), ("BBox", box.ToArray()), ("Length", PdfWord.Of(0))]), Array.Empty<byte>()));
        return new SealField("number-vietnam", place.ToArray(), "132", PdfString.Text("05"), [(NumberRecord.Entry, PdfString.Text(CanonicalJson.Of(Record(Side.Vietnam))))], [("AP", new PdfDictionary([("N", form)]))]);
    }

    private static NumberRecord Record(Side side)
    {
        var issue = Sealed.Issue.Issue;
        return new NumberRecord(side, side == Side.Vietnam ? "05/BC-TCT" : "330/ປທສ", new DateOnly(2026, 7, 3), Recorded, "Trần Thị Mẫu", issue.Fingerprint, issue.Issue, issue.Edition, issue.Reader);
    }

    private static Task<byte[]> AddAsync(byte[] pdf, Side side, NumberRecord? record = null, SealCertificate? by = null) =>
        NumberSeal.AddAsync(pdf, Fixture($"number-{side.ToString().ToLowerInvariant()}"), record ?? Record(side), by ?? Sealed.Of(side), null);

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sealing", name + ".pdf"));

    private static VerificationCheck Failed(byte[] pdf, Finding finding)
    {
        var result = PdfVerification.Verify(pdf);
        Assert.False(result.Holds);
        return Assert.Single(result.Checks, each => each.Code == "Found." + finding && each.Outcome == Outcome.Failed);
    }
}
