using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Accounts.Personal;

/// <summary>All that is kept of the sender, as a ZIP. Nobody gets another person's.</summary>
public static class GetPersonalData
{
    public const string Address = "/account/data.zip";

    [AllowedTo(Roles.Everyone)]
    public sealed record Query : IQuery<Found>;

    public sealed record Found(string Name, byte[] Bytes) : IMadeFile;

    internal static void MapPersonalData(this WebApplication app) => app.MapGet(Address, async (HttpContext http, Dispatcher dispatcher) =>
    {
        try
        {
            var found = await dispatcher.SendAs(CurrentUser.From(http.User), new Query(), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(found.Bytes, "application/zip", found.Name);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, "/account/data");
        }
    }).RequireAuthorization();

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken) => new(
            $"personal-data-{clock.Today.ToString("O", CultureInfo.InvariantCulture)}.zip", await PersonalDataFile.OfAsync(db.Whole, context.User.Id, clock.UtcNow, cancellationToken));
    }
}
