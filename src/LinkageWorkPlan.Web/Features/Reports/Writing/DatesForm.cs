using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>The four dates while they are typed.</summary>
public sealed record DatesForm
{
    public DateOnly? PeriodStart { get; init; }

    public DateOnly? PeriodEnd { get; init; }

    public DateOnly? CutOff { get; init; }

    public DateOnly? Due { get; init; }

    /// <summary>This form rebased on what somebody else saved meanwhile: what was not changed here takes theirs.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public DatesForm RebaseOn(DatesForm theirs, DatesForm opened) => new()
    {
        PeriodStart = PeriodStart == opened.PeriodStart ? theirs.PeriodStart : PeriodStart,
        PeriodEnd = PeriodEnd == opened.PeriodEnd ? theirs.PeriodEnd : PeriodEnd,
        CutOff = CutOff == opened.CutOff ? theirs.CutOff : CutOff,
        Due = Due == opened.Due ? theirs.Due : Due,
    };

    public static DatesForm From(ReportDates dates) => new() { PeriodStart = dates.PeriodStart, PeriodEnd = dates.PeriodEnd, CutOff = dates.CutOff, Due = dates.Due };
}
