using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What records offices number: an issue of a report, a plan, an amendment, minutes or a round of scoring.</summary>
/// <param name="Id">Of the report, plan, amendment, meeting or sheet.</param>
/// <param name="Issue">Of a report the issue that is open or, where none is, the newest; 1 for what is signed once.</param>
/// <param name="IsIssued">Both sides have signed it: a number that it has stays.</param>
public sealed record NumberedDocument(SignOffSubject Subject, Guid Id, int Issue, bool IsIssued)
{
    /// <summary>Also while it is a draft: an office may give the number of a report before it is signed.</summary>
    public static NumberedDocument Of(Report report) => new(SignOffSubject.Report, report.Id, report.OpenIssue, report.State == ReportState.Issued);

    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberEarly"/>.</exception>
    public static NumberedDocument Of(WorkPlan plan) => OfSigned(SignOffSubject.Plan, plan.Id, plan.IsAdopted);

    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberEarly"/>.</exception>
    public static NumberedDocument Of(Amendment amendment) => OfSigned(SignOffSubject.Amendment, amendment.Id, amendment.State == AmendmentState.InForce);

    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberEarly"/>.</exception>
    public static NumberedDocument Of(Meeting meeting) => OfSigned(SignOffSubject.Minutes, meeting.Id, meeting.Minutes == MinutesState.Signed);

    /// <exception cref="RuleException"><see cref="Rules.RecordsNumberEarly"/>.</exception>
    public static NumberedDocument Of(ScoringSheet sheet) => OfSigned(SignOffSubject.ScoringSheet, sheet.Id, sheet.Signing == SheetSigning.Signed);

    private static NumberedDocument OfSigned(SignOffSubject subject, Guid id, bool isSigned) =>
        isSigned ? new(subject, id, 1, true) : throw new RuleException(Rules.RecordsNumberEarly, nameof(RecordsNumber.Number));
}
