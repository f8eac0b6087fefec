using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Delivery;

/// <summary>The delivery register of an issue as a workbook: a row for each person, then one for each delivery on paper.</summary>
public static class GetDeliveryBook
{
    /// <param name="Issue">Null for the newest.</param>
    /// <param name="Reader">Language of headings and names.</param>
    [AllowedTo(Roles.Drafters | Role.MinisterOffice)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue, Language Reader) : IQuery<BookFile>;

    internal static void MapDeliveryBook(this WebApplication app) =>
        app.MapGet("/issued/{planCode}/{reportCode}/delivery.xlsx", (string planCode, string reportCode, int? issue, HttpContext http, Dispatcher dispatcher) =>
            BookFile.AnswerAsync(http, dispatcher, new Query(planCode, reportCode, issue, ReaderLanguage.Of(http)), "/reports")).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, MailOptions options, RequestContext context) : IRequestHandler<Query, BookFile>
    {
        private static readonly ListColumn[] Columns =
        [
            new("Field.Side", 16),
            new("Delivery.Person", 34),
            new("Delivery.Mail", 26),
            new("Delivery.Opened", 34),
            new("Enum.DeliveryWay.Acknowledged", 20),
            new("Enum.DeliveryWay.OnPaper", 14, CellStyle.Day),
            new("Field.Number", 20),
            new("Reports.RegisterBy", 34),
        ];

        public async Task<BookFile> Handle(Query request, CancellationToken cancellationToken)
        {
            var loc = Loc.In(request.Reader);
            var view = await new GetDelivery.Handler(db, options, context).Handle(new GetDelivery.Query(request.PlanCode, request.ReportCode, request.Issue), cancellationToken);
            var rows = view.Sides.SelectMany(side => side.People.Select(each => Cells(side, each, loc)).Concat(side.Papers.Select(each => Cells(side, each, loc))));
            return BookFile.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{request.PlanCode}-{view.ReportCode}-{view.Issue}-delivery.xlsx"), loc["Delivery.Register"], Columns, rows, loc);
        }

        private static IReadOnlyList<object?> Cells(GetDelivery.SideView side, GetDelivery.PersonView person, Loc loc) =>
        [
            loc.Name(side.Side), person.Name,
            person.Mail is not { } mail ? loc["Delivery.NoMail"] : mail.State == MailState.Sent ? loc["Delivery.SentAt", mail.SentAt] : loc.Name(mail.State),
            string.Join('\n', new[] { person.OpenedPage is { } page ? loc["Delivery.PageAt", page] : null, person.OpenedPdf is { } pdf ? loc["Delivery.PdfAt", pdf] : null }.Where(each => each is not null)),
            person.Acknowledged is { } at ? loc.Moment(at) : null, null, null, null,
        ];

        private static IReadOnlyList<object?> Cells(GetDelivery.SideView side, DeliveryEvent paper, Loc loc) =>
            [loc.Name(side.Side), paper.ReceivedBy, null, null, null, paper.PaperOn, paper.Number, $"{paper.Name}, {loc.Moment(paper.At)}"];
    }
}
