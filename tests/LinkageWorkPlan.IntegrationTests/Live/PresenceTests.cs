using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Live;

namespace LinkageWorkPlan.IntegrationTests.Live;

/// <summary>Who is there, and until when.</summary>
public sealed class PresenceTests
{
    private static readonly Guid Plan = Guid.CreateVersion7();
    private readonly TestTime time = new(TestHost.DemoToday);

    [Fact]
    public void A_page_that_is_not_heard_of_any_more_is_empty_after_a_while()
    {
        var presence = new Presence(time);
        var (quiet, desk) = (SeatOf("Kham"), SeatOf("Lan"));
        using var first = presence.Enter(quiet, pulses: true);
        using var second = presence.Enter(desk, pulses: false);
        time.Advance(Presence.Patience);
        Assert.True(presence.Touch(quiet.Id, quiet.Account, "A1"));
        time.Advance(Presence.Pulse);
        presence.CleanUp();
        Assert.Equal([quiet with { Place = "A1" }, desk], presence.In(Plan).OrderBy(each => each.Name));
        time.Advance(Presence.Patience);
        presence.CleanUp();
        Assert.Equal([desk], presence.In(Plan));
        Assert.False(presence.Touch(quiet.Id, quiet.Account, null));
    }

    [Fact]
    public void A_page_that_comes_back_before_its_lost_line_ends_keeps_its_seat()
    {
        var presence = new Presence(time);
        var seat = SeatOf("Kham");
        var lost = presence.Enter(seat, pulses: true);
        using var back = presence.Enter(seat, pulses: true);
        lost!.Dispose();
        Assert.Equal([seat], presence.In(Plan));
        Assert.Null(presence.Enter(seat with { Account = Guid.CreateVersion7() }, pulses: true));
        Assert.False(presence.Touch(seat.Id, Guid.CreateVersion7(), "A1"));
    }

    [Fact]
    public void What_another_server_says_is_believed_until_it_is_silent_and_never_of_a_seat_here()
    {
        var presence = new Presence(time);
        var (here, there, server) = (SeatOf("Kham"), SeatOf("Lan"), Guid.CreateVersion7());
        var changes = 0;
        presence.Changed += _ => changes++;
        using var own = presence.Enter(here, pulses: true);
        presence.Hear(server, here with { Name = "Another" }, isThere: true);
        presence.Hear(server, here, isThere: false);
        presence.Hear(server, there, isThere: true);
        presence.Hear(server, there, isThere: true);
        Assert.Equal(2, changes);
        Assert.Equal([here, there], presence.In(Plan).OrderBy(each => each.Name));
        Assert.Equal([here], presence.Own);
        presence.Touch(here.Id, here.Account, null);
        time.Advance(Presence.Patience + TimeSpan.FromSeconds(1));
        presence.Touch(here.Id, here.Account, null);
        presence.CleanUp();
        Assert.Equal([here], presence.In(Plan));
        presence.Hear(server, there, isThere: true);
        presence.Hear(server, there, isThere: false);
        Assert.Equal([here], presence.In(Plan));
    }

    private static Seat SeatOf(string name) => new(Guid.CreateVersion7(), Plan, Guid.CreateVersion7(), name, null);
}
