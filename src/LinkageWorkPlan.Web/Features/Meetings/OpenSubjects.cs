using System.Globalization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Something that a meeting can talk about.</summary>
/// <param name="Title">In words, which a new point begins with.</param>
/// <param name="IsLate">True for a task whose end or a milestone of which is over.</param>
public sealed record OpenSubject(SubjectLink Link, LocalizedText Title, bool IsLate)
{
    /// <summary>One of several that have the same link, such as the directions of a plan.</summary>
    public string Mark => $"{Link.Key}|{Fingerprint.OfText(Title.ToString())}";

    /// <summary>Its words, as far as they fit into a point.</summary>
    public TextWords ToWords() => Languages.All.Where(each => Title[each] is not null)
        .Aggregate(TextWords.None, (words, each) => words.With(each, TextLimit.Shorten(Title[each]!.Text, MeetingItem.WordsMax)));
}

internal static class OpenSubjects
{
    /// <summary>Most tasks that are offered, late ones first.</summary>
    private const int TasksMost = 500;

    /// <summary>Late tasks, scored pilot models and the gate of the joint industrial park that wait for a decision, open obstacles, directions, proposals of the newest issued report, and amendments of adopted plans; then their other tasks.</summary>
    public static async Task<IReadOnlyList<OpenSubject>> ListAsync(VisibleDb db, DateOnly today, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => each.State == PlanState.Adopted).OrderBy(each => each.Code).ToDictionaryAsync(each => each.Id, each => each.Code, cancel);
        var ids = plans.Keys.ToList();
        var tasks = await db.Tasks.Where(each => ids.Contains(each.PlanId) && each.DroppedOn == null && each.Percent < 100)
            .OrderByDescending(each => each.Agreed.End < today || db.Milestones.Any(one => one.TaskId == each.Id && one.Reached == null && one.Planned < today)).ThenBy(each => each.SortKey).Take(TasksMost)
            .Select(each => new { each.PlanId, each.Code, each.Agreed.Title, IsLate = each.Agreed.End < today || db.Milestones.Any(one => one.TaskId == each.Id && one.Reached == null && one.Planned < today) })
            .ToListAsync(cancel);
        var obstacles = await db.Obstacles.Where(each => ids.Contains(each.PlanId) && each.State == ObstacleState.Open).OrderBy(each => each.Number).Select(each => new { each.PlanId, each.Code, each.Title }).ToListAsync(cancel);
        var directions = await db.Directions.Where(each => ids.Contains(each.PlanId) && each.State != DirectionState.Closed).OrderBy(each => each.Given).Select(each => new { each.PlanId, each.Words }).ToListAsync(cancel);
        var amendments = await db.Amendments.Where(each => ids.Contains(each.PlanId) && (each.State == AmendmentState.Draft || each.State == AmendmentState.InReview))
            .OrderBy(each => each.Number).Select(each => new { each.PlanId, each.Number, each.Reason }).ToListAsync(cancel);
        var reports = await db.Reports.Where(each => ids.Contains(each.PlanId) && each.State == ReportState.Issued)
            .Select(each => new { each.PlanId, each.Code, each.CutOff, Proposals = each.Proposals.Select(one => new { one.Addressee, one.Order, one.Text }).ToList() }).ToListAsync(cancel);
        var newest = reports.GroupBy(each => each.PlanId).Select(each => each.MaxBy(one => one.CutOff)!);
        var pilots = await db.Pilots.Where(each => each.State == PilotState.Candidate && db.ScoringSheets.Any(sheet => sheet.Code == each.ScoredIn && sheet.ScoredAt != null))
            .OrderBy(each => each.Number).Select(each => new { each.Code, each.Title }).ToListAsync(cancel);
        var park = await db.Parks.SingleOrDefaultAsync(cancel);
        OpenSubject Of(MeetingSubject kind, Guid plan, string code, LocalizedText title, bool isLate = false) => new(new SubjectLink(kind, plans[plan], code), title, isLate);
        return
        [
            .. tasks.Where(each => each.IsLate).Select(each => Of(MeetingSubject.Task, each.PlanId, each.Code, each.Title, isLate: true)),
            .. pilots.Select(each => new OpenSubject(new SubjectLink(MeetingSubject.Pilot, string.Empty, each.Code), each.Title, IsLate: false)),
            .. park?.Current is { } step ? [new OpenSubject(step.Link, step.Title, IsLate: false)] : Array.Empty<OpenSubject>(),
            .. obstacles.Select(each => Of(MeetingSubject.Obstacle, each.PlanId, each.Code, each.Title)),
            .. directions.Select(each => Of(MeetingSubject.Direction, each.PlanId, string.Empty, each.Words)),
            .. newest.SelectMany(each => each.Proposals.OrderBy(one => one.Addressee).ThenBy(one => one.Order).Select(one => Of(MeetingSubject.Proposal, each.PlanId, each.Code, one.Text))),
            .. amendments.Select(each => Of(MeetingSubject.Amendment, each.PlanId, each.Number.ToString(CultureInfo.InvariantCulture), each.Reason)),
            .. tasks.Where(each => !each.IsLate).Select(each => Of(MeetingSubject.Task, each.PlanId, each.Code, each.Title)),
        ];
    }

    /// <summary>What belongs to no plan and can carry a decision out: pilot models that were not withdrawn, courses that were not called off, and gates of the joint industrial park that are not passed.</summary>
    public static async Task<IReadOnlyList<OpenSubject>> OutsidePlansAsync(VisibleDb db, CancellationToken cancel)
    {
        var pilots = await db.Pilots.Where(each => each.State != PilotState.Withdrawn).OrderBy(each => each.Number).Select(each => new { each.Code, each.Title }).ToListAsync(cancel);
        var courses = await db.Courses.Where(each => each.State != CourseState.CalledOff).OrderBy(each => each.Number).Select(each => new { each.Code, each.Title }).ToListAsync(cancel);
        var park = await db.Parks.SingleOrDefaultAsync(cancel);
        return
        [
            .. (park?.Steps ?? []).Where(each => each.Decision is null).Select(each => new OpenSubject(each.Link, each.Title, IsLate: false)),
            .. pilots.Select(each => new OpenSubject(new SubjectLink(MeetingSubject.Pilot, string.Empty, each.Code), each.Title, IsLate: false)),
            .. courses.Select(each => new OpenSubject(new SubjectLink(MeetingSubject.Course, string.Empty, each.Code), each.Title, IsLate: false)),
        ];
    }
}
