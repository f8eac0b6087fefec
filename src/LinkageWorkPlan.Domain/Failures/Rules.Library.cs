namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of the library.</summary>
public static partial class Rules
{
    public const string DataChart = "Rule.DataChart";
    public const string DataNone = "Rule.DataNone";
    public const string DataNotRead = "Rule.DataNotRead";
    public const string DocumentInOneLanguage = "Rule.DocumentInOneLanguage";
    public const string DocumentMacros = "Rule.DocumentMacros";
    public const string DocumentOtherSide = "Rule.DocumentOtherSide";
    public const string DocumentPeriod = "Rule.DocumentPeriod";
    public const string DocumentReadersFewer = "Rule.DocumentReadersFewer";
    public const string DocumentSameFile = "Rule.DocumentSameFile";
    public const string DocumentVersions = "Rule.DocumentVersions";
    public const string DocumentWithdrawn = "Rule.DocumentWithdrawn";
    public const string DocumentWithoutFile = "Rule.DocumentWithoutFile";
}
