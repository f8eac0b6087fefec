using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Writes what one person is to be mailed of their notifications now: each at once, or a digest of a day or a week, as they chose. What they read meanwhile is in no mail.</summary>
public static class MailNotifications
{
    /// <summary>Mails that are written at once for one thing each; what is more at one moment goes into one mail.</summary>
    private const int MostSingle = 5;

    [AllowedTo(Role.System)]
    public sealed record Command(Guid AccountId) : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            // Two servers write the mails of one account one after the other: the second one finds them written.
            await db.Users.Where(each => each.Id == request.AccountId).ExecuteUpdateAsync(set => set.SetProperty(each => each.DisplayName, each => each.DisplayName), cancellationToken);
            var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == request.AccountId && !each.IsDisabled && each.Email != null, cancellationToken);
            if (account is null)
            {
                return Unit.Value;
            }

            var waiting = await db.Unmailed(clock.UtcNow).Where(each => each.AccountId == account.Id).Where(Notification.ReadableBy(account.Role)).OrderBy(each => each.Kind).ThenBy(each => each.At).ToListAsync(cancellationToken);
            var paces = await db.PacesAsync([account.Id], cancellationToken);
            var calendar = await db.CalendarAsync(clock.Today.AddDays(-7), clock.Today, cancellationToken);
            var to = MailRecipients.Of(account);
            foreach (var some in waiting.GroupBy(each => paces(account.Id, each.Kind)))
            {
                if (!await db.IsMailDueAsync(account.Id, some.Key, clock, calendar, cancellationToken))
                {
                    continue;
                }

                if (some.Key == MailPace.AtOnce && some.Count() <= MostSingle)
                {
                    some.ToList().ForEach(each => mails.QueueNotifications(to, [each], 0));
                }
                else
                {
                    mails.QueueNotifications(to, [.. some], some.Key == MailPace.AtOnce ? 0 : DigestMails.DaysOf(some.Key));
                }
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class DigestMails
{
    public static int DaysOf(MailPace pace) => pace == MailPace.Weekly ? 7 : 1;

    /// <summary>What no mail has, and nobody read; what is as old as mails that are no news any more is left.</summary>
    public static IQueryable<Notification> Unmailed(this WorkPlanDb db, DateTime nowUtc)
    {
        var oldest = nowUtc - MailSchedule.OldestUnsent;
        return db.Notifications.Where(each => each.MailedAt == null && each.ReadAt == null && each.At > oldest);
    }

    /// <summary>How soon each of some accounts wants mails of a kind.</summary>
    public static async Task<Func<Guid, NotificationKind, MailPace>> PacesAsync(this WorkPlanDb db, IReadOnlyCollection<Guid> accounts, CancellationToken cancel)
    {
        var chosen = await db.NotificationSettings.AsNoTracking().Where(each => accounts.Contains(each.AccountId)).ToDictionaryAsync(each => (each.AccountId, each.Kind), each => each.Pace, cancel);
        return (account, kind) => chosen.TryGetValue((account, kind), out var pace) ? pace : NotificationSetting.DefaultOf(kind);
    }

    /// <summary>True where a mail of this pace is to be written to an account now. A digest that was never sent, because what it named was read or happened again, stands in no other's way.</summary>
    public static async Task<bool> IsMailDueAsync(this WorkPlanDb db, Guid account, MailPace pace, Clock clock, Domain.Holidays.WorkingCalendar calendar, CancellationToken cancel)
    {
        var today = clock.Today;
        if (!DigestDays.IsDue(pace, today, calendar))
        {
            return false;
        }

        if (pace == MailPace.AtOnce)
        {
            return true;
        }

        var (since, days) = (WorkingClock.StartOf(DigestDays.Since(pace, today)).UtcDateTime, DaysOf(pace));
        return clock.UtcNow >= WorkingClock.StartOf(today).UtcDateTime.AddHours(DigestDays.Hour)
            && !await db.Mails.AnyAsync(each => each.Kind == MailKind.Digest && each.SubjectId == account && each.Number == days && each.CreatedAt >= since && each.State != MailState.NotNeeded, cancel);
    }
}
