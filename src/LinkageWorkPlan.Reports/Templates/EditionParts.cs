using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>What an edition's template puts in order. Each must be in it exactly once: both editions of one content say the same.</summary>
public static class EditionParts
{
    /// <summary>What a second issue changes in the one before; printed only where there is something.</summary>
    public const string Corrections = "Corrections";

    public const string AnnexGantt = "Gantt";

    /// <summary>Period, cut-off and codes as a small list.</summary>
    public const string Facts = "facts";

    /// <summary>The basis lines, one a document.</summary>
    public const string Basis = "basis";

    public static readonly IReadOnlyList<string> Sections = [Corrections, .. SectionKeys.All];

    public static readonly IReadOnlyList<string> Annexes = ["I", "II", "III", "IV", "V", AnnexGantt];

    /// <summary>What a head can hold besides lines, pictures and columns.</summary>
    public static readonly IReadOnlyList<string> Head = [Facts, Basis];
}
