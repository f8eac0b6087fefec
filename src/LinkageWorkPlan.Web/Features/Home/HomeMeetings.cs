using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>What somebody does about a meeting next.</summary>
public enum MeetingStep
{
    /// <summary>It takes place soon.</summary>
    Attend,

    /// <summary>The reader's own side has not confirmed its minutes.</summary>
    Confirm,

    /// <summary>Both sides confirmed its minutes: they can be sent to both co-chairs.</summary>
    Send,
}

public sealed record MeetingLine(MeetingStep Step, string Code, LocalizedText Title, DateOnly On, TimeOnly Begins);

internal static class HomeMeetings
{
    /// <summary>Meetings of the next <see cref="GetHome.DueDays"/> days for whoever reads them, and for secretaries minutes that wait for them. Minutes that wait for signatures are rounds.</summary>
    /// <param name="today">UTC+7.</param>
    public static async Task<IReadOnlyList<MeetingLine>> ReadAsync(VisibleDb db, CurrentUser user, DateOnly today, CancellationToken cancel)
    {
        var last = today.AddDays(GetHome.DueDays);
        var planned = db.Meetings.IgnoreAutoIncludes().Where(each => each.State == MeetingState.Planned);
        var coming = await planned.Where(each => each.On >= today && each.On <= last).OrderBy(each => each.On).ThenBy(each => each.Number).Take(GetHome.Lines)
            .Select(each => new MeetingLine(MeetingStep.Attend, each.Code, each.Title, each.On, each.Begins)).ToListAsync(cancel);
        if (!user.Is(Role.Secretary))
        {
            return coming;
        }

        var side = user.OwnSide;
        var minutes = await planned.Where(each => each.On <= today && each.Minutes == MinutesState.Open && each.Items.Any(item => item.Kind != MeetingItemKind.AgendaPoint)
                && (each.Confirmations.Count == 2 || !each.Confirmations.Any(one => one.BySide == side)))
            .OrderBy(each => each.On).ThenBy(each => each.Number).Take(GetHome.Lines)
            .Select(each => new MeetingLine(each.Confirmations.Count == 2 ? MeetingStep.Send : MeetingStep.Confirm, each.Code, each.Title, each.On, each.Begins)).ToListAsync(cancel);
        return [.. minutes, .. coming];
    }
}
