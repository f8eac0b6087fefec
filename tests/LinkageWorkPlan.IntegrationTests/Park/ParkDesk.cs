using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Park;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Park;

/// <summary>The demo with both secretaries, who keep the programme of the joint industrial park.</summary>
internal sealed class ParkDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<ParkDesk> OpenAsync(Database database)
    {
        var host = await TestHost.StartWithDemoAsync(database);
        return new ParkDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public Task<GetPark.Model> ReadAsync(CurrentUser? reader = null) => Host.SendAs(reader ?? Vietnam, new GetPark.Query());

    public async Task<int> VersionAsync() => (await ReadAsync()).Programme!.Version;

    public async Task<Guid> OwnerAsync(Side side) => await Host.Db(db => db.Owners.Where(each => each.Side == side && each.IsActive).OrderBy(each => each.Id).Select(each => each.Id).FirstAsync());

    /// <summary>Joins a decision of the demo's meeting to a gate.</summary>
    public async Task JoinAsync(string decision, string gate)
    {
        var meeting = (await Host.SendAs(Laos, new GetMeeting.Query("M1"))).Meeting;
        await Host.SendAs(Laos, new LinkDecision.Command(meeting.Id, decision, new SubjectLink(MeetingSubject.Gate, string.Empty, gate).Key, meeting.Version));
    }

    /// <summary>A meeting of today with one decision in its minutes.</summary>
    /// <returns>Its code.</returns>
    public async Task<string> MeetAsync(bool confirmed)
    {
        var form = new MeetingForm { Title = PlanDesk.Words("Họp về khu công nghiệp", "ກອງປະຊຸມກ່ຽວກັບເຂດ"), Place = PlanDesk.Words("Huế", "ເວ້"), On = TestHost.DemoToday, Begins = "8h30", Ends = "11:00" };
        var code = await Host.SendAs(Vietnam, new AddMeeting.Command(form));
        var id = (await Host.SendAs(Vietnam, new GetMeeting.Query(code))).Meeting.Id;
        await Host.SendAs(Vietnam, new AddMeetingItem.Command(id, MeetingItemKind.Decision, new MeetingItemForm { Words = PlanDesk.Words("Qua cổng", "ຜ່ານດ່ານ") }));
        foreach (var secretary in confirmed ? new[] { Vietnam, Laos } : [Vietnam])
        {
            await Host.SendAs(secretary, new ConfirmMinutes.Command(id, (await Host.SendAs(secretary, new GetMeeting.Query(code))).Fingerprint));
        }

        return code;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
