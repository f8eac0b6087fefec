using System.Collections.Concurrent;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>
/// Who has which text open at a translation desk, so that several people share the work out without asking. It says nothing about
/// who may save: informing the second of two is the database's task. One server keeps it in memory; a restart forgets it.
/// </summary>
public sealed class DeskPresence
{
    private readonly ConcurrentDictionary<object, (Place Place, string Name)> seats = new(ReferenceEqualityComparer.Instance);

    /// <summary>Somebody came, went or saved; raised on the thread of whoever did.</summary>
    public event Action<Place?>? Changed;

    /// <param name="seat">The desk itself: a person may have two open.</param>
    public void Enter(object seat, Place place, string name)
    {
        seats[seat] = (place, name);
        Changed?.Invoke(null);
    }

    public void Leave(object seat)
    {
        if (seats.TryRemove(seat, out _))
        {
            Changed?.Invoke(null);
        }
    }

    public void Saved(Place place) => Changed?.Invoke(place);

    /// <summary>Who else has this text open; null where nobody has.</summary>
    public string? OtherEditor(object seat, Place place) =>
        seats.Where(each => !ReferenceEquals(each.Key, seat) && each.Value.Place == place).Select(each => each.Value.Name).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>One text in one language.</summary>
    public sealed record Place(TextKind Kind, Guid Id, string Field, Language Target)
    {
        public static Place Of(TextRow row, Language target) => new(row.Kind, row.Id, row.Field, target);
    }
}
