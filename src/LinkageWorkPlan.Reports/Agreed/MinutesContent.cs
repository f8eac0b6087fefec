using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>
/// What both co-chairs sign of a meeting: what it was, who came, its agenda, decisions and notes, without the database's ids and without what came
/// of decisions later, so that one meeting has one canonical form.
/// </summary>
public sealed record MinutesContent
{
    /// <summary>As in "M3".</summary>
    public required string MeetingCode { get; init; }

    public required MeetingKind Kind { get; init; }
    public required LocalizedText Title { get; init; }
    public required LocalizedText Place { get; init; }

    /// <summary>The side that invited.</summary>
    public required Side Host { get; init; }

    /// <summary>UTC+7, as the times are.</summary>
    public required DateOnly On { get; init; }

    public required TimeOnly Begins { get; init; }
    public required TimeOnly Ends { get; init; }
    public required LocalizedText VietnamAttendance { get; init; }
    public required LocalizedText LaosAttendance { get; init; }

    /// <summary>The agenda, then decisions, then notes, each in the order of their numbers.</summary>
    public required IReadOnlyList<MinutesItem> Items { get; init; }

    public static MinutesContent Of(Meeting meeting) => new()
    {
        MeetingCode = meeting.Code,
        Kind = meeting.Kind,
        Title = meeting.Title,
        Place = meeting.Place,
        Host = meeting.Host,
        On = meeting.On,
        Begins = meeting.Begins,
        Ends = meeting.Ends,
        VietnamAttendance = meeting.VietnamAttendance,
        LaosAttendance = meeting.LaosAttendance,
        Items =
        [
            .. Enum.GetValues<MeetingItemKind>().SelectMany(meeting.Of)
                .Select(each => new MinutesItem(each.Code, each.Kind, each.Words, each.About is { } about ? new MinutesSubject(about.Kind, about.PlanCode, about.Code) : null, each.Responsible, each.Due) { Contents = each.Contents }),
        ],
    };

    /// <summary>The form that is signed and stored.</summary>
    public string ToCanonical() => CanonicalJson.Of(this);

    /// <summary>Reads back what <see cref="ToCanonical"/> wrote, also in an older version that had fewer members.</summary>
    public static MinutesContent Read(string canonical) => CanonicalJson.ReadStored<MinutesContent>(canonical);

    public IEnumerable<MinutesItem> OfKind(MeetingItemKind kind) => Items.Where(each => each.Kind == kind);

    public LocalizedText AttendanceOf(Side side) => side == Side.Vietnam ? VietnamAttendance : LaosAttendance;
}

/// <param name="Code">As in "D2".</param>
/// <param name="About">What in a plan it is about; null for nothing.</param>
/// <param name="Responsible">Of a decision; null for both sides.</param>
/// <param name="Due">Of a decision; null where it has no day.</param>
public sealed record MinutesItem(string Code, MeetingItemKind Kind, LocalizedText Words, MinutesSubject? About, Side? Responsible, DateOnly? Due)
{
    /// <summary>Of a decision, codes of the memorandum's contents that it serves. Minutes of before have none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<string> Contents { get; init; } = [];
}

/// <param name="Subject">Its code in the plan, as <see cref="SubjectLink.Code"/>.</param>
public sealed record MinutesSubject(MeetingSubject Kind, string Plan, string Subject)
{
    [JsonIgnore]
    public SubjectLink Link => new(Kind, Plan, Subject);
}
