using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>Documents as a workbook, the newest first.</summary>
public static class GetLibraryBook
{
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(Language Reader) : IQuery<BookFile>;

    internal static void MapLibraryBook(this WebApplication app) =>
        app.MapGet("/library.xlsx", (HttpContext http, Dispatcher dispatcher) => BookFile.AnswerAsync(http, dispatcher, new Query(ReaderLanguage.Of(http)), "/library")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Code", 8),
            new("Field.LibraryDocument.Title", 44),
            new("Field.LibraryDocument.Abstract", 60),
            new("Field.LibraryDocument.Kind", 20),
            new("Field.Sector", 20),
            new("Field.Contents", 16),
            new("Field.LibraryDocument.Source", 30),
            new("Field.LibraryDocument.From", 14, CellStyle.Day),
            new("Field.LibraryDocument.To", 14, CellStyle.Day),
            new("Field.LibraryDocument.Licence", 24),
            new("Field.LibraryDocument.Side", 16),
            new("Field.State", 20),
            new("Field.DocumentVersion.Code", 10),
            new("Field.DocumentVersion.FileName", 36),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var documents = await db.Documents.AsSplitQuery().OrderByDescending(each => each.Number).ToListAsync(cancellationToken);
            return BookFile.Of("library.xlsx", loc["Library.Heading"], Columns, documents.Select(each => Row(each, loc)), loc);
        }

        private static IReadOnlyList<object?> Row(LibraryDocument document, Loc loc) =>
        [
            document.Code, BookFile.Both(document.Title, loc), BookFile.Both(document.Abstract, loc), loc.Name(document.Kind), document.Sector is { } sector ? $"{sector.PlanCode}: {sector.Code}" : null,
            string.Join(", ", document.Contents), document.Source, document.From, document.To, document.Licence, loc.Name(document.Side), loc.Name(document.State), document.Newest?.Code, document.Newest?.FileName,
        ];
    }
}
