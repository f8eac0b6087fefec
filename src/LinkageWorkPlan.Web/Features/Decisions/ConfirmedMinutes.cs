using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Pilots;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Decisions;

/// <summary>Whether the minutes stand in which something was decided. They do not while they are corrected after that: then both sides have to confirm them again.</summary>
internal static class ConfirmedMinutes
{
    /// <summary>Those of some decisions whose minutes both sides have confirmed as they are now.</summary>
    public static async Task<IReadOnlySet<DecisionLink>> StandingAsync(this IQueryable<Meeting> meetings, IEnumerable<DecisionLink?> decisions, CancellationToken cancel)
    {
        var all = decisions.OfType<DecisionLink>().ToList();
        var codes = all.ConvertAll(each => each.MeetingCode);
        var confirmed = codes.Count == 0 ? [] : await meetings.Where(each => codes.Contains(each.Code) && each.Confirmations.Count == Sides.Both.Count).Select(each => each.Code).ToListAsync(cancel);
        return all.Where(each => confirmed.Contains(each.MeetingCode)).ToHashSet();
    }
}
