using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>The field of a seal on page 1.</summary>
/// <param name="Place">Empty where nothing is to be seen.</param>
/// <param name="Flags">Of an annotation (ISO 32000-1, 12.5.3).</param>
/// <param name="Words">For readers of a screen.</param>
/// <param name="Signature">More entries of the signature.</param>
/// <param name="Shown">More entries of the field.</param>
internal sealed record SealField(
    string Name, PdfObject Place, string Flags, PdfString Words, IReadOnlyList<(string Key, PdfObject Value)> Signature, IReadOnlyList<(string Key, PdfObject Value)> Shown)
{
    /// <summary>Printed, as PDF/A asks for (ISO 19005-3, 6.3.2), with nothing, and locked.</summary>
    private const string PrintedAndLocked = "132";

    /// <summary>The seal of a whole issue: it is not to be seen.</summary>
    public static SealField Invisible(SealCertificate certificate)
    {
        var name = "seal-" + certificate.Side.ToString().ToLowerInvariant();
        return new SealField(name, new PdfWord("[-1 -1 -1 -1]"), PrintedAndLocked, PdfString.Text(name), [], []);
    }
}
