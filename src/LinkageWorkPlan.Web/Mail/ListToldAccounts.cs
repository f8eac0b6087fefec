using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>Accounts that are to be mailed of notifications now.</summary>
public static class ListToldAccounts
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Query request, CancellationToken cancellationToken)
        {
            var waiting = await db.Unmailed(clock.UtcNow).Select(each => new { each.AccountId, each.Kind }).Distinct().ToListAsync(cancellationToken);
            if (waiting.Count == 0)
            {
                return [];
            }

            var paces = await db.PacesAsync([.. waiting.Select(each => each.AccountId).Distinct()], cancellationToken);
            var calendar = await db.CalendarAsync(clock.Today.AddDays(-7), clock.Today, cancellationToken);
            var due = new List<Guid>();
            foreach (var (account, pace) in waiting.Select(each => (each.AccountId, paces(each.AccountId, each.Kind))).Distinct())
            {
                if (!due.Contains(account) && await db.IsMailDueAsync(account, pace, clock, calendar, cancellationToken))
                {
                    due.Add(account);
                }
            }

            return due;
        }
    }
}
