using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

internal static class MeetingRecords
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Meeting> MeetingAsync(this WorkPlanDb db, Guid id, CancellationToken cancel) =>
        await db.Meetings.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Meeting> MeetingAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var meeting = await db.MeetingAsync(id, cancel);
        Expect.Version(meeting, version);
        return meeting;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<Meeting> FindMeetingAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Meetings.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What was chosen is not there.</summary>
    public static RuleException Unknown(SubjectLink link, string field) =>
        link.PlanCode.Length == 0 ? new RuleException(Rules.MeetingThingUnknown, field, link.Code) : new RuleException(Rules.MeetingSubjectUnknown, field, link.PlanCode, link.Code);

    /// <summary>What an item is about has to be there: in a plan that both sides adopted, a pilot model that was not withdrawn, a course that was not called off, or a gate of the joint industrial park.</summary>
    /// <exception cref="RuleException"><see cref="Rules.MeetingSubjectUnknown"/> or <see cref="Rules.MeetingThingUnknown"/>.</exception>
    public static Task RequireSubjectAsync(this WorkPlanDb db, SubjectLink? about, CancellationToken cancel) => db.RequireSubjectAsync(about, nameof(MeetingItemForm.About), cancel);

    /// <param name="field">In which it was chosen.</param>
    /// <inheritdoc cref="RequireSubjectAsync(WorkPlanDb, SubjectLink?, CancellationToken)"/>
    public static async Task RequireSubjectAsync(this WorkPlanDb db, SubjectLink? about, string field, CancellationToken cancel)
    {
        if (about is null)
        {
            return;
        }

        var plan = db.Plans.Where(each => each.Code == about.PlanCode && each.AdoptedOn != null).Select(each => each.Id);
        var code = about.Code;
        var isThere = about.Kind switch
        {
            MeetingSubject.Task => await db.Tasks.AnyAsync(each => plan.Contains(each.PlanId) && each.Code == code, cancel),
            MeetingSubject.Obstacle => await db.Obstacles.AnyAsync(each => plan.Contains(each.PlanId) && each.Code == code, cancel),
            MeetingSubject.Amendment => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await db.Amendments.AnyAsync(each => plan.Contains(each.PlanId) && each.Number == number, cancel),
            MeetingSubject.Proposal => await db.Reports.AnyAsync(each => plan.Contains(each.PlanId) && each.Code == code && each.Issue != null, cancel),
            MeetingSubject.Direction => await db.Directions.AnyAsync(each => plan.Contains(each.PlanId), cancel),
            MeetingSubject.Pilot => await db.Pilots.AnyAsync(each => each.Code == code && each.State != PilotState.Withdrawn, cancel),
            MeetingSubject.Gate => await db.Parks.AnyAsync(each => each.Steps.Any(step => step.Code == code), cancel),
            MeetingSubject.Course => await db.Courses.AnyAsync(each => each.Code == code && each.State != CourseState.CalledOff, cancel),
        };
        if (!isThere)
        {
            throw Unknown(about, field);
        }
    }
}
