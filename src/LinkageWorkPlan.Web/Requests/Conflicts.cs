using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>The aggregate was changed by somebody else after this form was opened.</summary>
/// <param name="touched">Which changes the form stands against; all of the aggregate's own fields where it is not given.</param>
public sealed class StaleVersionException(Guid id, Func<FieldChange, bool>? touched = null) : Exception("The aggregate was changed meanwhile.")
{
    public Guid Id { get; } = id;

    /// <param name="standing">Names of entities that the history shows under the same subject, but are no part of what a form of the subject edits.</param>
    public bool IsTouchedBy(FieldChange change, IReadOnlySet<string> standing) => touched?.Invoke(change) ?? !standing.Contains(change.Field.Split('.')[0]);
}

/// <summary>MayExplain the second of two editors who changed what.</summary>
public sealed class Conflicts(IServiceScopeFactory scopes)
{
    /// <summary>More entries than this do not come between a form's opening and its sending.</summary>
    private const int EntriesSearched = 200;

    /// <param name="user">Who is informed: nobody learns of a change they may not see.</param>
    /// <returns>A refusal naming who last changed what the form edits, and when; the words are <see cref="Rules.Conflict"/>, or <see cref="Rules.ConflictUnknown"/> where two made the same thing.</returns>
    public async Task<RuleException> DescribeAsync(StaleVersionException stale, CurrentUser user, CancellationToken cancel)
    {
        // A scope of its own: the failed request's context still holds what could not be saved.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var visible = VisibleDb.To(user, db);
        var entries = await visible.ConflictHistory.Where(entry => entry.SubjectId == stale.Id).OrderByDescending(entry => entry.Id).Take(EntriesSearched).ToListAsync(cancel);
        entries.RemoveAll(entry => !visible.MayExplain(entry));
        var standing = db.Model.GetEntityTypes().Where(each => each.IsInHistoryUnderAnother()).Select(each => each.ClrType.Name).ToHashSet();
        var last = entries.Find(entry => entry.Changes.Any(change => stale.IsTouchedBy(change, standing))) ?? entries.FirstOrDefault();
        return last is null
            ? new RuleException(Rules.ConflictUnknown)
            : new RuleException(Rules.Conflict, last.Id.ToString(), last.ActorName, last.At);
    }
}

public static class Expect
{
    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static void Version(IVersioned aggregate, int version)
    {
        if (aggregate.Version != version)
        {
            throw new StaleVersionException(aggregate.Id);
        }
    }
}
