using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>The delivery register of an issue: per side and person what was mailed, opened and acknowledged, and what was handed over on paper.</summary>
public static class GetDelivery
{
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Roles.Drafters | Role.MinisterOffice)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<View>;

    /// <param name="HasServer">False where mails wait because no server is set.</param>
    public sealed record View(string ReportCode, LocalizedText Title, int Issue, int Newest, DateOnly IssuedOn, bool HasServer, IReadOnlyList<SideView> Sides);

    public sealed record SideView(Side Side, IReadOnlyList<PersonView> People, IReadOnlyList<DeliveryEvent> Papers)
    {
        /// <summary>Deliveries on paper that this user may take back.</summary>
        public IReadOnlySet<Guid> Correctable { get; init; } = new HashSet<Guid>();

        /// <summary>What was taken back, with the line that says so.</summary>
        public IReadOnlyList<(DeliveryEvent Paper, DeliveryEvent By)> Withdrawn { get; init; } = [];
    }

    /// <param name="Address">Null where no mail was written to them.</param>
    /// <param name="Mail">The mail that tells of the issue; null where there is none.</param>
    /// <param name="OpenedPage">UTC, the first time.</param>
    /// <param name="OpenedPdf">UTC, the first time.</param>
    /// <param name="Acknowledged">UTC.</param>
    /// <param name="Reminders">UTC, of those that were sent.</param>
    public sealed record PersonView(
        string Name, string? Address, MailView? Mail, DateTime? OpenedPage, DateTime? OpenedPdf, DateTime? Acknowledged, IReadOnlyList<DateTime> Reminders);

    /// <param name="NextAttempt">UTC.</param>
    public sealed record MailView(MailState State, DateTime? SentAt, int Attempts, DateTime NextAttempt, bool WaitsForEdition, MailFailure? Failure, string? FailureWords);

    internal sealed class Handler(VisibleDb db, MailOptions options, RequestContext context) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, number) = (report.ReportId, request.Issue ?? report.Issue);
            var issue = await db.Issues.SingleOrDefaultAsync(each => each.ReportId == id && each.Number == number, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var title = await db.Rounds.Where(round => round.Id == issue.RoundId).Select(round => round.Title).SingleAsync(cancellationToken);
            var events = await db.Deliveries.Where(each => each.ReportId == id && each.Issue == number).OrderBy(each => each.At).ThenBy(each => each.Id).ToListAsync(cancellationToken);
            var mails = await db.Mails.Where(each => each.SubjectId == id && each.Issue == number).OrderBy(each => each.Id)
                .Select(each => new Row(each.Kind, each.Side, each.AccountId, each.RecipientName, each.Recipient, new MailView(
                    each.State, each.SentAt, each.Attempts, each.NextAttempt,
                    each.Attaches && !db.Editions.Any(edition => edition.SubjectId == each.SubjectId && edition.Issue == each.Issue && edition.Reader == each.Side && edition.Edition != Domain.Reports.Edition.Joint),
                    each.Failure, each.FailureWords)))
                .ToListAsync(cancellationToken);
            return new View(
                report.Code, title, number, report.Issue, issue.IssuedOn, options.HasServer,
                await SidesAsync(mails, events, cancellationToken));
        }

        private async Task<IReadOnlyList<SideView>> SidesAsync(List<Row> mails, List<DeliveryEvent> events, CancellationToken cancel)
        {
            var papers = events.FindAll(each => each.Way == DeliveryWay.OnPaper);
            var withdrawn = events.Where(each => each.Withdraws is not null).ToDictionary(each => each.Withdraws!.Value);
            var correctable = context.User.Is(Role.Secretary) ? await db.Users.OwnRecordsAsync(papers.Where(each => !withdrawn.ContainsKey(each.Id)), context.User, cancel) : [];
            return
            [
                .. Sides.Both.Select(side => new SideView(side, PeopleOf(side, mails, events), [.. papers.Where(each => each.Side == side && !withdrawn.ContainsKey(each.Id))])
                {
                    Correctable = correctable,
                    Withdrawn = [.. papers.Where(each => each.Side == side && withdrawn.ContainsKey(each.Id)).Select(each => (each, withdrawn[each.Id]))],
                }),
            ];
        }

        private static IReadOnlyList<PersonView> PeopleOf(Side side, List<Row> mails, List<DeliveryEvent> events)
        {
            var told = mails.Where(each => each.Side == side && each.Kind != MailKind.Reminder).ToList();
            var seen = events.Where(each => each.Side == side && each.Way is DeliveryWay.OpenedPage or DeliveryWay.OpenedPdf or DeliveryWay.Acknowledged).ToList();
            return
            [
                .. told.Select(mail => PersonOf(mail.Name, mail, seen.FindAll(each => each.Side == side && each.AccountId == mail.AccountId && mail.AccountId is not null), mails)),
                .. seen.Where(each => each.Side == side && !told.Exists(mail => mail.AccountId == each.AccountId)).GroupBy(each => each.AccountId)
                    .Select(group => PersonOf(group.First().Name, null, [.. group], mails)),
            ];
        }

        private static PersonView PersonOf(string name, Row? mail, List<DeliveryEvent> events, List<Row> mails)
        {
            DateTime? First(DeliveryWay way) => events.Find(each => each.Way == way)?.At;
            return new PersonView(
                name, mail?.Address, mail?.Mail, First(DeliveryWay.OpenedPage), First(DeliveryWay.OpenedPdf), First(DeliveryWay.Acknowledged),
                [.. mails.Where(each => mail is not null && each.Kind == MailKind.Reminder && each.Mail.SentAt is not null && (each.Address == mail.Address || (each.AccountId is not null && each.AccountId == mail.AccountId))).Select(each => each.Mail.SentAt!.Value)]);
        }

        private sealed record Row(MailKind Kind, Side Side, Guid? AccountId, string Name, string Address, MailView Mail);
    }
}
