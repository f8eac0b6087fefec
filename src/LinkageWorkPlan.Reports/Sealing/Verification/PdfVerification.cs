using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Verifies the PDF of an issue by itself: without a database, a network or the certificates of this machine.</summary>
public static class PdfVerification
{
    /// <summary>A PDF that is larger is not read.</summary>
    public const int SizeMax = PdfFile.SizeMax;

    /// <param name="trusted">Roots the certificates have to lead to; null where that is not asked.</param>
    public static VerificationResult Verify(ReadOnlyMemory<byte> pdf, X509Certificate2Collection? trusted = null)
    {
        try
        {
            return Verify(PdfFile.Read(pdf), trusted);
        }
        catch (PdfException fault)
        {
            return VerificationResult.Refused(VerificationCheck.Of(fault.Fault));
        }
    }

    private static VerificationResult Verify(PdfFile file, X509Certificate2Collection? trusted)
    {
        var checks = new List<VerificationCheck> { VerificationCheck.Passed(Finding.WholePdf, file.Pages) };
        var signatures = PdfSignature.AllOf(file);
        if (signatures.Count == 0)
        {
            checks.Add(VerificationCheck.Failed(Finding.NoSeal));
            return new VerificationResult(checks, null, [], []);
        }

        var seals = signatures.Select(each => SealCheck.Of(file, each, trusted)).ToList();
        checks.Add(Count([.. seals.Select(each => each.Seal?.Side)]));
        foreach (var seal in seals)
        {
            checks.AddRange(seal.Checks);
        }

        checks.Add(RevisionCheck.Of(file));
        var attached = AttachedFiles.Of(file, checks);
        return new VerificationResult(checks, attached.Issue, attached.SignOffs, [.. seals.Select(each => each.Seal).OfType<FoundSeal>()]) { Content = attached.Content };
    }

    private static VerificationCheck Count(IReadOnlyList<Side?> sides)
    {
        var missing = Sides.Both.Where(side => !sides.Contains(side)).ToList();
        return missing.Count > 0 ? VerificationCheck.Failed(Finding.SealMissing, missing[0])
            : sides.Count > Sides.Both.Count ? VerificationCheck.Failed(Finding.TooManySeals)
            : VerificationCheck.Passed(Finding.BothSeals);
    }
}
