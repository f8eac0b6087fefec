using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Reports.Formatting;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.History;

/// <summary>What something was done to; each is the name of an aggregate.</summary>
public enum HistoryKind
{
    WorkPlan,
    WorkTask,
    Indicator,
    Amendment,
    Report,
    Owner,
    Term,
    Holiday,
    MemorandumItem,
    Meeting,
    PilotModel,
    ScoringSheet,
    Ballot,
    Course,
    Enterprise,
    EnterpriseContact,
    Linkage,
    ParkProgramme,
    CompatibilityRow,
    ParkRisk,
    LibraryDocument,
    SideRequest,
}

/// <summary>Which entries of a history are shown.</summary>
/// <param name="Person">Who did it.</param>
/// <param name="From">First day (UTC+7), inclusive.</param>
/// <param name="To">Last day (UTC+7), inclusive.</param>
/// <param name="Since">Only what was done after this instant, UTC.</param>
/// <param name="Others">Leaves out what this account and the program itself did.</param>
public sealed record HistoryFilter(Guid? Person = null, HistoryKind? Kind = null, DateOnly? From = null, DateOnly? To = null, DateTime? Since = null, Guid? Others = null)
{
    private const string DayForm = "yyyy-MM-dd";

    public bool IsEmpty => this == new HistoryFilter();

    /// <summary>Reads what is in an address; what it does not know is left out.</summary>
    /// <param name="today">What a typed day without a year belongs to.</param>
    public static HistoryFilter Read(string? person, string? kind, string? from, string? to, string? since, string? others, DateOnly today) => new(
        Guid.TryParse(person, out var id) ? id : null,
        Enum.TryParse<HistoryKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        DateText.TryRead(from, today, out var first) ? first : null,
        DateText.TryRead(to, today, out var last) ? last : null,
        DateTime.TryParseExact(since, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) && instant.Kind == DateTimeKind.Utc ? instant : null,
        Guid.TryParse(others, out var own) ? own : null);

    /// <param name="path">Of a page of history.</param>
    public string AddressOf(string path, string? task = null, int page = 1) => QueryHelpers.AddQueryString(path, new (string Name, string? Value)[]
    {
        ("task", task),
        ("person", Person?.ToString()),
        ("kind", Kind?.ToString().ToLowerInvariant()),
        ("from", From?.ToString(DayForm, CultureInfo.InvariantCulture)),
        ("to", To?.ToString(DayForm, CultureInfo.InvariantCulture)),
        ("since", Since?.ToString("O", CultureInfo.InvariantCulture)),
        ("others", Others?.ToString()),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
    }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));

    /// <summary>The same entries as a workbook, with all pages.</summary>
    /// <param name="plan">Its code; null for all plans.</param>
    /// <param name="subject">One owner, term or other subject; null for all.</param>
    public string Workbook(string? plan, string? task, Guid? subject = null)
    {
        var of = new (string Name, string? Value)[] { ("plan", plan), ("subject", subject?.ToString()) }.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value));
        return QueryHelpers.AddQueryString(AddressOf("/history.xlsx", task), of);
    }

    internal IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        if (Person is { } person)
        {
            entries = entries.Where(entry => entry.ActorId == person);
        }

        if (Others is { } own)
        {
            entries = entries.Where(entry => entry.ActorId != own && entry.ActorRole != Role.System);
        }

        if (Kind?.ToString() is { } kind)
        {
            entries = entries.Where(entry => entry.SubjectKind == kind);
        }

        if (From is { } first)
        {
            var begin = WorkingClock.StartOf(first).UtcDateTime;
            entries = entries.Where(entry => entry.At >= begin);
        }

        if (To is { } last)
        {
            var end = WorkingClock.EndOf(last);
            entries = entries.Where(entry => entry.At < end);
        }

        return Since is { } since ? entries.Where(entry => entry.At > since) : entries;
    }
}
