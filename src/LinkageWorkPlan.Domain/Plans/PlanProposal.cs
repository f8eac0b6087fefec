using System.Globalization;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>Code and period of a plan as its kind gives them: one calendar year, or two.</summary>
/// <param name="Start">First day, inclusive.</param>
/// <param name="End">Last day, inclusive.</param>
public sealed record PlanProposal(string Code, DateOnly Start, DateOnly End)
{
    public static PlanProposal Of(PlanKind kind, int firstYear)
    {
        var lastYear = kind == PlanKind.Biennial ? firstYear + 1 : firstYear;
        return new PlanProposal(CodeOf(firstYear, lastYear), new DateOnly(firstYear, 1, 1), new DateOnly(lastYear, 12, 31));
    }

    /// <summary>As in "2026" or "2026-2027".</summary>
    public static string CodeOf(int firstYear, int lastYear) =>
        firstYear == lastYear ? firstYear.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{firstYear}-{lastYear}");
}
