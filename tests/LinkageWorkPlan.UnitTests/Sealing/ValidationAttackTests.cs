using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>What somebody can put into the validation data of a file, which nobody sealed.</summary>
public sealed class ValidationAttackTests : IDisposable
{
    private readonly LongTermDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Every_single_changed_byte_of_it_is_found()
    {
        var pdf = await desk.SealAsync();
        var start = PdfFile.Read(pdf).Newest.Start;
        var unfound = new System.Collections.Concurrent.ConcurrentBag<int>();
        var places = Enumerable.Range(start, pdf.Length - start).Where(at => at % 5 == 0).ToList();
        Parallel.ForEach(places, at =>
        {
            var changed = pdf.ToArray();
            changed[at] ^= (byte)(1 << (at % 7));
            if (PdfVerification.Verify(changed).Holds)
            {
                unfound.Add(at);
            }
        });

        Assert.True(places.Count > 1000, $"Only {places.Count} places");
        Assert.Empty(unfound.Order());
    }

    [Fact]
    public async Task A_foreign_certificate_is_found_and_so_is_one_twice()
    {
        var (stamped, data) = await PartsAsync();
        var foreign = Sealed.Of(Side.Vietnam).Certificate;
        Assert.Equal([1], LongTermDesk.Failed(LongTermDesk.With(stamped, data with { Certificates = [.. data.Certificates, foreign] }), Finding.ValidationDataForeign, desk.Root).Values);
        LongTermDesk.Failed(LongTermDesk.With(stamped, data with { Certificates = [.. data.Certificates, data.Certificates[0]] }), Finding.ValidationDataForeign, desk.Root);
    }

    [Fact]
    public async Task A_list_in_the_place_of_another_is_found()
    {
        var (stamped, data) = await PartsAsync();
        using var stranger = new TestAuthority();
        var others = new[]
        {
            stranger.ListOf(stranger.Root),
            desk.Authority.ListOf(desk.Authority.Root, desk.Authority.Now.AddDays(-9), desk.Authority.Now.AddDays(-2)),
        };
        foreach (var other in others)
        {
            var result = PdfVerification.Verify(LongTermDesk.With(stamped, data with { Lists = [RevocationList.Read(other)] }), desk.Root);
            Assert.Contains(result.Checks, each => each is { Code: "Found.ValidationDataForeign", Outcome: Outcome.Failed, Values: [1] });
            Assert.Equal(Verdict.Broken, result.Verdict);
        }
    }

    [Fact]
    public async Task It_stands_after_both_seals_once_and_alone()
    {
        var (stamped, data) = await PartsAsync();

        // Between the seals, as whoever seals second could have it.
        var first = await PdfSeal.SignAsync(PdfSeal.Attach(desk.Printed, Sealed.Issue), desk.Of(Side.Vietnam), desk.Authority.Now, desk.Stamps, default);
        var between = await PdfSeal.SignAsync(LongTermDesk.With(first, data), desk.Of(Side.Laos), desk.Authority.Now, desk.Stamps, default);
        LongTermDesk.Failed(between, Finding.RevisionChanged, desk.Root);
        var before = await PdfSeal.SignAsync(LongTermDesk.With(desk.Printed, data), desk.Of(Side.Laos), desk.Authority.Now, desk.Stamps, default);
        LongTermDesk.Failed(before, Finding.RevisionChanged, desk.Root);

        // Twice: the second takes the place of the first.
        var whole = LongTermDesk.With(stamped, data);
        Assert.True(PdfVerification.Verify(whole, desk.Root).Holds);
        var file = PdfFile.Read(whole);
        var (update, last) = (new PdfUpdate(file), file.Revisions.Count - 1);
        update.Replace((PdfReference)file.Catalog(last)["DSS"]!, new PdfDictionary([("Type", new PdfName("DSS"))]));
        LongTermDesk.Failed(update.Build(out _), Finding.RevisionChanged, desk.Root);
        LongTermDesk.Failed(LongTermDesk.With(whole, data), Finding.RevisionChanged, desk.Root);

        // With something else beside it.
        file = PdfFile.Read(stamped);
        (update, last) = (new PdfUpdate(file), file.Revisions.Count - 1);
        var store = update.Add(new PdfDictionary([("Type", new PdfName("DSS"))]));
        update.Add(new PdfDictionary([("Title", PdfString.Text("Another"))]));
        update.Replace(file.CatalogReference(last), file.Catalog(last).With("DSS", store));
        Assert.Equal(["validation data"], LongTermDesk.Failed(update.Build(out _), Finding.RevisionChanged, desk.Root).Values);

        // What other programs write beside it for a single seal, and pages in place of the pages.
        foreach (var more in new (string Key, PdfObject Value)[] { ("VRI", new PdfDictionary([])), ("Certs", new PdfArray([])) })
        {
            update = new PdfUpdate(file);
            store = update.Add(new PdfDictionary([("Type", new PdfName("DSS")), more]));
            update.Replace(file.CatalogReference(last), file.Catalog(last).With("DSS", store));
            LongTermDesk.Failed(update.Build(out _), Finding.RevisionChanged, desk.Root);
        }
    }

    [Fact]
    public async Task Seals_without_time_stamps_have_none()
    {
        var pdf = LongTermDesk.With(await Sealed.PdfAsync(), ValidationData.None with { Certificates = [Sealed.Of(Side.Vietnam).Certificate] });
        Assert.Equal([1], LongTermDesk.Failed(pdf, Finding.ValidationDataForeign).Values);
    }

    [Fact]
    public async Task A_certificate_that_was_revoked_before_the_stamp_is_refused_and_one_that_was_revoked_later_is_not()
    {
        var (stamped, data) = await PartsAsync();
        var own = desk.Of(Side.Vietnam).Certificate;
        var at = desk.Authority.Now;
        desk.Authority.Revoked.Add(Convert.ToHexString(own.SerialNumberBytes.Span), at.AddHours(-1));
        var revoked = LongTermDesk.With(stamped, data with { Lists = [.. data.Lists, RevocationList.Read(desk.Authority.ListOf(desk.Authority.Issuing, at.AddDays(1)))] });
        Assert.Equal([Side.Vietnam, "Seal of VN", at.AddHours(-1).UtcDateTime, at.UtcDateTime], LongTermDesk.Failed(revoked, Finding.Revoked, desk.Root).Values);
        Assert.DoesNotContain(PdfVerification.Verify(revoked, desk.Root).Checks, each => each is { Code: "Found.Held", Values: [Side.Vietnam, ..] });

        desk.Authority.Revoked[Convert.ToHexString(own.SerialNumberBytes.Span)] = at.AddHours(1);
        var later = LongTermDesk.With(stamped, data with { Lists = [.. data.Lists, RevocationList.Read(desk.Authority.ListOf(desk.Authority.Issuing, at.AddDays(1)))] });
        var result = PdfVerification.Verify(later, desk.Root);
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.Contains(result.Checks, each => each is { Code: "Found.RevokedLater", Outcome: Outcome.Passed, Values: [Side.Vietnam, "Seal of VN", _, _] });
        Assert.All(result.Seals, each => Assert.Equal(SealLevel.LongTerm, each.Level));

        // Where nobody is known to vouch for the time, it could have been put back.
        LongTermDesk.Failed(later, Finding.Revoked, desk.Own);
    }

    [Fact]
    public async Task A_service_of_time_stamps_that_was_revoked_before_its_stamp_is_refused()
    {
        var (stamped, data) = await PartsAsync();
        var service = data.Certificates.Single(each => each.Subject == "CN=Trial Time Stamps");
        desk.Authority.Revoked.Add(Convert.ToHexString(service.SerialNumberBytes.Span), desk.Authority.Now.AddHours(-1));
        var pdf = LongTermDesk.With(stamped, data with { Lists = [.. data.Lists, RevocationList.Read(desk.Authority.ListOf(desk.Authority.Issuing))] });
        Assert.Equal(2, PdfVerification.Verify(pdf, desk.Root).Checks.Count(each => each is { Code: "Found.Revoked", Outcome: Outcome.Failed, Values: [_, "Trial Time Stamps", ..] }));
    }

    [Fact]
    public async Task Data_of_another_authority_of_the_same_names_prove_nothing()
    {
        var (stamped, _) = await PartsAsync();
        using var other = new LongTermDesk();
        LongTermDesk.Failed(LongTermDesk.With(stamped, LongTermDesk.In(await other.SealAsync())), Finding.ValidationDataForeign, desk.Root);
    }

    private async Task<(byte[] Stamped, ValidationData Data)> PartsAsync()
    {
        var pdf = await desk.SealAsync();
        return (pdf[..PdfFile.Read(pdf).Newest.Start], LongTermDesk.In(pdf));
    }
}
