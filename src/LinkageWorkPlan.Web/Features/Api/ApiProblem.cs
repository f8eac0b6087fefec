using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Why a request of a program was refused, as problem details (RFC 9457) in the language it asked for.</summary>
internal static class ApiProblem
{
    /// <param name="words">Key of the sentence.</param>
    public static ProblemHttpResult Of(HttpContext http, int status, string words) =>
        TypedResults.Problem(statusCode: status, title: Loc.In(ApiLanguage.Of(http))[words]);

    /// <summary>What kept the program from answering at all, as a database that is gone.</summary>
    public static ProblemHttpResult Of(HttpContext http, Fault fault)
    {
        var loc = Loc.In(ApiLanguage.Of(http));
        return TypedResults.Problem(statusCode: Faults.StatusOf(fault), title: Faults.Heading(fault, loc), detail: Faults.Words(fault, loc));
    }

    /// <summary>What is not known of the request itself: 400, with its name.</summary>
    public static ProblemHttpResult Of(HttpContext http, ApiUnknownException unknown)
    {
        var message = Loc.In(ApiLanguage.Of(http))[unknown.Words, [.. unknown.Arguments]];
        var errors = new[] { new ApiError(unknown.Words[(unknown.Words.LastIndexOf('.') + 1)..], unknown.Field, message, null) };
        return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: message, extensions: new Dictionary<string, object?> { ["errors"] = errors });
    }

    /// <summary>
    /// What a rule refuses: 404 where there is no such thing for this account, 503 where the database is busy, 409 where there is a question
    /// to confirm or somebody was quicker, and 422 for the rest. <c>errors</c> has all that is wrong, with field and rule.
    /// </summary>
    public static ProblemHttpResult Of(HttpContext http, RuleException refusal)
    {
        var loc = Loc.In(ApiLanguage.Of(http));
        var status = refusal.Broken switch
        {
            var broken when broken.Any(each => each.Rule is Rules.NotFound or Rules.NotAllowed) => StatusCodes.Status404NotFound,
            var broken when broken.Any(each => Rules.MayPass(each.Rule)) => StatusCodes.Status503ServiceUnavailable,
            var broken when broken.Any(each => each.Rule == Rules.Conflict) || refusal.IsQuestion => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        var errors = refusal.Broken.Select(each => new ApiError(each.Rule[(each.Rule.IndexOf('.', StringComparison.Ordinal) + 1)..], each.Subject, Failures.Of(each, loc).Words, each.IsQuestion ? each.Confirmation : null)).ToList();
        return TypedResults.Problem(statusCode: status, title: errors[0].Message, extensions: new Dictionary<string, object?> { ["errors"] = errors });
    }
}

/// <param name="Rule">Its name, the same in every language.</param>
/// <param name="Field">What it is about; null for the whole.</param>
/// <param name="Confirm">For a question: sent again in <c>confirm</c>, it is answered with yes.</param>
internal sealed record ApiError(string Rule, string? Field, string Message, string? Confirm);

internal static class ApiLanguage
{
    /// <summary>The first language of the request that the program speaks; null where it names none.</summary>
    public static Language? Asked(HttpRequest request)
    {
        foreach (var accepted in request.GetTypedHeaders().AcceptLanguage.Where(each => each.Quality is null or > 0).OrderByDescending(each => each.Quality ?? 1))
        {
            if (Languages.TryRead(accepted.Value.Value?.Split('-')[0], out var language))
            {
                return language;
            }
        }

        return null;
    }

    public static Language Of(HttpContext http) => Asked(http.Request) ?? ReaderLanguage.Of(http);
}
