using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Mails whose time to be sent has come, those that wait longest first. One that takes an edition with it waits until that is printed.</summary>
public static class ListDueMails
{
    /// <summary>Mails of one round.</summary>
    public const int Most = 200;

    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var now = clock.UtcNow;
            return await db.Mails
                .Where(mail => mail.State == MailState.Waiting && mail.NextAttempt <= now
                    && (!mail.Attaches || db.Editions.Any(edition => edition.SubjectId == mail.SubjectId && edition.Issue == mail.Issue && edition.Reader == mail.Side && edition.Edition != Domain.Reports.Edition.Joint)))
                .OrderBy(mail => mail.NextAttempt).ThenBy(mail => mail.Id).Select(mail => mail.Id).Take(Most).ToListAsync(cancellationToken);
        }
    }
}
