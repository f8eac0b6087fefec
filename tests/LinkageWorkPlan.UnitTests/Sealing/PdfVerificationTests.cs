using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.UnitTests.Sealing;

public class PdfVerificationTests
{
    [Fact]
    public async Task A_sealed_issue_holds_and_says_what_it_is_and_that_its_certificates_are_trials()
    {
        var result = PdfVerification.Verify(await Sealed.PdfAsync());

        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.Code} {string.Join(' ', each.Values)}"));
        Assert.Equal(Verdict.Unchanged, result.Verdict);
        Assert.True(result.IsTrial);
        Assert.Equal(Sealed.Issue.Issue, result.Issue);
        Assert.Equal(Sides.Both, result.SignOffs.Select(each => each.Side));
        Assert.Equal([Side.Vietnam, Side.Laos], result.Seals.Select(each => each.Side!.Value));
        Assert.All(result.Seals, each => Assert.Equal(SampleReport.Issue.IssuedAt, each.SignedAt));
        Assert.Equal(CanonicalContent.Of(SampleReport.Draft), Encoding.UTF8.GetString(result.Content!));
        Assert.Equal(2, result.Checks.Count(each => each.Code == "Found.CertificateTrial"));
        Assert.Contains(result.Checks, each => each is { Code: "Found.WholePdf", Values: [2] });
    }

    [Fact]
    public async Task The_same_document_is_sealed_into_the_same_bytes() =>
        Assert.Equal(await Sealed.PdfAsync(), await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null));

    [Fact]
    public async Task What_was_printed_is_kept_byte_by_byte_before_the_seals() =>
        Assert.Equal(Sealed.Printed, (await Sealed.PdfAsync())[..Sealed.Printed.Length]);

    [Fact]
    public async Task Every_single_changed_byte_is_found()
    {
        var pdf = await Sealed.PdfAsync();
        var unfound = new System.Collections.Concurrent.ConcurrentBag<int>();

        // Every byte where nothing but the check of the form protects: the whole last seal; elsewhere every 23rd, of each kind of place.
        var last = PdfFile.Read(pdf).Newest.Start;
        var places = Enumerable.Range(0, pdf.Length).Where(at => at >= last || at % 23 == 0).ToList();
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
    public async Task Another_spelling_of_the_last_seal_is_found()
    {
        var pdf = await Sealed.PdfAsync();
        var contents = pdf.AsSpan().LastIndexOf("/Contents <"u8) + 11;
        var letter = contents + pdf.AsSpan(contents).IndexOfAny("ABCDEF"u8);
        pdf[letter] = (byte)char.ToLowerInvariant((char)pdf[letter]);

        Assert.Contains(PdfVerification.Verify(pdf).Checks, each => each is { Code: "Found.SealBroken", Values: [Side.Laos] });
    }

    [Fact]
    public async Task A_cut_file_is_refused_wherever_it_is_cut()
    {
        var pdf = await Sealed.PdfAsync();
        for (var length = 0; length < pdf.Length - 1; length += 211)
        {
            Assert.False(PdfVerification.Verify(pdf.AsMemory(0, length)).Holds);
        }

        Assert.Equal("Fault.Truncated", Only(PdfVerification.Verify(pdf.AsMemory(0, pdf.Length - 8))));
    }

    [Fact]
    public async Task A_document_of_one_seal_is_half_sealed()
    {
        var half = await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [Sealed.Of(Side.Vietnam)], null);
        Assert.Equal([Side.Laos], Failed(half, Finding.SealMissing).Values);
        Assert.Equal(half, (await Sealed.PdfAsync())[..half.Length]);
    }

    [Fact]
    public async Task Two_seals_of_one_side_are_not_both_sides()
    {
        var twice = await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Vietnam)], null);
        Assert.Equal([Side.Laos], Failed(twice, Finding.SealMissing).Values);
    }

    [Fact]
    public void A_document_without_a_seal_says_so() => Failed(Sealed.Printed, Finding.NoSeal);

    [Theory]
    [InlineData("more", "Fault.Appended")]
    [InlineData("\0", "Fault.Appended")]
    [InlineData("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", "Fault.Appended")]
    [InlineData("%%EOF\n", "Fault.Malformed")]
    public async Task What_is_appended_is_found(string tail, string code) =>
        Assert.Equal(code, Only(PdfVerification.Verify((byte[])[.. await Sealed.PdfAsync(), .. Encoding.ASCII.GetBytes(tail)])));

    [Fact]
    public async Task A_later_revision_is_found_by_both_seals_staying_behind()
    {
        var file = PdfFile.Read(await Sealed.PdfAsync());
        var update = new PdfUpdate(file);
        update.Replace(new PdfReference(1), new PdfDictionary([("Title", PdfString.Text("Another"))]));

        Assert.Equal(["object 1"], Failed(update.Build(out _), Finding.RevisionChanged).Values);
    }

    [Fact]
    public async Task Who_seals_second_cannot_change_what_the_first_one_sealed()
    {
        var half = await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [Sealed.Of(Side.Vietnam)], null);
        var file = PdfFile.Read(half);
        var update = new PdfUpdate(file);
        var page = file.FirstPage(file.Revisions.Count - 1);
        update.Replace(page, file.Dictionary(page, file.Revisions.Count - 1, "page").With("Contents", new PdfReference(9)));
        var changed = await PdfSeal.SignAsync(update.Build(out _), Sealed.Of(Side.Laos), Sealed.Issue.Issue.IssuedAt, null, default);

        var result = PdfVerification.Verify(changed);
        Assert.DoesNotContain(result.Checks, each => each.Code is "Found.SealBroken" or "Found.SealMissing");
        Failed(changed, Finding.RevisionChanged);
    }

    [Fact]
    public void Neither_a_draft_nor_another_content_than_was_signed_is_sealed()
    {
        Assert.Throws<ArgumentException>(() => new SealedIssue(CanonicalContent.Of(SampleReport.Draft), SampleReport.Draft, Domain.Reports.EditionKey.Lao));
        Assert.Throws<ArgumentException>(() => new SealedIssue(CanonicalContent.Of(SampleReport.Issue) + " ", SampleReport.Issue, Domain.Reports.EditionKey.Lao));
    }

    [Fact]
    public async Task A_plan_and_an_amendment_say_what_they_are_and_a_report_s_record_keeps_its_form()
    {
        var sample = new PaperPlan(Repository.FullPath("templates"));
        foreach (var (document, number) in new (AgreedDocument, int?)[] { (PaperPlan.Signed(sample.SmallDraft), null), (PaperPlan.Signed(sample.Amendment), 1) })
        {
            var issue = new SealedIssue(document.ToCanonical(), document, Domain.Reports.EditionKey.Lao);
            var result = PdfVerification.Verify(await PdfSeal.SealAsync(Sealed.Printed, issue, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null));
            Assert.True(result.Holds);
            Assert.Equal(("2026-2027", null, number, 1), (result.Claim!.Plan, result.Claim.Report, result.Claim.Amendment, result.Claim.Issue));
            Assert.Equal(["Nguyễn Văn Mẫu", "ບຸນມີ ເມົາ"], result.Signers(Language.Vi).Select(each => each.Name));
        }

        string[] members = ["code", "edition", "fingerprint", "issue", "issuedAt", "plan", "reader", "report"];
        var record = System.Text.Json.JsonDocument.Parse(Sealed.Issue.Files.Single(each => each.Name == SealedIssue.IssueFile).Bytes).RootElement;
        Assert.Equal(members, record.EnumerateObject().Select(each => each.Name));
    }

    [Fact]
    public async Task The_content_of_a_plan_is_none_of_its_amendment_or_of_a_report()
    {
        var sample = new PaperPlan(Repository.FullPath("templates"));
        var plan = PaperPlan.Signed(sample.SmallDraft);
        foreach (var (report, number) in new (string?, int?)[] { ("2026-H1", null), (null, 1) })
        {
            var genuine = new SealedIssue(plan.ToCanonical(), plan, Domain.Reports.EditionKey.Lao);
            var forged = new SealedIssue(plan.ToCanonical(), plan, Domain.Reports.EditionKey.Lao) { Issue = genuine.Issue with { Report = report, Amendment = number } };
            Failed(await PdfSeal.SealAsync(Sealed.Printed, forged, [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null), Finding.ContentOfAnother);
        }
    }

    [Fact]
    public async Task A_certificate_that_no_authority_vouches_for_is_reported()
    {
        var bytes = PdfSeal.Attach(Sealed.Printed, Sealed.Issue);
        using var own = Sealed.Load(Side.Vietnam, Sealed.Pfx("VN"));
        bytes = await PdfSeal.SignAsync(bytes, own, Sealed.Issue.Issue.IssuedAt, null, default);
        Assert.Contains(PdfVerification.Verify(bytes).Checks, each => each is { Code: "Found.CertificateSelfSigned", Outcome: Outcome.Warned });
    }

    [Fact]
    public async Task A_certificate_that_was_not_valid_when_it_sealed_is_reported()
    {
        using var late = Sealed.Load(Side.Vietnam, Sealed.Pfx("VN", from: 2024, until: 2026));
        var bytes = await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [late, Sealed.Of(Side.Laos)], null);
        Assert.Equal(Side.Vietnam, Failed(bytes, Finding.CertificateNotValid).Values[0]);
    }

    [Fact]
    public async Task A_renewed_certificate_seals_what_had_to_wait_with_its_own_first_instant()
    {
        using var young = Sealed.Load(Side.Vietnam, Sealed.Pfx("VN", from: 2027, until: 2029));
        var result = PdfVerification.Verify(await PdfSeal.SealAsync(Sealed.Printed, Sealed.Issue, [young, Sealed.Of(Side.Laos)], null));
        Assert.True(result.Holds);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), result.Seals[0].SignedAt);
    }

    [Fact]
    public async Task A_document_that_was_sealed_is_not_sealed_again() =>
        Assert.Equal(SealFault.PdfUnreadable, (await Assert.ThrowsAsync<SealException>(async () => await PdfSeal.SealAsync(await Sealed.PdfAsync(), Sealed.Issue, [Sealed.Of(Side.Laos)], null))).Fault);

    private static string Only(VerificationResult result)
    {
        var check = Assert.Single(result.Checks);
        Assert.Equal(Outcome.Failed, check.Outcome);
        return check.Code;
    }

    private static VerificationCheck Failed(byte[] pdf, Finding finding)
    {
        var result = PdfVerification.Verify(pdf);
        Assert.False(result.Holds);
        return Assert.Single(result.Checks, each => each.Code == "Found." + finding && each.Outcome == Outcome.Failed);
    }
}
