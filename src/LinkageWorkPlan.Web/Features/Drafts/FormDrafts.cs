using System.Text.Json;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Drafts;

/// <summary>Keeps what was typed and not yet sent; the newest text of a form wins.</summary>
public static class KeepDraft
{
    /// <param name="Content">JSON as the browser made it.</param>
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Key, string Content) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Key.Length > FormDraft.KeyMax || request.Content.Length > FormDraft.ContentMax)
            {
                throw new RuleException(Rules.TooLong, nameof(FormDraft.Content), nameof(FormDraft), request.Content.Length, FormDraft.ContentMax);
            }

            var draft = await db.FormDrafts.FindAsync([context.User.Id, request.Key], cancellationToken);
            if (draft is null)
            {
                draft = new FormDraft { AccountId = context.User.Id, FormKey = request.Key };
                db.FormDrafts.Add(draft);
            }

            (draft.Content, draft.SavedAt) = (request.Content, clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

public static class FindDraft
{
    [AllowedTo(Roles.Everyone)]
    public sealed record Query(string Key) : IQuery<string?>;

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, string?>
    {
        public async Task<string?> Handle(Query request, CancellationToken cancellationToken) =>
            await db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key).Select(draft => draft.Content).SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>The form was saved or its text given up.</summary>
public static class DropDraft
{
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Key) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key).ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class DraftEndpoints
{
    /// <summary>Outside the circuit, so that text is kept while the circuit is being rebuilt. The own header keeps other sites from sending.</summary>
    public static void MapDrafts(this WebApplication app)
    {
        var drafts = app.MapGroup("/drafts").RequireAuthorization();
        drafts.MapGet("/{key}", async (string key, HttpContext http, Dispatcher dispatcher) =>
            await dispatcher.SendAs(CurrentUser.From(http.User), new FindDraft.Query(key)) is { } content ? Results.Content(content, "application/json") : Results.NoContent());
        drafts.MapPut("/{key}", async (string key, JsonElement content, HttpContext http, Dispatcher dispatcher) =>
        {
            if (!http.Request.Headers.ContainsKey("x-lwp"))
            {
                return Results.BadRequest();
            }

            try
            {
                await dispatcher.SendAs(CurrentUser.From(http.User), new KeepDraft.Command(key, content.GetRawText()));
                return Results.NoContent();
            }
            catch (RuleException refusal)
            {
                // The browser keeps what it has, and sends it again where that may help.
                return Results.StatusCode(refusal.Broken.Any(each => each.Rule is Rules.Busy or Rules.NoSpace) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);
            }
        }).DisableAntiforgery();
    }
}
