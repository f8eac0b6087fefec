using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>A page of the mail queue, the newest first, for those who keep the server: without what the mails say.</summary>
public static class ListMails
{
    /// <param name="State">Null for all.</param>
    /// <param name="Page">From 1.</param>
    [AllowedTo(Role.Administrator)]
    public sealed record Query(MailState? State = null, int Page = 1, int Take = 50) : IQuery<Result>;

    /// <param name="Server">As in <c>mail.example.org:587</c>; null where none is set.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Count, int Page, int Pages, IReadOnlyDictionary<MailState, int> Counts, string? Server);

    /// <param name="CreatedAt">UTC.</param>
    /// <param name="NextAttempt">UTC.</param>
    /// <param name="SentAt">UTC.</param>
    public sealed record Row(
        Guid Id, MailKind Kind, string Recipient, string Name, Side Side, MailState State, int Attempts, DateTime CreatedAt, DateTime NextAttempt, DateTime? SentAt, MailFailure? Failure, string? FailureWords, string MessageId);

    internal sealed class Handler(VisibleDb db, MailOptions options) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var counts = await db.Mails.GroupBy(each => each.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Key, each => each.Count, cancellationToken);
            var count = request.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
            var take = Math.Clamp(request.Take, 1, 200);
            var pages = Math.Max(1, (count + take - 1) / take);
            var page = Math.Clamp(request.Page, 1, pages);
            var mails = db.Mails.AsNoTracking();
            if (request.State is { } state)
            {
                mails = mails.Where(each => each.State == state);
            }

            var rows = await mails.OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id).Skip((page - 1) * take).Take(take)
                .Select(each => new Row(each.Id, each.Kind, each.Recipient, each.RecipientName, each.Side, each.State, each.Attempts, each.CreatedAt, each.NextAttempt, each.SentAt, each.Failure, each.FailureWords, each.MessageId))
                .ToListAsync(cancellationToken);
            return new Result(rows, count, page, pages, counts, options.HasServer ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.Host}:{options.Port}") : null);
        }
    }
}
