using System.Collections.Concurrent;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>How an edition stands that could not be made.</summary>
/// <param name="Attempts">From 1.</param>
/// <param name="NextAttempt">UTC, of the machine's own clock.</param>
/// <param name="Words">Key of the words that say why.</param>
public sealed record EditionFailure(int Attempts, DateTime NextAttempt, string Words);

/// <summary>What the server that prints says to the others of one edition.</summary>
/// <param name="Failure">Null where it was stored.</param>
public sealed record EditionWord(Guid Round, EditionKey Key, EditionFailure? Failure)
{
    public string Write() => JsonSerializer.Serialize(this);

    /// <returns>Null for what no server of this program says.</returns>
    public static EditionWord? Read(string words)
    {
        try
        {
            return JsonSerializer.Deserialize<EditionWord>(words) is { Key: not null } word ? word : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// What could not be printed, sealed or kept, each edition by itself: its attempts, and when it is tried again. One that fails waits ever
/// longer and keeps no other from being made. Kept in memory: after a start everything is tried again. Of several servers the one that prints
/// says to the others how it went (<see cref="EditionWord"/>).
/// </summary>
public sealed class EditionAttempts(TimeProvider time)
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(20);

    /// <summary>
    /// So long after its start the program prints plans and amendments that were signed before it: nobody's mail waits for them, a page that
    /// asks for one prints it at once, and a start after an update has people to serve first.
    /// </summary>
    public static readonly TimeSpan Backlog = TimeSpan.FromMinutes(2);

    /// <summary>After so many failures in a row the wait grows no more: about ten minutes.</summary>
    private const int MaxDoublings = 5;

    private readonly ConcurrentDictionary<(Guid Round, EditionKey Key), EditionFailure> failures = [];
    private readonly DateTime begun = time.GetUtcNow().UtcDateTime;

    /// <returns>Null where it has not failed.</returns>
    public EditionFailure? Of(Guid round, EditionKey key) => failures.GetValueOrDefault((round, key));

    /// <summary>How an edition of each kind stands that could not be made.</summary>
    public IReadOnlyDictionary<EditionKey, EditionFailure> Of(Guid round) =>
        EditionKey.Issued.Select(key => (Key: key, Failure: Of(round, key))).Where(each => each.Failure is not null).ToDictionary(each => each.Key, each => each.Failure!);

    public void Succeeded(ListUnprintedEditions.Unprinted edition) => failures.TryRemove((edition.RoundId, edition.Key), out _);

    /// <summary>A page that asks before the next attempt is due puts that one off no further.</summary>
    public void Failed(ListUnprintedEditions.Unprinted edition, Exception failure) => failures.AddOrUpdate(
        (edition.RoundId, edition.Key), _ => After(1, failure), (_, before) => before.NextAttempt > time.GetUtcNow().UtcDateTime ? before : After(before.Attempts + 1, failure));

    /// <summary>As another server says.</summary>
    public void Note(EditionWord word)
    {
        if (word.Failure is { } failure)
        {
            failures[(word.Round, word.Key)] = failure;
        }
        else
        {
            failures.TryRemove((word.Round, word.Key), out _);
        }
    }

    /// <summary>The edition to be made next: one that was never tried before any that failed, then the longest due.</summary>
    /// <returns>Null where none is due.</returns>
    public ListUnprintedEditions.Unprinted? Next(IReadOnlyList<ListUnprintedEditions.Unprinted> missing) =>
        missing.Select(edition => (Edition: edition, Failure: Of(edition.RoundId, edition.Key), Due: DueAt(edition)))
            .Where(each => each.Due is null || each.Due <= time.GetUtcNow().UtcDateTime)
            .OrderBy(each => each.Failure is not null).ThenBy(each => each.Failure?.NextAttempt).Select(each => each.Edition).FirstOrDefault();

    /// <summary>How long until the first of them is due.</summary>
    /// <param name="most">Where none is due before.</param>
    public TimeSpan Wait(IReadOnlyList<ListUnprintedEditions.Unprinted> missing, TimeSpan most)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var waits = missing.Select(DueAt).OfType<DateTime>().Select(due => due - now).Append(most);
        return waits.Min() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <returns>Null where it is due at once.</returns>
    private DateTime? DueAt(ListUnprintedEditions.Unprinted edition) => Of(edition.RoundId, edition.Key) is { } failure ? failure.NextAttempt
        : edition is { Number: null, Subject: not SignOffSubject.Report } && edition.SignedAt < begun ? begun + Backlog
        : null;

    private EditionFailure After(int attempts, Exception failure) =>
        new(attempts, time.GetUtcNow().UtcDateTime + First * Math.Pow(2, Math.Min(attempts - 1, MaxDoublings)), WordsOf(failure));

    private static string WordsOf(Exception failure) => failure switch
    {
        PrintingException printing => "Reports.NotPrinted." + printing.Failure,
        SealException seal => "Reports.NotSealed." + seal.Fault,
        RuleException refusal when refusal.Broken[0].Rule == Rules.NoSpace => "Reports.NotKept",
        _ => "Reports.NotPrinted",
    };
}
