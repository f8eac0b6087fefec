using System.Globalization;
using System.Runtime.CompilerServices;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Somebody says that they write one section in one language.</summary>
/// <param name="SinceUtc">When they said so.</param>
public sealed record SectionClaimed(string Key, Language Language, string Name, DateTime SinceUtc);

/// <summary>
/// Who said that they write which section of a report, in which language. It keeps nobody from saving: who was first is found when it is
/// saved. A claim ends with the page it was made on, with a save, or after <see cref="Lasts"/>; a restart forgets it.
/// </summary>
public sealed class SectionClaims : IDisposable
{
    /// <summary>Whoever says nothing for so long has left.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private readonly Presence presence;
    private readonly Clock clock;
    private readonly ConditionalWeakTable<object, Seated> seats = [];

    public SectionClaims(Presence presence, Clock clock)
    {
        (this.presence, this.clock) = (presence, clock);
        presence.Changed += Follow;
    }

    /// <summary>Something was claimed or released in this report; raised on the thread of whoever did.</summary>
    public event Action<Guid>? Changed;

    /// <param name="seat">The page: it has one claim at a time.</param>
    public void Claim(object seat, Guid reportId, string key, Language language, Guid account, string name)
    {
        var seated = seats.GetValue(seat, _ => new Seated());
        var place = string.Create(CultureInfo.InvariantCulture, $"{key} {language.Code()} {clock.UtcNow.Ticks}");
        seated.Leaving = presence.Enter(new Seat(seated.Id, reportId, account, name, place), pulses: false);
    }

    public void Release(object seat)
    {
        if (seats.TryGetValue(seat, out var seated))
        {
            seats.Remove(seat);
            seated.Leaving?.Dispose();
        }
    }

    /// <summary>What this page claims; null where it claims nothing, or too long ago.</summary>
    public SectionClaimed? Own(object seat, Guid reportId) =>
        seats.TryGetValue(seat, out var seated) ? Of(reportId, each => each.Id == seated.Id).FirstOrDefault() : null;

    /// <summary>What others claim of a section, the earliest first.</summary>
    public IReadOnlyList<SectionClaimed> Others(object seat, Guid reportId, string key)
    {
        var own = seats.TryGetValue(seat, out var seated) ? seated.Id : Guid.Empty;
        return [.. Of(reportId, each => each.Id != own).Where(each => each.Key == key).OrderBy(each => each.SinceUtc)];
    }

    public void Dispose() => presence.Changed -= Follow;

    private IEnumerable<SectionClaimed> Of(Guid reportId, Func<Seat, bool> which) =>
        presence.In(reportId).Where(which).Select(Read).OfType<SectionClaimed>().Where(each => clock.UtcNow - each.SinceUtc < Lasts);

    private static SectionClaimed? Read(Seat seat) =>
        seat.Place?.Split(' ') is [var key, var code, var ticks] && Languages.TryRead(code, out var language) && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            ? new SectionClaimed(key, language, seat.Name, new DateTime(since, DateTimeKind.Utc))
            : null;

    private void Follow(Guid room) => Changed?.Invoke(room);

    private sealed class Seated
    {
        public Guid Id { get; } = Guid.CreateVersion7();
        public IDisposable? Leaving { get; set; }
    }
}
