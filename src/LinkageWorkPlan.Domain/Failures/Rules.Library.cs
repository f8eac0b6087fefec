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
    public const string DocumentUnknown = "Rule.DocumentUnknown";
    public const string DocumentUserUnknown = "Rule.DocumentUserUnknown";
    public const string DocumentUses = "Rule.DocumentUses";
    public const string DocumentVersions = "Rule.DocumentVersions";
    public const string DocumentWithdrawn = "Rule.DocumentWithdrawn";
    public const string DocumentWithoutFile = "Rule.DocumentWithoutFile";
    public const string RequestAnsweringSide = "Rule.RequestAnsweringSide";
    public const string RequestAskingSide = "Rule.RequestAskingSide";
    public const string RequestCommentInOneLanguage = "Rule.RequestCommentInOneLanguage";
    public const string RequestComments = "Rule.RequestComments";
    public const string RequestDocumentUnknown = "Rule.RequestDocumentUnknown";
    public const string RequestDocuments = "Rule.RequestDocuments";
    public const string RequestDuePast = "Rule.RequestDuePast";
    public const string RequestInOneLanguage = "Rule.RequestInOneLanguage";
    public const string RequestState = "Rule.RequestState";
}
