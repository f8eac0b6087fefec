using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>How soon the sender wants mails of each kind.</summary>
public static class GetMailChoices
{
    [AllowedTo(Roles.Notified)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyDictionary<NotificationKind, MailPace> Paces);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Result>
    {
        /// <summary>Who does not work on drafts is notified of what waits for them alone.</summary>
        private IEnumerable<NotificationKind> Kinds() => context.User.Is(Roles.Drafters) ? Enum.GetValues<NotificationKind>() : [NotificationKind.Waiting];

        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var chosen = await db.NotificationSettings.ToDictionaryAsync(each => each.Kind, each => each.Pace, cancellationToken);
            return new Result(Kinds().ToDictionary(each => each, each => chosen.TryGetValue(each, out var pace) ? pace : NotificationSetting.DefaultOf(each)));
        }
    }
}
