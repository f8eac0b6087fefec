using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>Scanned papers: what is signed by hand, and decisions that delegate.</summary>
internal static class Scans
{
    private static readonly string[] Types = [".pdf", ".png", ".jpg", ".jpeg"];

    /// <summary>For a file picker, and for messages.</summary>
    public static string Extensions { get; } = string.Join(", ", Types);

    /// <exception cref="RuleException">It is missing, too large, or no PDF or picture.</exception>
    public static SignOffFile Read(EvidenceUpload? scan, Side side)
    {
        if (scan is null)
        {
            throw new RuleException(Rules.ScanMissing, "Scan");
        }

        if (!Types.Contains(Path.GetExtension(scan.FileName), StringComparer.OrdinalIgnoreCase))
        {
            throw new RuleException(Rules.ScanType, "Scan", scan.FileName, Extensions);
        }

        var bytes = EvidenceReader.Read(scan);
        var type = EvidenceTypes.Require(scan.FileName, bytes);
        return new SignOffFile(side, Path.GetFileName(scan.FileName), type, bytes);
    }
}
