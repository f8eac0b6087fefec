using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Validation;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Verifies the PDF of an issue by itself: without a database, a network or the certificates of this machine.</summary>
public static class PdfVerification
{
    /// <summary>A PDF that is larger is not read.</summary>
    public const int SizeMax = PdfFile.SizeMax;

    /// <summary>Of <see cref="PdfBudget"/>: what is read of a sealed report takes some thousands.</summary>
    private const int UnitsMax = 200_000;

    /// <param name="trust">Whose seals are known; null for nobody's, which leaves open who sealed it.</param>
    /// <param name="cancel">Ends the reading, with a refusal: no report takes long.</param>
    public static VerificationResult Verify(ReadOnlyMemory<byte> pdf, SealTrust? trust = null, CancellationToken cancel = default)
    {
        try
        {
            var budget = new PdfBudget(UnitsMax, cancel);
            return Verify(PdfFile.Read(pdf, budget), budget, trust ?? SealTrust.None);
        }
        catch (PdfException fault)
        {
            return VerificationResult.Refused(VerificationCheck.Of(fault.Fault));
        }
    }

    private static VerificationResult Verify(PdfFile file, PdfBudget budget, SealTrust trust)
    {
        var checks = new List<VerificationCheck> { VerificationCheck.Passed(Finding.WholePdf, file.Pages) };
        if (file.HasLineEnds)
        {
            checks.Add(VerificationCheck.Warned(Finding.LineEndsAfterEnd));
        }

        var all = PdfSignature.AllOf(file);
        var (signatures, added) = (all.Where(each => each.Record is null).ToList(), all.Where(each => each.Record is not null).ToList());
        if (signatures.Count == 0)
        {
            checks.Add(VerificationCheck.Failed(Finding.NoSeal));
            return new VerificationResult(checks, null, [], []);
        }

        if (signatures.Count > Sides.Both.Count || added.Count > Sides.Both.Count)
        {
            checks.Add(VerificationCheck.Failed(Finding.TooManySeals));
            return new VerificationResult(checks, null, [], []);
        }

        var data = ValidationStore.Read(file);
        var seals = new List<SealCheck>();
        foreach (var signature in signatures)
        {
            budget.RequireTime();
            seals.Add(SealCheck.Of(file, signature, trust, data));
        }

        var numbers = new List<NumberCheck>();
        foreach (var signature in added)
        {
            budget.RequireTime();
            numbers.Add(new NumberCheck(signature, SealCheck.Of(file, signature, trust, data)));
        }

        checks.Add(Count([.. seals.Select(each => each.Seal?.Side)]));
        checks.AddRange(seals.SelectMany(each => each.Checks));
        checks.AddRange(numbers.SelectMany(each => each.Checks));
        if (!seals.Select(each => each.Seal).Concat(numbers.Select(each => each.Seal)).All(each => each is { IsKnown: true }))
        {
            checks.Add(VerificationCheck.Warned(Finding.PagesNotCompared));
        }

        budget.RequireTime();

        checks.Add(RevisionCheck.Of(file, signatures, added, budget));
        checks.AddRange(LongTermCheck.Foreign(data, [.. seals.Select(each => each.Parties).Concat(numbers.Select(each => each.Parties)).OfType<SealParties>()]));
        var attached = AttachedFiles.Of(file, checks);
        var found = seals.Select(each => each.Seal).OfType<FoundSeal>().ToList();
        checks.AddRange(NumberCheck.Of(numbers, found, attached.Issue));
        return new VerificationResult(checks, attached.Issue, attached.SignOffs, found) { Content = attached.Content, Numbers = [.. numbers.Select(each => each.Found).OfType<FoundNumber>()] };
    }

    private static VerificationCheck Count(IReadOnlyList<Side?> sides)
    {
        var missing = Sides.Both.Where(side => !sides.Contains(side)).ToList();
        return missing.Count > 0 ? VerificationCheck.Failed(Finding.SealMissing, missing[0])
            : VerificationCheck.Passed(Finding.BothSeals);
    }
}
