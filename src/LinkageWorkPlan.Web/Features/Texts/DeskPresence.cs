using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Live;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>
/// Who has which text open at a translation desk, so that several people share the work out without asking. It says nothing about
/// who may save: informing the second of two is the database's task. A restart forgets it.
/// </summary>
public sealed class DeskPresence : IDisposable
{
    private static readonly Guid Room = new("6e1f7a52-53a1-4d0c-9d43-2f1f0c8f7d10");

    private readonly Presence presence;
    private readonly ConditionalWeakTable<object, Seated> seats = [];

    public DeskPresence(Presence presence)
    {
        this.presence = presence;
        presence.Changed += Follow;
    }

    /// <summary>Somebody came, went or, on this server, saved; raised on the thread of whoever did.</summary>
    public event Action<Place?>? Changed;

    /// <param name="seat">The desk itself: a person may have two open.</param>
    public void Enter(object seat, Place place, Guid account, string name)
    {
        var seated = seats.GetValue(seat, _ => new Seated());
        seated.Leaving = presence.Enter(new Seat(seated.Id, Room, account, name, place.ToString()), pulses: false);
    }

    public void Leave(object seat)
    {
        if (seats.TryGetValue(seat, out var seated))
        {
            seats.Remove(seat);
            seated.Leaving?.Dispose();
        }
    }

    public void Saved(Place place) => Changed?.Invoke(place);

    /// <summary>Who else has this text open; null where nobody has.</summary>
    public string? OtherEditor(object seat, Place place)
    {
        var own = seats.TryGetValue(seat, out var seated) ? seated.Id : Guid.Empty;
        var words = place.ToString();
        return presence.In(Room).Where(each => each.Id != own && each.Place == words).Select(each => each.Name).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    public void Dispose() => presence.Changed -= Follow;

    private void Follow(Guid room)
    {
        if (room == Room)
        {
            Changed?.Invoke(null);
        }
    }

    /// <summary>One text in one language.</summary>
    public sealed record Place(TextKind Kind, Guid Id, string Field, Language Target)
    {
        public static Place Of(TextRow row, Language target) => new(row.Kind, row.Id, row.Field, target);

        public override string ToString() => $"{Kind} {Id:N} {Field} {Target}";
    }

    private sealed class Seated
    {
        public Guid Id { get; } = Guid.CreateVersion7();
        public IDisposable? Leaving { get; set; }
    }
}
