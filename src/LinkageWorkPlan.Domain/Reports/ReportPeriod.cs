using System.Globalization;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>A period that a report of some kind covers, with the code it gets and the day it is usually due.</summary>
/// <param name="Start">First day, inclusive.</param>
/// <param name="End">Last day, inclusive.</param>
public sealed record ReportPeriod(string Code, DateOnly Start, DateOnly End)
{
    /// <summary>Days from the last day of the period to the end of the month in which the ministers expect the report.</summary>
    private const int DaysToWrite = 16;

    /// <summary>The four dates that are proposed; each may be changed.</summary>
    public ReportDates Dates => new(Start, End, End, End.AddDays(DaysToWrite));

    /// <summary>
    /// The periods of a kind that fall into a plan, in order. They run from the 15th to the 14th, as Decree 09/2019/NĐ-CP
    /// sets: 2026's first half is 15 December 2025 to 14 June 2026.
    /// </summary>
    public static IReadOnlyList<ReportPeriod> Of(ReportKind kind, WorkPlan plan)
    {
        var years = Enumerable.Range(plan.PeriodStart.Year, plan.PeriodEnd.Year - plan.PeriodStart.Year + 1);
        return kind switch
        {
            ReportKind.Quarter => [.. years.SelectMany(year => Parts(year, "Q", 4))],
            ReportKind.HalfYear => [.. years.SelectMany(year => Parts(year, "H", 2))],
            ReportKind.Annual => [.. years.Select(year => Part(year, year.ToString(CultureInfo.InvariantCulture), 1, 1))],
            ReportKind.EndOfPlan => [new ReportPeriod("END", plan.PeriodStart, plan.PeriodEnd)],
            ReportKind.Special => [new ReportPeriod("S1", plan.PeriodStart, plan.PeriodEnd)],
        };
    }

    /// <summary>
    /// The periods of a plan that are over and have no published report, in order: of the kinds in which the plan is reported on, half-years
    /// where it is not yet, and the whole of it once it has ended.
    /// </summary>
    /// <param name="reports">Of the plan.</param>
    /// <param name="today">UTC+7.</param>
    public static IReadOnlyList<(ReportKind Kind, ReportPeriod Period)> Unreported(WorkPlan plan, IReadOnlyCollection<ReportStanding> reports, DateOnly today)
    {
        var regular = reports.Select(report => report.Kind).Where(kind => kind is ReportKind.Quarter or ReportKind.HalfYear or ReportKind.Annual).DefaultIfEmpty(ReportKind.HalfYear);
        return [.. regular.Append(ReportKind.EndOfPlan).Distinct().SelectMany(kind => Of(kind, plan).Select(period => (Kind: kind, Period: period)))
            .Where(due => due.Period.End < today)
            .Where(due => !reports.Any(report => report.IsPublished && report.IsOf(due.Kind, due.Period)))
            .OrderBy(due => due.Period.End).ThenBy(due => due.Kind)];
    }

    private static IEnumerable<ReportPeriod> Parts(int year, string letter, int parts) =>
        Enumerable.Range(1, parts).Select(part => Part(year, string.Create(CultureInfo.InvariantCulture, $"{year}-{letter}{part}"), part, parts));

    private static ReportPeriod Part(int year, string code, int part, int parts)
    {
        var months = 12 / parts;
        var end = new DateOnly(year, part * months, 14);
        return new ReportPeriod(code, end.AddMonths(-months).AddDays(1), end);
    }
}

/// <summary>Four different dates: the period's first and last day, the day the figures are taken, the day the report is expected.</summary>
public sealed record ReportDates(DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly CutOff, DateOnly Due);

/// <summary>What is known of a report where it is asked which ones are missing.</summary>
/// <param name="IsPublished">True once an issue of it was signed by both sides.</param>
public sealed record ReportStanding(ReportKind Kind, string Code, DateOnly PeriodEnd, bool IsPublished)
{
    /// <summary>True where it reports on a period: it has the period's code, or its kind and last day.</summary>
    public bool IsOf(ReportKind kind, ReportPeriod period) => Code == period.Code || (Kind == kind && PeriodEnd == period.End);
}
