using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Enterprises and linkages as a workbook, which can be taken in again; with the contacts that the reader may read.</summary>
public static class GetRegisterBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(Language Reader) : IQuery<BookFile>;

    internal static void MapRegisterBook(this WebApplication app) =>
        app.MapGet("/linkages.xlsx", (HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(http, dispatcher, new Query(ReaderLanguage.Of(http)), "/linkages")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, BookFile>
    {
        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var enterprises = await db.Enterprises.IgnoreAutoIncludes().OrderBy(each => each.Number).ToListAsync(cancellationToken);
            var names = enterprises.ToDictionary(each => each.Code, each => each.Name.For(request.Reader));
            var contacts = (await db.EnterpriseContacts.ToListAsync(cancellationToken)).ToDictionary(each => (each.EnterpriseId, each.Keeper), each => string.Join(", ", new[] { each.Person, each.Phone, each.Mail }.Where(words => words.Length > 0)));
            var linkages = await db.Linkages.OrderBy(each => each.Number).ToListAsync(cancellationToken);
            return BookFile.Of("linkages.xlsx", book =>
            {
                BookFile.Table(book, loc["Linkages.RegisterHeading"], [.. RegisterColumns.Enterprises, .. RegisterColumns.Contacts], enterprises.Select(each => Cells(each, contacts, loc)), loc);
                BookFile.Table(book, loc["Linkages.Heading"], RegisterColumns.Linkages, linkages.Select(each => Cells(each, names, loc)), loc);
            });
        }

        private static IReadOnlyList<object?> Cells(Enterprise each, IReadOnlyDictionary<(Guid, Side), string> contacts, Loc loc) =>
        [
            each.Code, each.Name.Vi?.Text, each.Name.Lo?.Text, each.Name.En?.Text, LinkageWords.Country(each.Side, loc), each.Province, loc.Name(each.Size), each.SectorPlan, each.SectorCode, loc.Name(each.Zone), each.ZoneName, string.Join('\n', each.OtherNames),
            contacts.GetValueOrDefault((each.Id, Side.Vietnam)), contacts.GetValueOrDefault((each.Id, Side.Laos)),
        ];

        private static IReadOnlyList<object?> Cells(Linkage each, IReadOnlyDictionary<string, string> names, Loc loc) =>
        [
            each.Code, Named(each.VietnamCode, names), Named(each.LaosCode, names), each.Title.Vi?.Text, each.Title.Lo?.Text, each.Title.En?.Text, loc.Name(each.Last.Stage), each.Last.On,
            each.Obstacles.Vi?.Text, each.Obstacles.Lo?.Text, each.Obstacles.En?.Text, each.PilotCode, each.Task?.Key,
        ];

        private static string Named(string code, IReadOnlyDictionary<string, string> names) => names.TryGetValue(code, out var name) ? code + LinkageRecords.Between + name : code;
    }
}
