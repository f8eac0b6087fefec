using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Watching;

/// <summary>
/// What one open page hears of one plan: who else is there, and what others saved. What comes between two messages is sent in one;
/// each time it is asked anew what the reader may know (<see cref="ListPlanChanges"/>).
/// </summary>
internal sealed class PlanLine : IDisposable
{
    /// <summary>A line without words is taken for lost by the page after three of these.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>Between two questions to the database, however much is saved.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    /// <summary>The same, for each page that follows the plan.</summary>
    private static readonly TimeSpan BreathOfEach = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Between two looks of a page at what it shows besides the changed task itself, and between two lists of who is there, for each page
    /// that follows the plan: all of them together ask and are answered no more than ten times a second.
    /// </summary>
    private static readonly TimeSpan LookOfEach = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim calls = new(0, 1);
    private readonly HashSet<Guid> entries = [];
    private readonly HashSet<Guid> own = [];
    private readonly Dispatcher dispatcher;
    private readonly CurrentUser user;
    private readonly PlanBus bus;
    private readonly Clock clock;
    private readonly string code;
    private readonly Guid window;
    private readonly List<IDisposable> ends = [];
    private Presence? presence;
    private Guid plan;
    private bool showsDrafts;
    private DateTime? missedSince;
    private DateTime last;
    private bool isEnded;
    private bool hasMoved = true;

    /// <param name="user">Without a session: that one holds is watched, and its use is not counted by this.</param>
    private PlanLine(Dispatcher dispatcher, CurrentUser user, string code, Guid window, DateTime since, PlanBus bus, Clock clock) =>
        (this.dispatcher, this.user, this.code, this.window, last, this.bus, this.clock) = (dispatcher, user, code, window, since, bus, clock);

    /// <param name="since">UTC; when the page was made, or what it was told last.</param>
    /// <exception cref="RuleException">There is no such plan for this reader.</exception>
    public static async Task<PlanLine> OpenAsync(
        Dispatcher dispatcher, CurrentUser user, string code, Guid window, DateTime since, PlanBus bus, Clock clock, CancellationToken cancel)
    {
        var line = new PlanLine(dispatcher, user with { Session = null }, code, window, since, bus, clock) { missedSince = since };
        var found = await dispatcher.SendAs(line.user, new ListPlanChanges.Query(code, [], null), cancel);
        (line.plan, line.showsDrafts) = (found.PlanId, found.ShowsDrafts);
        line.ends.Add(bus.Follow(found.PlanId, line.Hear));
        return line;
    }

    /// <returns>False where the page's name is another person's.</returns>
    public bool Sit(Presence at, string? place)
    {
        if (at.Enter(new Seat(window, plan, user.Id, user.Name, place, user.Side), pulses: true) is not { } seat)
        {
            return false;
        }

        presence = at;
        at.Changed += Move;
        ends.Add(seat);
        return true;
    }

    /// <param name="sessions">Ends the line with the sign-in.</param>
    public void EndWith(Sessions sessions, Guid session) => ends.Add(sessions.WatchFor(session, End));

    public async IAsyncEnumerable<SseItem<LineWords>> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        long mayNameAt = 0;
        while (!cancel.IsCancellationRequested)
        {
            if (isEnded)
            {
                yield return new SseItem<LineWords>(new LineWords(), "ended");
                yield break;
            }

            var isSaid = false;
            var untilNamed = TimeSpan.FromMilliseconds(mayNameAt - Environment.TickCount64);
            if (untilNamed <= TimeSpan.Zero && Interlocked.Exchange(ref hasMoved, false))
            {
                isSaid = true;
                mayNameAt = Environment.TickCount64 + (long)ForEach(LookOfEach).TotalMilliseconds;
                yield return new SseItem<LineWords>(new LineWords(People: People()), "here");
            }

            if (await TakeAsync() is { } words)
            {
                isSaid = true;
                yield return new SseItem<LineWords>(words, "changed") { EventId = last.Ticks.ToString(CultureInfo.InvariantCulture) };
                var breath = ForEach(BreathOfEach);
                await WaitAsync(Task.Delay(breath > Breath ? breath : Breath, cancel));
            }

            var isNaming = !isSaid && Volatile.Read(ref hasMoved) && untilNamed < Beat;
            if (!isSaid && await WaitAsync(calls.WaitAsync(isNaming ? untilNamed : Beat, cancel)) is Task<bool> { IsCompletedSuccessfully: true, Result: false } && !isNaming)
            {
                yield return new SseItem<LineWords>(new LineWords(), "beat");
            }
        }
    }

    private TimeSpan ForEach(TimeSpan time) => bus.Following(plan) * time;

    /// <summary>That the page is gone, or the server ends, is no fault.</summary>
    private static async Task<Task> WaitAsync(Task wait)
    {
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return wait;
    }

    public void Dispose()
    {
        if (presence is not null)
        {
            presence.Changed -= Move;
        }

        ends.ForEach(each => each.Dispose());
        ends.Clear();
        calls.Dispose();
    }

    private async Task<LineWords?> TakeAsync()
    {
        List<Guid> taken;
        HashSet<Guid> mine;
        DateTime? since;
        lock (gate)
        {
            (taken, mine, since) = ([.. entries], [.. own], missedSince);
            entries.Clear();
            own.Clear();
            missedSince = null;
        }

        if (taken.Count == 0 && since is null)
        {
            return null;
        }

        var asked = clock.UtcNow;
        ListPlanChanges.Result found;
        try
        {
            found = await dispatcher.SendAs(user, new ListPlanChanges.Query(code, taken, since));
        }
        catch (RuleException refusal) when (refusal.Broken.Any(each => Rules.MayPass(each.Rule)))
        {
            // It is asked again with the next words.
            lock (gate)
            {
                missedSince ??= since ?? last;
            }

            return null;
        }
        catch (RuleException)
        {
            // The plan is gone, or no longer for this reader.
            End();
            return null;
        }

        lock (gate)
        {
            // What was missed is known until now, also where nothing of it may be named.
            DateTime? known = since is not null ? asked : found.Changes is [.., var newest] ? newest.AtUtc : null;
            last = known > last ? known.Value : last;
        }

        return found is { Changes: [], IsMany: false } ? null : new LineWords(
            [.. found.Changes.Select(each => new LineChange(each.Kind, each.Id, each.Code, each.By, each.ActorId == user.Id, mine.Contains(each.Entry)))],
            found.IsMany,
            Within: (int)ForEach(LookOfEach).TotalMilliseconds);
    }

    private void Hear(PlanChanged? change)
    {
        lock (gate)
        {
            if (change is null || change.Entries.Count == 0 || entries.Count > ListPlanChanges.Most)
            {
                var since = change?.At ?? last;
                missedSince = missedSince < since ? missedSince : since;
            }
            else
            {
                entries.UnionWith(change.Entries);
                if (Guid.TryParse(change.Window, out var sender) && sender == window)
                {
                    own.UnionWith(change.Entries);
                }
            }
        }

        Call();
    }

    private void Move(Guid room)
    {
        if (room == plan)
        {
            Volatile.Write(ref hasMoved, true);
            Call();
        }
    }

    private void End()
    {
        Volatile.Write(ref isEnded, true);
        Call();
    }

    private void Call()
    {
        try
        {
            calls.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is called already, and has not looked since.
        }
        catch (ObjectDisposedException)
        {
            // Nobody reads it any more.
        }
    }

    /// <summary>Others by their names, each once; what they edit, and who of the other side is there, is for those who see drafts.</summary>
    private IReadOnlyList<LinePerson> People() =>
    [
        .. presence!.In(plan).Where(seat => seat.Account != user.Id && (showsDrafts || seat.Side == user.Side)).GroupBy(seat => seat.Account)
            .Select(person => new LinePerson(person.First().Name, showsDrafts ? person.Select(seat => seat.Place).FirstOrDefault(place => place is not null) : null))
            .OrderBy(person => person.Name, StringComparer.Ordinal),
    ];
}

/// <summary>What a page gets in one message.</summary>
/// <param name="Changes">Null where it is something else that is told.</param>
/// <param name="IsMany">More was changed, or it is not known what: the page is to look itself.</param>
/// <param name="Within">Milliseconds in which a page looks that does not show what was changed itself: the more follow the plan, the longer.</param>
internal sealed record LineWords(IReadOnlyList<LineChange>? Changes = null, bool IsMany = false, IReadOnlyList<LinePerson>? People = null, int Within = 0);

/// <param name="IsMine">By the reader's own account.</param>
/// <param name="IsOwn">Sent by this very page.</param>
internal sealed record LineChange(string Kind, Guid Id, string Code, string By, bool IsMine, bool IsOwn);

/// <param name="Edits">A task's code; null where one only looks.</param>
internal sealed record LinePerson(string Name, string? Edits);
