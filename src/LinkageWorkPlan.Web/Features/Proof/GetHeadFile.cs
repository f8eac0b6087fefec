using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Proof;

/// <summary>What was written down of the history on a day, with its seals, as a ZIP to keep elsewhere.</summary>
public static class GetHeadFile
{
    [AllowedTo(Roles.Drafters | Role.Administrator)]
    public sealed record Query(DateOnly Day) : IQuery<byte[]>;

    internal static void MapHeadFiles(this WebApplication app) =>
        app.MapGet("/history/heads/{day}.zip", async (string day, HttpContext http, Dispatcher dispatcher) =>
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
            {
                return Results.NotFound();
            }

            try
            {
                var bytes = await dispatcher.SendAs(CurrentUser.From(http.User), new Query(of), http.RequestAborted);
                http.Response.Headers.CacheControl = "private, no-store";
                return Results.File(bytes, "application/zip", HeadFile.NameOf(of));
            }
            catch (RuleException refusal)
            {
                return FileAnswers.Refused(http, refusal, "/history/proof");
            }
        }).RequireAuthorization();

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken) =>
            await HeadFile.WriteAsync(await db.HistoryHeads.SingleOrDefaultAsync(each => each.Day == request.Day, cancellationToken) ?? throw new RuleException(Rules.NotFound), cancellationToken);
    }
}
