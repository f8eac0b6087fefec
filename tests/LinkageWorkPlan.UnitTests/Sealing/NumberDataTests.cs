using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>What is needed to judge the seal of a records office's number later, which follows the number.</summary>
public sealed class NumberDataTests : IDisposable
{
    private static readonly TimeSpan AfterAllAnswersEnded = TimeSpan.FromDays(14);
    private readonly LongTermDesk desk = new("numbered");

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Numbers_that_are_given_weeks_later_have_data_of_their_own_and_everything_holds()
    {
        var issued = await desk.SealAsync();
        desk.Authority.Now += AfterAllAnswersEnded;
        var once = await desk.NumberAsync(issued, Side.Vietnam);
        var twice = await desk.NumberAsync(once, Side.Laos);

        Assert.Equal(issued, once[..issued.Length]);
        Assert.Equal(once, twice[..once.Length]);
        var result = PdfVerification.Verify(twice, desk.Root);
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.Code} {string.Join(' ', each.Values)}"));
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.Equal(2, result.Numbers.Count);
        Assert.All(result.Seals.Concat(result.Numbers.Select(each => each.Seal)), each => Assert.Equal((SealLevel.LongTerm, true), (each.Level, each.IsTimeKnown)));

        // The certificates are there already. What is added says alone that none of them was revoked by then.
        Assert.Equal(LongTermDesk.In(issued).Certificates.Count, LongTermDesk.In(twice).Certificates.Count);
        Assert.True(LongTermDesk.In(once).Sources.Count() > LongTermDesk.In(issued).Sources.Count());
    }

    [Fact]
    public async Task Without_its_data_the_file_is_the_one_with_the_number_and_holds_as_such()
    {
        var issued = await desk.SealAsync();
        desk.Authority.Now += AfterAllAnswersEnded;
        var numbered = await desk.NumberAsync(issued, Side.Vietnam);
        var result = PdfVerification.Verify(numbered.AsMemory(0, PdfFile.Read(numbered).Newest.Start), desk.Root);
        Assert.Equal((Verdict.Established, SealLevel.Time), (result.Verdict, Assert.Single(result.Numbers).Seal.Level));
        Assert.Contains(result.Checks, each => each is { Code: "Found.RevocationMissing", Outcome: Outcome.Warned, Values: [Side.Vietnam, ..] });
    }

    [Fact]
    public async Task They_may_be_the_first_of_a_file()
    {
        var result = PdfVerification.Verify(await desk.NumberAsync(await desk.StampedAsync(), Side.Vietnam), desk.Root);
        Assert.True(result.Holds);
        Assert.Equal(SealLevel.LongTerm, Assert.Single(result.Numbers).Seal.Level);
    }

    [Fact]
    public async Task What_was_answered_for_the_issue_serves_the_number_while_it_is_in_force()
    {
        var issued = await desk.SealAsync();
        foreach (var path in new[] { "ocsp", "issuing.crl", "root.crl" })
        {
            desk.Authority.Instead.Add(path, () => null);
        }

        Assert.Equal(SealLevel.LongTerm, Assert.Single(PdfVerification.Verify(await desk.NumberAsync(issued, Side.Laos), desk.Root).Numbers).Seal.Level);
        desk.Authority.Now += AfterAllAnswersEnded;
        Assert.Equal(SealFault.ValidationFailed, (await Assert.ThrowsAsync<SealException>(() => desk.NumberAsync(issued, Side.Laos))).Fault);
        Assert.Equal(SealLevel.Time, Assert.Single(PdfVerification.Verify(await desk.NumberAsync(issued, Side.Laos, isRequired: false), desk.Root).Numbers).Seal.Level);
    }

    [Fact]
    public async Task No_number_is_sealed_with_a_certificate_that_was_revoked_since()
    {
        var issued = await desk.SealAsync();
        desk.Authority.Revoked.Add(Convert.ToHexString(desk.Of(Side.Laos).Certificate.SerialNumberBytes.Span), desk.Authority.Now);
        Assert.Equal(SealFault.Revoked, (await Assert.ThrowsAsync<SealException>(() => desk.NumberAsync(issued, Side.Laos, isRequired: false))).Fault);
    }

    [Fact]
    public async Task Every_single_changed_byte_of_them_is_found()
    {
        var issued = await desk.SealAsync();
        desk.Authority.Now += AfterAllAnswersEnded;
        var pdf = await desk.NumberAsync(issued, Side.Vietnam);
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

        Assert.True(places.Count > 300, $"Only {places.Count} places");
        Assert.Empty(unfound.Order());
    }

    [Fact]
    public async Task They_stand_after_the_number_once_and_serve_a_seal_of_the_file()
    {
        var issued = await desk.SealAsync();
        desk.Authority.Now += AfterAllAnswersEnded;
        var numbered = await desk.NumberAsync(issued, Side.Vietnam);
        var more = ValidationData.None with { Lists = [RevocationList.Read(desk.Authority.ListOf(desk.Authority.Issuing))] };

        // Twice after one seal, be it of both sides or of a number.
        LongTermDesk.Failed(LongTermDesk.With(numbered, more), Finding.RevisionChanged, desk.Root);
        LongTermDesk.Failed(LongTermDesk.With(issued, more), Finding.RevisionChanged, desk.Root);

        // Of an authority that none of the seals has.
        var bare = numbered[..PdfFile.Read(numbered).Newest.Start];
        using var stranger = new TestAuthority();
        Assert.True(PdfVerification.Verify(LongTermDesk.With(bare, more), desk.Root).Holds);
        Assert.Equal([1], LongTermDesk.Failed(LongTermDesk.With(bare, ValidationData.None with { Lists = [RevocationList.Read(stranger.ListOf(stranger.Issuing))] }), Finding.ValidationDataForeign, desk.Root).Values);

        // What was there may not be left out.
        var file = PdfFile.Read(bare);
        var update = new PdfUpdate(file);
        var store = (PdfReference)file.Catalog(file.Revisions.Count - 1)["DSS"]!;
        update.Replace(store, file.Dictionary(store, file.Revisions.Count - 1, "DSS").Without("CRLs"));
        Assert.Equal(["validation data"], LongTermDesk.Failed(update.Build(out _), Finding.RevisionChanged, desk.Root).Values);
    }
}
