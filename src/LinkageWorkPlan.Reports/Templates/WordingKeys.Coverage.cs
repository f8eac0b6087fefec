using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Those of the annex of coverage.</summary>
public static partial class WordingKeys
{
    public const string AnnexCoverage = "Annex.Coverage";
    public const string CoverageContents = "Coverage.Contents";
    public const string CoverageContent = "Coverage.Content";
    public const string CoverageSectors = "Coverage.Sectors";
    public const string CoverageSector = "Coverage.Sector";
    public const string CoverageTasks = "Coverage.Tasks";
    public const string CoverageNone = "Coverage.None";
    public const string CoverageNote = "Coverage.Note";

    public static string Of(CoverageActivityKind kind) => $"Coverage.{kind}";
}
