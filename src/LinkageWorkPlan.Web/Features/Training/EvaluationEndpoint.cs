using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Mvc;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Where participants answer without an account.</summary>
internal static class EvaluationEndpoint
{
    public const string Path = "/evaluations/";

    /// <summary>Name of the limit on how often one address may open or answer evaluations.</summary>
    public const string Limit = "evaluations";

    private const string Answer = "/answer";

    /// <summary>A class that answers from one room comes from one address.</summary>
    private const int RequestsPerMinute = 120;

    public static string AnswerTo(string key) => Path + Uri.EscapeDataString(key) + Answer;

    public static void AddEvaluations(this IServiceCollection services) => services.AddAddressLimit(new AddressLimit(Limit, _ => RequestsPerMinute));

    /// <summary>Without an antiforgery token: the address is the proof, no browser knows it by itself, and no account is asked.</summary>
    public static void MapEvaluations(this WebApplication app) =>
        app.MapPost(Path + "{token}" + Answer, async ([FromForm] int? content, [FromForm] int? teaching, [FromForm] int? use, string token, HttpContext http, Dispatcher dispatcher) =>
        {
            try
            {
                await dispatcher.SendAs(CurrentUser.System, new AnswerEvaluation.Command(token, new EvaluationScores(content ?? 0, teaching ?? 0, use ?? 0)), http.RequestAborted);
                return Results.LocalRedirect($"{Path}{Uri.EscapeDataString(token)}?done=1");
            }
            catch (RuleException refusal) when (refusal.Broken is [{ Rule: Rules.EvaluationIncomplete or Rules.EvaluationClosed or Rules.NotFound }])
            {
                return Results.LocalRedirect($"{Path}{Uri.EscapeDataString(token)}?missing=1");
            }
        }).AllowAnonymous().DisableAntiforgery().RequireAddressLimit(Limit);
}
