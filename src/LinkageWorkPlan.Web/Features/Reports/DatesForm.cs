using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>The four dates while they are typed.</summary>
public sealed record DatesForm
{
    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public DateOnly? CutOff { get; init; }

    public DateOnly? Due { get; init; }

    public static DatesForm From(ReportDates dates) => new() { PeriodStart = dates.PeriodStart, PeriodEnd = dates.PeriodEnd, CutOff = dates.CutOff, Due = dates.Due };
}
