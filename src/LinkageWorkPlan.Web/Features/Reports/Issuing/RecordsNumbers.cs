using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

internal static class RecordsNumbers
{
    /// <summary>Writes the number of the sender's own side, as a form has it (<see cref="WriteNumberAsync"/>). Nothing is saved yet.</summary>
    /// <param name="document">Held against other writers.</param>
    /// <param name="seen">The number the form was opened with; null where there was none.</param>
    /// <exception cref="StaleVersionException">The number is not the one that was seen.</exception>
    /// <exception cref="RuleException">It is missing, taken, kept or of a day that cannot be.</exception>
    public static async Task RecordNumberAsync(this WorkPlanDb db, RequestContext context, Clock clock, NumberedDocument document, string typed, DateOnly? date, OfficeNumber? seen, CancellationToken cancel)
    {
        if (TextNormalizer.Normalize(typed).Length == 0)
        {
            throw new RuleException(Rules.Required, nameof(RecordsNumber.Number), nameof(RecordsNumber.Number));
        }

        var body = context.User.OwnSide;
        await db.RequireSeenAsync(document, body, seen, cancel);
        await db.WriteNumberAsync(document, body, typed, date, await db.SignedOnAsync(document, body, cancel), clock.Today, context.User.Name, clock.UtcNow, cancel);
        context.Ask(date is { } day ? DateQuestions.OfPaper(nameof(RecordsNumber.Date), "RecordsNumber.Date", day, clock.Today) : []);
    }

    /// <summary>Writes the number of a document (<see cref="RecordsNumber.Of"/>).</summary>
    /// <param name="document">Held against other writers.</param>
    /// <param name="signedOn">The day the office's own side signed; null while it has not.</param>
    /// <param name="today">UTC+7.</param>
    /// <param name="by">Name of whoever writes it down.</param>
    /// <param name="nowUtc">When.</param>
    /// <exception cref="RuleException">It is missing, taken, kept or of a day that cannot be.</exception>
    public static async Task WriteNumberAsync(this WorkPlanDb db, NumberedDocument document, Side body, string typed, DateOnly? date, DateOnly? signedOn, DateOnly today, string by, DateTime nowUtc, CancellationToken cancel)
    {
        var (id, issue) = (document.Id, document.Issue);
        var present = await db.NumberAsync(document, body, cancel);
        var former = (present?.Key, present?.Date);
        var number = RecordsNumber.Of(document, body, present, typed, date, signedOn, today);
        if (former != (number.Key, number.Date))
        {
            number.RecordedNow(by, nowUtc);
        }

        var taken = await db.RecordsNumbers.AsNoTracking().FirstOrDefaultAsync(each => each.Body == body && each.Year == number.Year && each.Key == number.Key && !(each.SubjectId == id && each.Issue == issue), cancel);
        number.RequireFree(taken is null ? null : await db.CodeOfAsync(taken, cancel));
        if (present is null)
        {
            db.RecordsNumbers.Add(number);
        }
    }

    /// <summary>The number that an office gave to a document; null where none is recorded.</summary>
    public static Task<RecordsNumber?> NumberAsync(this WorkPlanDb db, NumberedDocument document, Side body, CancellationToken cancel)
    {
        var (id, issue) = (document.Id, document.Issue);
        return db.RecordsNumbers.SingleOrDefaultAsync(each => each.SubjectId == id && each.Issue == issue && each.Body == body, cancel);
    }

    private static async Task RequireSeenAsync(this WorkPlanDb db, NumberedDocument document, Side body, OfficeNumber? seen, CancellationToken cancel)
    {
        var present = await db.NumberAsync(document, body, cancel) is { } number ? new OfficeNumber(number.Body, number.Number, number.Date) : null;
        if (present != seen)
        {
            throw new StaleVersionException(document.Id, change => change.Field.StartsWith(nameof(RecordsNumber) + ".", StringComparison.Ordinal));
        }
    }

    /// <summary>The day on which a side signed a document; null while it has not.</summary>
    private static async Task<DateOnly?> SignedOnAsync(this WorkPlanDb db, NumberedDocument document, Side side, CancellationToken cancel)
    {
        var (id, issue) = (document.Id, document.Issue);
        var rounds = db.Rounds.AsNoTracking().AsSplitQuery().Where(each => each.SubjectId == id);
        var round = document switch
        {
            { IsIssued: false } => rounds.Where(each => each.State == RoundState.Open),
            { Subject: SignOffSubject.Report } => rounds.Where(each => db.Issues.Any(one => one.RoundId == each.Id && one.Number == issue)),
            _ => rounds.Where(each => each.State == RoundState.Signed),
        };
        return (await round.SingleOrDefaultAsync(cancel))?.Signatures.FirstOrDefault(each => each.Side == side)?.How.Day();
    }

    /// <summary>What the document of a number is called.</summary>
    private static Task<string> CodeOfAsync(this WorkPlanDb db, RecordsNumber number, CancellationToken cancel) => number.Subject switch
    {
        SignOffSubject.Report => db.Reports.Where(each => each.Id == number.SubjectId).Select(each => each.Code).SingleAsync(cancel),
        SignOffSubject.Plan => db.Plans.Where(each => each.Id == number.SubjectId).Select(each => each.Code).SingleAsync(cancel),
        SignOffSubject.Minutes => db.Meetings.Where(each => each.Id == number.SubjectId).Select(each => each.Code).SingleAsync(cancel),
        SignOffSubject.ScoringSheet => db.ScoringSheets.Where(each => each.Id == number.SubjectId).Select(each => each.Code).SingleAsync(cancel),
        SignOffSubject.Amendment => db.Amendments.Where(each => each.Id == number.SubjectId).Select(each => each.Code).SingleAsync(cancel),
    };
}
