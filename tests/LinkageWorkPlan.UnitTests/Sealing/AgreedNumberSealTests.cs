using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>The number of a records office on a plan and on an amendment: as on an issue of a report, and each on its own document alone.</summary>
public sealed class AgreedNumberSealTests
{
    private static readonly SealTrust Both = new([Sealed.Of(Side.Vietnam).Certificate, Sealed.Of(Side.Laos).Certificate], []);
    private static readonly PaperPlan Sample = new(Repository.FullPath("templates"));
    private static readonly AgreedDocument Plan = PaperPlan.Signed(Sample.SmallDraft);
    private static readonly AgreedDocument Amendment = PaperPlan.Signed(Sample.Amendment);

    public static TheoryData<bool> Documents => [false, true];

    [Theory, MemberData(nameof(Documents))]
    public async Task A_number_is_added_behind_both_seals_and_belongs_to_this_document_alone(bool isAmendment)
    {
        var (own, other) = isAmendment ? (Amendment, Plan) : (Plan, Amendment);
        var (issued, others) = (await SealAsync(own), await SealAsync(other));
        var numbered = await AddAsync(issued, own);

        Assert.Equal(issued, numbered[..issued.Length]);
        var result = PdfVerification.Verify(numbered, Both);
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.Code} {string.Join(' ', each.Values)}"));
        Assert.Equal((Verdict.Established, own.AmendmentNumber), (result.Verdict, result.Issue!.Amendment));
        Assert.Equal("05/KH-TCT", Assert.Single(result.Numbers).Record.Number);

        var foreign = PdfVerification.Verify(await AddAsync(issued, other), Both);
        Assert.Contains(foreign.Checks, each => each is { Code: "Found.NumberOfAnother", Outcome: Outcome.Failed });
        Assert.False(PdfVerification.Verify((byte[])[.. others, .. numbered[issued.Length..]], Both).Holds);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task A_changed_byte_of_it_is_found(bool isAmendment)
    {
        var pdf = await AddAsync(await SealAsync(isAmendment ? Amendment : Plan), isAmendment ? Amendment : Plan);
        var start = PdfFile.Read(pdf).Newest.Start;
        var places = Enumerable.Range(start, pdf.Length - start).Where(at => at % 23 == 0).ToList();
        var unfound = new System.Collections.Concurrent.ConcurrentBag<int>();
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

    private static Task<byte[]> SealAsync(AgreedDocument document) =>
        PdfSeal.SealAsync(Fixture("numbered"), new SealedIssue(document.ToCanonical(), document, EditionKey.Vietnamese), [Sealed.Of(Side.Vietnam), Sealed.Of(Side.Laos)], null);

    private static Task<byte[]> AddAsync(byte[] pdf, AgreedDocument document)
    {
        var record = new NumberRecord(Side.Vietnam, "05/KH-TCT", new DateOnly(2026, 3, 30), new DateTimeOffset(2026, 3, 31, 3, 4, 5, TimeSpan.Zero), "Trần Thị Mẫu", document.Fingerprint!, 1, Edition.Vietnamese, Side.Vietnam);
        return NumberSeal.AddAsync(pdf, Fixture("number-vietnam"), record, Sealed.Of(Side.Vietnam), null);
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sealing", name + ".pdf"));
}
