using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>The sender says how soon they want mails of each kind.</summary>
public static class ChooseMails
{
    /// <param name="Paces">Kinds that are not in it stay as they are.</param>
    [AllowedTo(Roles.Notified)]
    public sealed record Command(IReadOnlyDictionary<NotificationKind, MailPace> Paces) : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.ChooseAsync(context.User.Id, request.Paces, clock.UtcNow, cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class MailChoices
{
    /// <summary>Keeps how soon an account wants mails of some kinds, and saves. What was told while a kind was off is not mailed later.</summary>
    public static async Task ChooseAsync(this WorkPlanDb db, Guid account, IReadOnlyDictionary<NotificationKind, MailPace> paces, DateTime nowUtc, CancellationToken cancel)
    {
        if (!await db.Users.AnyAsync(each => each.Id == account, cancel))
        {
            return;
        }

        var known = await db.NotificationSettings.Where(each => each.AccountId == account).ToDictionaryAsync(each => each.Kind, cancel);
        foreach (var (kind, pace) in paces)
        {
            if (!known.TryGetValue(kind, out var setting))
            {
                setting = new NotificationSetting { AccountId = account, Kind = kind, Pace = NotificationSetting.DefaultOf(kind) };
                db.NotificationSettings.Add(setting);
            }

            if (pace == MailPace.Off || setting.Pace == MailPace.Off)
            {
                await db.Notifications.Where(each => each.AccountId == account && each.Kind == kind && each.MailedAt == null).ExecuteUpdateAsync(set => set.SetProperty(each => each.MailedAt, nowUtc), cancel);
            }

            setting.Pace = pace;
        }

        await db.SaveChangesAsync(cancel);
    }
}
