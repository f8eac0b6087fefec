using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>Seals whose certificates ended long ago: what is collected with them, and what it proves.</summary>
public sealed class LongTermSealTests : IDisposable
{
    private readonly LongTermDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_seal_with_all_that_is_needed_is_established_by_the_root_alone_at_the_instant_of_its_stamp()
    {
        var stamped = await desk.StampedAsync();
        var pdf = await desk.SealAsync();
        var result = PdfVerification.Verify(pdf, desk.Root);

        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.Code} {string.Join(' ', each.Values)}"));
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.All(result.Seals, each => Assert.Equal((SealLevel.LongTerm, true), (each.Level, each.IsTimeKnown)));
        Assert.Equal(
            Sides.Both.Select(side => (side, "B-LT", desk.Authority.Now.UtcDateTime)),
            result.Checks.Where(each => each.Code == "Found.Held").Select(each => ((Side)each.Values[0], (string)each.Values[1], (DateTime)each.Values[2])));
        Assert.DoesNotContain(result.Checks, each => each.Code is "Found.RevocationNotAsked" or "Found.RevocationMissing" or "Found.IssuerMissing" or "Found.ValidationDataMissing");

        // Of each side the seal, the service's certificate and the authority above both.
        Assert.Equal(6, result.Checks.Count(each => each is { Code: "Found.NotRevoked", Outcome: Outcome.Passed }));
        Assert.Equal(["CRL", "OCSP"], result.Checks.Where(each => each.Code == "Found.NotRevoked").Select(each => (string)each.Values[2]).Distinct().Order());
        var data = LongTermDesk.In(pdf);
        Assert.Equal((5, 3, 1), (data.Certificates.Count, data.Answers.Count, data.Lists.Count));
        Assert.Equal(5, PdfFile.Read(pdf).Revisions.Count);
        Assert.Equal(4, PdfFile.Read(stamped).Revisions.Count);
    }

    [Fact]
    public async Task Only_what_certificates_name_is_asked_for_and_each_of_it_once()
    {
        await desk.SealAsync();
        Assert.Equal(["issuing.cer", "ocsp", "ocsp", "ocsp", "root.cer", "root.crl", "tsr", "tsr"], desk.Authority.Asked.Order());
        desk.Authority.Asked.Clear();
        await desk.StampedAsync();
        Assert.Equal(["tsr", "tsr"], desk.Authority.Asked);
    }

    [Fact]
    public async Task Without_data_a_stamped_seal_says_what_it_lacks()
    {
        var result = PdfVerification.Verify(await desk.StampedAsync(), desk.Own);
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.All(result.Seals, each => Assert.Equal((SealLevel.Time, false), (each.Level, each.IsTimeKnown)));
        Assert.Equal(2, result.Checks.Count(each => each is { Code: "Found.ValidationDataMissing", Outcome: Outcome.Warned }));
        Assert.Equal(2, result.Checks.Count(each => each is { Code: "Found.HeldUntrusted", Outcome: Outcome.Warned, Values: [_, "B-T", _] }));

        // Who knows the service of the stamps alone relies on its time.
        var stamps = PdfVerification.Verify(await desk.StampedAsync(), new SealTrust(Sides.Both.Select(side => desk.Of(side).Certificate), [], [desk.Authority.Issuing]));
        Assert.Equal(2, stamps.Checks.Count(each => each is { Code: "Found.Held", Values: [_, "B-T", _] }));
        Assert.Equal(Verdict.Unchanged, PdfVerification.Verify(await desk.StampedAsync(), new SealTrust([], [], [desk.Authority.Issuing])).Verdict);

        var basic = PdfVerification.Verify(await Sealed.PdfAsync());
        Assert.All(basic.Seals, each => Assert.Equal(SealLevel.Basic, each.Level));
        Assert.Equal(2, basic.Checks.Count(each => each is { Code: "Found.NoTimeStamp", Values: [_, DateTime] }));
    }

    [Fact]
    public async Task Without_its_data_the_file_is_the_one_before_and_holds_as_such()
    {
        var pdf = await desk.SealAsync();
        var file = PdfFile.Read(pdf);
        var result = PdfVerification.Verify(pdf.AsMemory(0, file.Newest.Start), desk.Own);
        Assert.Equal(Verdict.Established, result.Verdict);
        Assert.All(result.Seals, each => Assert.Equal(SealLevel.Time, each.Level));
    }

    [Theory]
    [InlineData("ocsp")]
    [InlineData("root.crl")]
    [InlineData("root.cer")]
    public async Task What_does_not_come_keeps_a_seal_back_where_it_is_promised_and_is_named_where_it_is_wanted(string silent)
    {
        desk.Authority.Instead.Add(silent, () => null);
        desk.Authority.Instead.Add("issuing.crl", () => null);
        Assert.Equal(SealFault.ValidationFailed, (await Assert.ThrowsAsync<SealException>(() => desk.SealAsync())).Fault);

        var missing = new List<string>();
        var result = PdfVerification.Verify(await desk.SealAsync(isRequired: false, missing), desk.Root);
        Assert.Single(missing);

        // An authority that nobody vouches for is not put in, so the root alone does not lead to what it issued.
        Assert.Equal(silent == "root.cer" ? Verdict.Unchanged : Verdict.Established, result.Verdict);
        Assert.All(result.Seals, each => Assert.Equal(SealLevel.Time, each.Level));
        Assert.Contains(result.Checks, each => each.Code == (silent == "root.cer" ? "Found.IssuerMissing" : "Found.RevocationMissing") && each.Outcome == Outcome.Warned);
    }

    [Fact]
    public async Task A_list_answers_where_no_service_does()
    {
        desk.Authority.Instead.Add("ocsp", () => null);
        var pdf = await desk.SealAsync();
        Assert.All(PdfVerification.Verify(pdf, desk.Root).Seals, each => Assert.Equal(SealLevel.LongTerm, each.Level));
        Assert.Equal((0, 2), (LongTermDesk.In(pdf).Answers.Count, LongTermDesk.In(pdf).Lists.Count));
    }

    [Fact]
    public async Task Settings_give_what_certificates_name_in_vain()
    {
        foreach (var path in new[] { "ocsp", "issuing.crl", "issuing.cer", "root.cer" })
        {
            desk.Authority.Instead.Add(path, () => null);
        }

        desk.Authority.Instead.Add("own.crl", () => desk.Authority.ListOf(desk.Authority.Issuing));
        var lists = Sides.Both.ToLookup(side => side, _ => new Uri("http://pki.example.org/own.crl"));
        var pdf = await desk.SealAsync(lists: lists, authorities: [desk.Authority.Issuing, desk.Authority.Root]);
        Assert.All(PdfVerification.Verify(pdf, desk.Root).Seals, each => Assert.Equal(SealLevel.LongTerm, each.Level));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("empty")]
    [InlineData("long")]
    [InlineData("old")]
    [InlineData("another's")]
    [InlineData("another's of this name")]
    [InlineData("changed")]
    public async Task What_no_authority_said_of_the_instant_is_not_taken(string answer)
    {
        using var stranger = new TestAuthority();
        desk.Authority.Instead.Add("root.crl", () => answer switch
        {
            "garbage" => [0x30, 3, 1, 2, 3],
            "empty" => [],
            "long" => new byte[ValidationStore.ListMax + 1],
            "old" => desk.Authority.ListOf(desk.Authority.Root, desk.Authority.Now.AddDays(-9), desk.Authority.Now.AddDays(-2)),
            "another's" => desk.Authority.ListOf(desk.Authority.Issuing),
            "another's of this name" => stranger.ListOf(stranger.Root),
            _ => Changed(desk.Authority.ListOf(desk.Authority.Root)),
        });
        Assert.Equal(SealFault.ValidationFailed, (await Assert.ThrowsAsync<SealException>(() => desk.SealAsync())).Fault);
        Assert.Empty(LongTermDesk.In(await desk.SealAsync(isRequired: false)).Lists);
    }

    [Fact]
    public async Task Nothing_is_sealed_with_a_certificate_that_is_revoked()
    {
        foreach (var revoked in new[] { desk.Of(Side.Laos).Certificate, desk.Authority.Issuing })
        {
            desk.Authority.Revoked.Clear();
            desk.Authority.Revoked.Add(Convert.ToHexString(revoked.SerialNumberBytes.Span), desk.Authority.Now.AddDays(-1));
            foreach (var isRequired in new[] { true, false })
            {
                Assert.Equal(SealFault.Revoked, (await Assert.ThrowsAsync<SealException>(() => desk.SealAsync(isRequired))).Fault);
            }
        }
    }

    private static byte[] Changed(byte[] list)
    {
        list[^300] ^= 1;
        return list;
    }
}
