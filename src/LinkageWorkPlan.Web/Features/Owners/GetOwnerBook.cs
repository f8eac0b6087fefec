using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>All persons and units of both sides as a workbook, in the order of the page.</summary>
public static class GetOwnerBook
{
    /// <param name="PlanCode">Only those who work on this plan; null for all.</param>
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string? PlanCode, Language Reader) : IQuery<BookFile>;

    internal static void MapOwnerBook(this WebApplication app) =>
        app.MapGet("/plans/owners.xlsx", (string? plan, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new Query(plan, ReaderLanguage.Of(http)), "/plans/owners")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Side", 16),
            new("Field.Name", 60),
            new("Field.Owner.Kind", 14),
            new("Field.Owner.HeadId", 34),
            new("Field.Owner.Contact", 40),
            new("Shared.Tasks", 10, CellStyle.Number),
            new("Field.IsActive", 14),
            new("Field.Owner.IsConfirmed", 14),
        ];

        /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no plan of that code.</exception>
        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var all = await new ListOwners.Handler(db).Handle(new ListOwners.Query(), cancellationToken);
            var named = await OfPlanAsync(request.PlanCode, cancellationToken);
            var names = all.ToDictionary(each => each.Id, each => each.Name);
            var rows = Sides.Both.SelectMany(side => all.Where(each => each.Side == side && named?.Contains(each.Id) != false).OrderBy(each => each.Name.For(loc.Language), TextOrder.For(loc.Language)));
            return BookFile.Of("owners.xlsx", loc["Field.Owners"], Columns, rows.Select(row => Cells(row, names, loc)), loc);
        }

        private async Task<HashSet<Guid>?> OfPlanAsync(string? code, CancellationToken cancel)
        {
            if (code is null)
            {
                return null;
            }

            var plan = await db.FindPlanAsync(code, cancel);
            return await db.Tasks.Where(task => task.PlanId == plan.Id).SelectMany(task => task.Owners).Select(each => each.OwnerId).Distinct().ToHashSetAsync(cancel);
        }

        private static IReadOnlyList<object?> Cells(ListOwners.Row row, Dictionary<Guid, LocalizedText> names, Loc loc) =>
        [
            loc.Name(row.Side), BookFile.Both(row.Name, loc), loc.Name(row.Details.Kind), row.Details.HeadId is { } head && names.TryGetValue(head, out var name) ? BookFile.Both(name, loc) : null,
            row.Details.Contact, row.Tasks, loc[row.IsActive ? "Shared.Yes" : "Shared.No"], loc[row.IsConfirmed ? "Shared.Yes" : "Shared.No"],
        ];
    }
}
