using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>How soon the sender wants mails of each kind.</summary>
public static class GetMailChoices
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyDictionary<NotificationKind, MailPace> Paces);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var chosen = await db.NotificationSettings.ToDictionaryAsync(each => each.Kind, each => each.Pace, cancellationToken);
            return new Result(Enum.GetValues<NotificationKind>().ToDictionary(each => each, each => chosen.TryGetValue(each, out var pace) ? pace : NotificationSetting.DefaultOf(each)));
        }
    }
}
