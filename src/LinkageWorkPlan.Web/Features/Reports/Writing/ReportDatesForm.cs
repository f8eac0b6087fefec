using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>The four dates of a report as a form holds them.</summary>
public interface IHasReportDates
{
    DateOnly? PeriodStart { get; }

    DateOnly? PeriodEnd { get; }

    DateOnly? CutOff { get; }

    DateOnly? Due { get; }

    /// <summary>Only after validation.</summary>
    ReportDates ToDates() => new(PeriodStart!.Value, PeriodEnd!.Value, CutOff!.Value, Due!.Value);
}

internal static class ReportDatesForm
{
    public static ReportDates ToDates(this IHasReportDates dates) => dates.ToDates();
}

/// <summary>Every date is given; whether they are in order is the report's own rule.</summary>
public abstract class ReportDatesValidator<TCommand> : AbstractValidator<TCommand>
    where TCommand : IHasReportDates
{
    protected ReportDatesValidator()
    {
        Given(command => command.PeriodStart, nameof(Report.PeriodStart));
        Given(command => command.PeriodEnd, nameof(Report.PeriodEnd));
        Given(command => command.CutOff, nameof(Report.CutOff));
        Given(command => command.Due, nameof(Report.Due));
    }

    private void Given(System.Linq.Expressions.Expression<Func<TCommand, DateOnly?>> date, string field) =>
        RuleFor(date).NotNull().WithErrorCode(Rules.Required).WithState(_ => new object[] { field });
}
