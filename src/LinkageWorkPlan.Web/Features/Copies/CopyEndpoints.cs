using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Copies;

/// <summary>Hands a side's administrators its newest copy: in the browser, or to a program that fetches it every day with a token for nothing else.</summary>
internal static partial class CopyEndpoints
{
    public const string Address = "/settings/copy";
    public const string ProgramAddress = ApiEndpoints.Root + "/copy";

    private const string Kind = "application/pkcs7-mime";

    public static void MapCopies(this WebApplication app)
    {
        app.MapGet(Address, (HttpContext http, Dispatcher dispatcher, ILogger<CopyOptions> log) => FileAsync(http, dispatcher, log)).RequireAuthorization();
        app.MapGet(ProgramAddress, (HttpContext http, Dispatcher dispatcher, ILogger<CopyOptions> log) => FileAsync(http, dispatcher, log))
            .RequireAuthorization(ApiEndpoints.Copying).RequireAddressLimit(ApiEndpoints.Limit).ExcludeFromDescription();
    }

    private static async Task<IResult> FileAsync(HttpContext http, Dispatcher dispatcher, ILogger log)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var found = await dispatcher.SendAs(user, new FindSideCopy.Query(), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            Fetched(log, found.Name, user.Id);
            return Results.File(new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Kind, found.Name, new DateTimeOffset(found.At, TimeSpan.Zero), enableRangeProcessing: true);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, "/settings/status");
        }
    }

    [LoggerMessage(EventId = 1090, Level = LogLevel.Information, Message = "The copy {Name} is fetched by {Account}")]
    private static partial void Fetched(ILogger log, string name, Guid account);
}
