using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Diagnostics;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What the working grid's script asks for and sends: JSON, outside of any circuit, so that a row is saved over any line.</summary>
internal static class GridEndpoints
{
    /// <summary>Other sites cannot send it: browsers ask first, and are not let.</summary>
    private const string OfScript = "x-lwp";

    /// <summary>Whose page it is: by now somebody else may be signed in at the same computer.</summary>
    private const string OfAccount = "x-lwp-account";

    /// <summary>Which open page sends it: it has the answer, and needs no notice of what it changed itself.</summary>
    private const string OfWindow = "x-lwp-window";

    private const int WindowMax = 40;

    /// <param name="Id">What the script calls this sending: the same until it has an answer.</param>
    /// <param name="Confirmed">Questions that were answered with yes, as they were sent.</param>
    /// <param name="IsRemoved">True where the task is to go; in an amendment, where the plan is to stay as it is agreed.</param>
    /// <param name="AmendmentId">The amendment whose draft it is; null where the plan itself is a draft.</param>
    /// <param name="IsDropped">True where the amendment is to take the task out of the plan.</param>
    internal sealed record SentRow(string Id, Guid PlanId, RowChange Row, IReadOnlyList<string> Columns, IReadOnlyList<string>? Confirmed, bool IsRemoved, Guid? AmendmentId = null, bool IsDropped = false);

    /// <param name="IsSure">False to see what it will do.</param>
    /// <param name="AmendmentId">As of <see cref="SentRow"/>.</param>
    internal sealed record SentChange(Guid PlanId, BulkChange Change, IReadOnlyList<ChangeTasks.Shown> Tasks, bool IsSure, IReadOnlyList<string>? Confirmed, Guid? AmendmentId = null);

    /// <param name="Undo">As the change of several was answered.</param>
    internal sealed record SentUndo(Guid Undo);

    public static void MapPlanGrid(this WebApplication app)
    {
        foreach (var address in new[] { "/plans/{code}/grid", "/plans/{code}/amendments/{number:int}/grid" })
        {
            Map(app.MapGroup(address).RequireAuthorization().AddEndpointFilter(AnswerAsync));
        }
    }

    private static void Map(RouteGroupBuilder grid)
    {
        grid.MapGet("/", async (string code, int? number, Guid? row, bool? amended, string? columns, string? q, string? pillar, string? side, string? status, string? owner, string? sector, string? content, string? sort, string? group, HttpContext http, Dispatcher dispatcher) =>
        {
            if (row is { } one)
            {
                return Results.Json(await dispatcher.SendAs(CurrentUser.From(http.User), new GetTaskRow.Query(code, one, columns?.Split(','), number), http.RequestAborted));
            }

            var filter = PlanFilter.Read(q, pillar, side, status, owner, sector, content);
            var found = await dispatcher.SendAs(CurrentUser.From(http.User), new GetPlanGrid.Query(code, filter, null, number)
            {
                Columns = columns?.Split(','),
                OnlyAmended = amended == true,
                Sort = PlanAddress.ReadSort(sort),
                Group = PlanFilter.ReadName<PlanGroup>(group),
            }, http.RequestAborted);
            return Results.Json(found.Rows);
        });
        grid.MapPut("/", async (string code, int? number, SentRow sent, HttpContext http, Dispatcher dispatcher, GridSendings sendings) =>
        {
            var user = SenderOf(http);
            try
            {
                if (sent is { IsDropped: true, AmendmentId: { } from, Row.TaskId: { } leaving })
                {
                    return Results.Json(await dispatcher.SendAs(user, new DropTaskRow.Command(from, leaving, sent.Row.Version, sent.Columns)));
                }

                return sent is { IsRemoved: true, Row.TaskId: { } id }
                    ? Results.Json(sent.AmendmentId is { } amendment
                        ? await dispatcher.SendAs(user, new TakeRowBack.Command(amendment, id, sent.Row.Version))
                        : await dispatcher.SendAs(user, new RemoveTask.Command(id, sent.Row.Version)))
                    : Results.Json(await sendings.OnceAsync(user, sent.Id, id => dispatcher.SendAs(user, new SaveTaskRow.Command(sent.PlanId, sent.Row, sent.Columns, id, sent.AmendmentId), confirmed: (sent.Confirmed ?? []).ToHashSet())));
            }
            catch (RuleException refusal)
            {
                return await RefuseAsync(refusal, code, number, sent, user, dispatcher);
            }
        }).DisableAntiforgery();
        grid.MapPut("/columns", async (IReadOnlyList<ArrangeGrid.Place> columns, HttpContext http, Dispatcher dispatcher) =>
        {
            await dispatcher.SendAs(CurrentUser.From(http.User), new ArrangeGrid.Command(columns));
            return Results.NoContent();
        }).DisableAntiforgery();
        grid.MapPut("/bulk/undo", async (SentUndo sent, HttpContext http, Dispatcher dispatcher) =>
        {
            var user = SenderOf(http);
            try
            {
                return Results.Json(await dispatcher.SendAs(user, new UndoTaskChange.Command(sent.Undo)));
            }
            catch (RuleException refusal) when (StatusOf(refusal) is StatusCodes.Status400BadRequest)
            {
                return Results.Json(GridProblem.OfSeveral(refusal, Loc.In(user.Language)), statusCode: StatusCodes.Status422UnprocessableEntity);
            }
        }).DisableAntiforgery();
        grid.MapPut("/bulk", async (SentChange sent, HttpContext http, Dispatcher dispatcher) =>
        {
            var user = SenderOf(http);
            try
            {
                return sent.IsSure
                    ? Results.Json(await dispatcher.SendAs(user, new ChangeTasks.Command(sent.PlanId, sent.Change, sent.Tasks, sent.AmendmentId), confirmed: (sent.Confirmed ?? []).ToHashSet()))
                    : Results.Json(await dispatcher.SendAs(user, new ListTaskChanges.Query(sent.PlanId, sent.Change, [.. sent.Tasks.Select(each => each.Id)], sent.AmendmentId)));
            }
            catch (RuleException refusal) when (StatusOf(refusal) is StatusCodes.Status400BadRequest)
            {
                return Results.Json(GridProblem.OfSeveral(refusal, Loc.In(user.Language)), statusCode: StatusCodes.Status422UnprocessableEntity);
            }
        }).DisableAntiforgery();
    }

    /// <summary>What the second of two people is shown: who was first, and the row as it is now.</summary>
    private static async Task<IResult> RefuseAsync(RuleException refusal, string code, int? number, SentRow sent, CurrentUser user, Dispatcher dispatcher)
    {
        var loc = Loc.In(user.Language);
        if (refusal.Broken.Any(each => each.Rule is Rules.Conflict or Rules.ConflictUnknown))
        {
            var now = sent.Row.TaskId is { } id ? await dispatcher.SendAs(user, new GetTaskRow.Query(code, id, sent.Columns, number)) : null;
            return Results.Json(new { Words = string.Join(' ', Failures.Of(refusal, loc).Select(each => each.Words)), Row = now }, statusCode: StatusCodes.Status409Conflict);
        }

        return StatusOf(refusal) is StatusCodes.Status400BadRequest
            ? Results.Json(GridProblem.Of(refusal, sent.Row, loc), statusCode: StatusCodes.Status422UnprocessableEntity)
            : throw refusal;
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // A script reads the status: a page for people in its place would be asked for by the same method, and answer something else.
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey(OfScript))
        {
            return Results.BadRequest();
        }

        try
        {
            return IsOfSender(http) ? await next(context) : throw new RuleException(Rules.SignedOut);
        }
        catch (RuleException refusal)
        {
            return Results.Json(new { Words = string.Join(' ', Failures.Of(refusal, Loc.In(ReaderLanguage.Of(http))).Select(each => each.Words)) }, statusCode: StatusOf(refusal));
        }
    }

    private static CurrentUser SenderOf(HttpContext http) =>
        CurrentUser.From(http.User) with { Window = http.Request.Headers[OfWindow].FirstOrDefault() is { Length: <= WindowMax } window ? window : null };

    private static bool IsOfSender(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || (Guid.TryParse(http.Request.Headers[OfAccount], out var account) && account == CurrentUser.From(http.User).Id);

    private static int StatusOf(RuleException refusal) => refusal.Broken switch
    {
        var broken when broken.Any(each => Rules.MayPass(each.Rule)) => StatusCodes.Status503ServiceUnavailable,
        var broken when broken.Any(each => each.Rule == Rules.SignedOut) => StatusCodes.Status401Unauthorized,
        var broken when broken.Any(each => each.Rule == Rules.NotAllowed) => StatusCodes.Status403Forbidden,
        var broken when broken.Any(each => each.Rule == Rules.NotFound) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}
