using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
            var keptAt = sent?.Saved == true ? FormDraft.Ended : clock.UtcNow;
            var rows = db.FormDrafts.Where(draft => draft.AccountId == context.User.Id && draft.FormKey == request.Key);
            for (var before = await ContentAsync(); before is not null; before = await ContentAsync())
            {
                if (DraftContent.Read(before) is { } kept && sent is not null)
                {
                    if (sent.IsTooLate(kept) || (sent.Saved && kept.Saved))
                    {
                        return null;
                    }

                    if (!sent.Replaces(kept))
                    {
                        return before;
                    }
                }

                // Only over what was read: a save may have ended the form in the meantime.
                if (await rows.Where(draft => draft.Content == before).ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Content, request.Content).SetProperty(draft => draft.SavedAt, keptAt), cancellationToken) > 0)
                {
                    return null;
                }
            }

            db.FormDrafts.Add(new FormDraft { AccountId = context.User.Id, FormKey = request.Key, Content = request.Content, SavedAt = keptAt });
            await db.SaveChangesAsync(cancellationToken);
            return null;

            Task<string?> ContentAsync() => rows.Select(draft => draft.Content).SingleOrDefaultAsync(cancellationToken);
        }
    }
}
