namespace LinkageWorkPlan.Domain.Failures;

/// <summary>What is refused of a workbook that is taken into a plan.</summary>
public static partial class Rules
{
    public const string ImportNoTable = "Rule.ImportNoTable";
    public const string ImportBroken = "Rule.ImportBroken";
    public const string ImportMacros = "Rule.ImportMacros";
    public const string ImportTooMuch = "Rule.ImportTooMuch";
    public const string ImportTooManyRows = "Rule.ImportTooManyRows";
    public const string ImportCodeMissing = "Rule.ImportCodeMissing";
    public const string ImportCodeTwice = "Rule.ImportCodeTwice";
    public const string ImportHeadingTwice = "Rule.ImportHeadingTwice";
    public const string ImportFormulaEmpty = "Rule.ImportFormulaEmpty";
    public const string ImportCellError = "Rule.ImportCellError";
    public const string ImportCellLong = "Rule.ImportCellLong";
    public const string ImportNotWords = "Rule.ImportNotWords";
    public const string ImportDate = "Rule.ImportDate";
    public const string ImportChoice = "Rule.ImportChoice";
    public const string ImportFlag = "Rule.ImportFlag";
    public const string ImportOwnerUnknown = "Rule.ImportOwnerUnknown";
    public const string ImportOwnerTwice = "Rule.ImportOwnerTwice";
    public const string ImportOwnerSide = "Rule.ImportOwnerSide";
    public const string ImportTaskUnknown = "Rule.ImportTaskUnknown";
    public const string ImportMoved = "Rule.ImportMoved";
    public const string ImportRefused = "Rule.ImportRefused";
    public const string ImportOutdated = "Rule.ImportOutdated";
    public const string ImportUndone = "Rule.ImportUndone";
    public const string ImportChangedSince = "Rule.ImportChangedSince";
}
