using System.Collections.Concurrent;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Web.Live;

/// <summary>Somebody at an open page.</summary>
/// <param name="Id">Of the page itself: a person may have two open.</param>
/// <param name="Room">What is open there: a plan, or the translation desk.</param>
/// <param name="Place">What is edited in it, as a task's code; null where one only looks.</param>
/// <param name="Side">Of the person; null where it does not matter.</param>
public sealed record Seat(Guid Id, Guid Room, Guid Account, string Name, string? Place, Side? Side = null);

/// <summary>
/// Who has what open, on this server and, where a database tells them of each other, on all. It says nothing about who may save:
/// informing the second of two is the database's task. A seat that is not heard of for <see cref="Patience"/> is empty.
/// </summary>
public sealed class Presence(TimeProvider time)
{
    /// <summary>How often an open page, and a server for its seats, says that it is there.</summary>
    public static readonly TimeSpan Pulse = TimeSpan.FromSeconds(8);

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Seats in all: more are not shown, whoever sends them.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, Held> seats = new();

    /// <summary>Somebody came, went or moved in this room; raised by whoever did.</summary>
    public event Action<Guid>? Changed;

    /// <summary>Of a seat on this server, for the other ones. False where it is left.</summary>
    public event Action<Seat, bool>? Said;

    /// <summary>Those on this server.</summary>
    public IReadOnlyList<Seat> Own => [.. seats.Values.Where(each => each.Server is null).Select(each => each.Seat)];

    /// <summary>Takes or changes a seat on this server.</summary>
    /// <param name="pulses">True where it says itself that it is still there, and is empty when it does not (<see cref="Touch"/>).</param>
    /// <returns>Leaves it, unless it was taken again since; null where somebody else has it, or there are too many.</returns>
    public IDisposable? Enter(Seat seat, bool pulses)
    {
        var held = new Held(seat, null, pulses) { At = time.GetUtcNow() };
        if (seats.TryGetValue(seat.Id, out var before) ? before.Server is not null || before.Seat.Account != seat.Account : seats.Count >= Most)
        {
            return null;
        }

        seats[seat.Id] = held;
        if (before?.Seat != seat)
        {
            Tell(seat, isThere: true);
        }

        return new Leaving(() => Leave(held));
    }

    /// <summary>The page says that it is there, and what is edited on it.</summary>
    /// <returns>False where it has no seat, or another person's.</returns>
    public bool Touch(Guid id, Guid account, string? place)
    {
        if (!seats.TryGetValue(id, out var held) || held.Seat.Account != account || held.Server is not null)
        {
            return false;
        }

        held.At = time.GetUtcNow();
        if (held.Seat.Place != place)
        {
            held.Seat = held.Seat with { Place = place };
            Tell(held.Seat, isThere: true);
        }

        return true;
    }

    public IReadOnlyList<Seat> In(Guid room) => [.. seats.Values.Select(each => each.Seat).Where(each => each.Room == room)];

    /// <summary>Another server says that somebody is there, or left.</summary>
    public void Hear(Guid server, Seat seat, bool isThere)
    {
        seats.TryGetValue(seat.Id, out var before);
        if (before is { Server: null } || (before is null && (!isThere || seats.Count >= Most)))
        {
            return;
        }

        if (!isThere)
        {
            Drop(before!);
            return;
        }

        seats[seat.Id] = new Held(seat, server, true) { At = time.GetUtcNow() };
        if (before?.Seat != seat)
        {
            Changed?.Invoke(seat.Room);
        }
    }

    /// <summary>Empties the seats that were not heard of.</summary>
    public void CleanUp()
    {
        foreach (var held in seats.Values.Where(each => each.Pulses && time.GetUtcNow() - each.At > Patience))
        {
            if (held.Server is null)
            {
                Leave(held);
            }
            else
            {
                Drop(held);
            }
        }
    }

    private void Leave(Held held)
    {
        if (seats.TryRemove(KeyValuePair.Create(held.Seat.Id, held)))
        {
            Tell(held.Seat, isThere: false);
        }
    }

    private void Drop(Held held)
    {
        if (seats.TryRemove(KeyValuePair.Create(held.Seat.Id, held)))
        {
            Changed?.Invoke(held.Seat.Room);
        }
    }

    private void Tell(Seat seat, bool isThere)
    {
        Changed?.Invoke(seat.Room);
        Said?.Invoke(seat, isThere);
    }

    /// <param name="server">Null for this one.</param>
    private sealed class Held(Seat seat, Guid? server, bool pulses)
    {
        public Seat Seat { get; set; } = seat;
        public Guid? Server { get; } = server;
        public bool Pulses { get; } = pulses;
        public DateTimeOffset At { get; set; }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
