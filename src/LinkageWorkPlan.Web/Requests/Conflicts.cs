using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>The aggregate was changed by somebody else after this form was opened.</summary>
public sealed class StaleVersionException(Guid id) : Exception("The aggregate was changed meanwhile.")
{
    public Guid Id { get; } = id;
}

/// <summary>Tells the second of two editors who changed what.</summary>
public sealed class Conflicts(IServiceScopeFactory scopes)
{
    /// <summary>Entries among which the one with changes is looked for.</summary>
    private const int Looked = 20;

    /// <returns>A refusal naming who changed it and when; the words are <see cref="Rules.Conflict"/>, or <see cref="Rules.ConflictUnknown"/> where two made the same thing.</returns>
    public async Task<RuleException> TellAsync(Guid id, CancellationToken cancel)
    {
        // A scope of its own: the failed request's context still holds what could not be saved.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkPlanDb>();
        var latest = await db.History.AsNoTracking().Where(entry => entry.SubjectId == id).OrderByDescending(entry => entry.Id).Take(Looked).ToListAsync(cancel);

        // A new password or one-time address changes nothing that a form shows: it is not what came between.
        var last = latest.Find(entry => entry.Changes.Count > 0) ?? latest.FirstOrDefault();
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
