using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.History;

/// <summary>History as a workbook, filtered and ordered as on the page, with all pages: one row for each thing that changed.</summary>
public static class GetHistoryBook
{
    /// <summary>Entries at most, the newest ones: a filter by day gives older ones.</summary>
    public const int Most = 20_000;

    /// <inheritdoc cref="ListHistory.Query"/>
    /// <param name="Reader">Language of headings and values.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string? PlanCode, string? TaskCode, Guid? SubjectId, HistoryFilter? Only, Language Reader) : IQuery<BookFile>;

    internal static void MapHistoryBook(this WebApplication app) =>
        app.MapGet("/history.xlsx", (string? plan, string? task, Guid? subject, string? person, string? kind, string? from, string? to, string? since, string? others, HttpContext http, Dispatcher dispatcher, Clock clock) =>
            BookFile.AnswerAsync(
                http, dispatcher,
                new Query(plan, string.IsNullOrWhiteSpace(task) ? null : task.Trim().ToUpperInvariant(), subject, HistoryFilter.Read(person, kind, from, to, since, others, clock.Today), ReaderLanguage.Of(http)),
                "/history")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("HistoryView.When", 20),
            new("HistoryView.Person", 30),
            new("Field.Role", 16),
            new("Field.Side", 16),
            new("HistoryView.Deed", 60),
            new("Field.Reason", 40),
            new("PlanEdit.What", 30),
            new("Field.Language", 14),
            new("Shared.Before", 44),
            new("Shared.After", 44),
        ];

        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no plan of that code.</exception>
        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var list = new ListHistory.Handler(db, context);
            var (found, _) = await list.FindAsync(new ListHistory.Query(request.PlanCode, request.TaskCode, SubjectId: request.SubjectId, Only: request.Only), cancellationToken);
            var entries = await found.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(Most).ToListAsync(cancellationToken);
            var owners = await list.OwnersAsync(entries, cancellationToken);
            return BookFile.Of(request.PlanCode is { } plan ? $"{plan}-history.xlsx" : "history.xlsx", loc["Shared.History"], Columns, entries.SelectMany(entry => Rows(entry, owners, loc)), loc);
        }

        private static IEnumerable<IReadOnlyList<object?>> Rows(AuditEntry entry, IReadOnlyDictionary<string, LocalizedText> owners, Loc loc)
        {
            var (before, after) = loc.SentenceOf(entry);
            IReadOnlyList<object?> head =
            [
                loc.Moment(entry.At), entry.ActorRole == Role.System ? loc.Name(Role.System) : entry.ActorName, loc.Name(entry.ActorRole), entry.ActorSide is { } side ? loc.Name(side) : null,
                $"{before}{loc.SubjectOf(entry)}{after}".Trim(), entry.Reason,
            ];
            return entry.ShownChanges().Select(change => (IReadOnlyList<object?>)
                [.. head, loc.FieldName(change.Field), change.Language is { } language ? loc.Name(language) : null, loc.Value(change, change.Before, owners), loc.Value(change, change.After, owners)])
                .DefaultIfEmpty(head);
        }
    }
}
