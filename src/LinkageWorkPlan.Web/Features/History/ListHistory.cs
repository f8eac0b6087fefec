using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.History;

/// <summary>A page of history, the newest first. An administrator sees what was done to accounts and nothing of plans and reports.</summary>
public static class ListHistory
{
    /// <param name="PlanCode">All of a plan, its reports included; with <paramref name="TaskCode"/> one task of it.</param>
    /// <param name="SubjectId">One task, plan, report or account.</param>
    /// <param name="Page">From 1.</param>
    /// <param name="Only">Null where nobody chooses: then there are no <see cref="Result.People"/> to choose from.</param>
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query(string? PlanCode = null, string? TaskCode = null, Guid? PlanId = null, Guid? SubjectId = null, int Page = 1, int Take = 30, HistoryFilter? Only = null) : IQuery<Result>;

    /// <param name="Count">Of all that the filter leaves.</param>
    /// <param name="Owners">Names of the owners that the entries mention, by id.</param>
    public sealed record Result(IReadOnlyList<AuditEntry> Entries, int Count, int Page, int Pages, LocalizedText Title, IReadOnlyDictionary<string, LocalizedText> Owners)
    {
        /// <summary>Who may have done anything: all accounts by name, then the program itself (<see cref="CurrentUser.System"/>).</summary>
        public IReadOnlyList<(Guid Id, string Name)> People { get; init; } = [];
    }

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (entries, title) = await FindAsync(request, cancellationToken);
            IReadOnlyList<(Guid, string)> people = [];
            if (request.Only is not null)
            {
                people = await PeopleAsync(cancellationToken);
            }

            var count = await entries.CountAsync(cancellationToken);
            var take = Math.Clamp(request.Take, 1, 200);
            var pages = Math.Max(1, (count + take - 1) / take);
            var page = Math.Clamp(request.Page, 1, pages);
            var rows = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((page - 1) * take).Take(take).ToListAsync(cancellationToken);
            return new Result(rows, count, page, pages, title, await OwnersAsync(rows, cancellationToken)) { People = people };
        }

        /// <summary>Not from the entries: their number grows, and each page would scan all of them.</summary>
        private async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CancellationToken cancel)
        {
            var people = await db.Users.Select(account => new { account.Id, account.DisplayName }).ToListAsync(cancel);
            return [.. people.OrderBy(each => each.DisplayName, TextOrder.For(context.User.Language)).Select(each => (each.Id, each.DisplayName)), (CurrentUser.System.Id, CurrentUser.System.Name)];
        }

        /// <summary>All entries that are asked for, in no order, and what they are about.</summary>
        internal async Task<(IQueryable<AuditEntry> Entries, LocalizedText Title)> FindAsync(Query request, CancellationToken cancellationToken)
        {
            var (planId, title) = (request.PlanId, LocalizedText.Empty);
            if (request.PlanCode is { } code)
            {
                var plan = await db.Plans.Where(each => each.Code == code).Select(each => new { each.Id, each.Title }).SingleOrDefaultAsync(cancellationToken)
                    ?? throw new RuleException(Rules.NotFound);
                (planId, title) = (plan.Id, plan.Title);
            }

            var entries = db.History;
            if (planId is { } of)
            {
                entries = entries.Where(entry => entry.PlanId == of);
            }

            if (request.SubjectId is { } subject)
            {
                if (context.User.Is(Role.Administrator))
                {
                    var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == subject, cancellationToken) ?? throw new RuleException(Rules.NotFound);
                    title = LocalizedText.Of(account.Language, account.DisplayName);
                }

                entries = entries.Where(entry => entry.SubjectId == subject);
            }

            if (request.TaskCode is { } task)
            {
                entries = entries.Where(entry => entry.SubjectKind == nameof(WorkTask) && entry.SubjectCode == task);
            }

            return (request.Only is { } only ? only.Of(entries) : entries, title);
        }

        /// <summary>Names of the owners that entries mention, by id.</summary>
        internal async Task<IReadOnlyDictionary<string, LocalizedText>> OwnersAsync(List<AuditEntry> rows, CancellationToken cancel)
        {
            var ids = rows.SelectMany(row => row.Changes).Where(change => change.Kind == ValueKind.Owner)
                .SelectMany(change => new[] { change.Before, change.After }).Where(id => id is not null).Select(id => Guid.Parse(id!)).Distinct().ToList();
            return ids.Count == 0
                ? new Dictionary<string, LocalizedText>()
                : await db.Owners.AsNoTracking().Where(owner => ids.Contains(owner.Id)).ToDictionaryAsync(owner => owner.Id.ToString(), owner => owner.Name, cancel);
        }
    }
}
