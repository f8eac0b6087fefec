using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Layout.Drafts;

/// <summary>Keeps what was typed and not yet sent.</summary>
public static class KeepDraft
{
    /// <summary>
    /// Returns what another window kept of the same form and this one has never seen: then nothing is kept, and the browser sends again
    /// what it has together with that. Null where it is kept.
    /// </summary>
    /// <param name="Content">JSON as the browser made it (<see cref="DraftContent"/>).</param>
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Key, string Content) : ICommand<string?>
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string?>
    {
        public async Task<string?> Handle(Command request, CancellationToken cancellationToken)
        {
            if (request.Key.Length > FormDraft.KeyMax || request.Content.Length > FormDraft.ContentMax)
            {
                throw new RuleException(Rules.TooLong, nameof(FormDraft.Content), nameof(FormDraft), request.Content.Length, FormDraft.ContentMax);
            }

            var sent = DraftContent.Read(request.Content);
            var draft = await db.FormDrafts.FindAsync([context.User.Id, request.Key], cancellationToken);
            if (draft is null)
            {
                draft = new FormDraft { AccountId = context.User.Id, FormKey = request.Key };
                db.FormDrafts.Add(draft);
            }
            else if (DraftContent.Read(draft.Content) is { } kept && sent?.Replaces(kept) == false)
            {
                return draft.Content;
            }

            // Where nothing is to come back nobody is typing either, and the next sweep takes it.
            (draft.Content, draft.SavedAt) = (request.Content, sent?.Saved == true ? DateTime.UnixEpoch : clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
    }
}
