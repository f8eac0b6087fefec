using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Texts;

internal static class TextLabels
{
    /// <summary>What a text is called: its field, with the code of the milestone, pillar or sector or the number of the budget line, and the day of an update; in a report the heading it is under.</summary>
    public static string Of(TextRow row, Loc loc)
    {
        var parts = row.Field.Split(':');
        var name = row.Kind switch
        {
            TextKind.Report or TextKind.Issue => row.Title.For(loc.Language),
            TextKind.Plan when parts[0] == "Title" => loc["Texts.PlanTitle"],
            TextKind.Amendment when parts is ["Outline", "Title"] => loc["Texts.PlanTitle"],
            TextKind.Amendment when parts[0] == "Outline" => loc["Field." + parts[1]],
            TextKind.Amendment when parts.Length > 2 => $"{parts[1]} · {loc["Field." + parts[2]]}",
            TextKind.Owner => loc["Field.Owner"],
            TextKind.Memorandum => $"{loc["Field.Content"]} {row.Subject}",
            TextKind.Evidence => loc["Field.Evidence.Title"],
            TextKind.Obstacle => $"{row.Subject} · {loc["Field.Obstacle." + parts[0]]}",
            TextKind.Meeting when parts.Length > 1 => $"{row.Subject} · {loc["Field.MeetingItem." + parts[0]]} {parts[1]}",
            TextKind.Meeting => $"{row.Subject} · {loc["Field.Meeting." + parts[0]]}",
            TextKind.Pilot when parts.Length > 1 => $"{row.Subject} · {loc["Field." + parts[0] + ".Reason"]} · {(Enum.TryParse<PilotCriterion>(parts[1], out var criterion) && Enum.IsDefined(criterion) ? loc.Name(criterion) : parts[1])}",
            TextKind.Pilot => $"{row.Subject} · {loc["Field.PilotModel." + parts[0]]}",
            TextKind.Course when parts.Length > 1 => $"{row.Subject} · {loc["Field.CourseProduct." + parts[0]]} {parts[1]}",
            TextKind.Course => $"{row.Subject} · {loc["Field.Course." + parts[0]]}",
            TextKind.Linkage => $"{row.Subject} · {loc["Field.Linkage." + parts[0]]}",
            TextKind.Park when parts.Length > 1 => $"{loc["Park.Heading"]} · {parts[1]} · {loc["Field.ParkStep." + parts[0]]}",
            TextKind.Park => $"{loc["Park.Heading"]} · {loc["Field.ParkProgramme." + parts[0]]}",
            TextKind.Compatibility => $"{row.Subject} · {loc["Field.CompatibilityRow." + parts[0]]}",
            TextKind.Risk => $"{row.Subject} · {loc["Field.ParkRisk." + parts[0]]}",
            TextKind.Document when parts.Length > 1 => $"{row.Subject} · {loc["Field.DataColumn." + parts[0]]} {parts[1]}",
            TextKind.SideRequest when parts.Length > 1 => $"{row.Subject} · {loc["Field.RequestComment." + parts[0]]} {parts[1]}",
            TextKind.SideRequest => $"{row.Subject} · {loc["Field.SideRequest." + parts[0]]}",
            TextKind.Document => $"{row.Subject} · {loc["Field.LibraryDocument." + parts[0]]}",
            TextKind.Comment => loc["Field.Comment.Text"],
            TextKind.Return => loc["Field.RoundComment.Words"] + (parts.Length > 1 ? $" · {parts[1]}" : string.Empty),
            TextKind.Indicator => $"{row.Subject} · {loc["Field." + (parts.Length == 3 ? parts[2] : parts[0])]}",
            _ => loc["Field." + parts[0]],
        };
        var part = parts is [.., "Milestone" or "Pillar" or "Sector" or "Budget", var code] ? $" {code}" : string.Empty;
        return row.On is { } day ? $"{name}{part} ({loc.Date(day)})" : name + part;
    }
}
