using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Meetings;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>The demo with both secretaries, who keep meetings.</summary>
internal sealed class MeetingDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public static readonly MeetingForm Form = new()
    {
        Title = PlanDesk.Words("Họp Ban Thư ký", "ກອງປະຊຸມກອງເລຂາ"),
        Place = PlanDesk.Words("Huế", "ເວ້"),
        Kind = MeetingKind.Secretariats,
        On = TestHost.DemoToday,
        Begins = "8h30",
        Ends = "11:00",
    };

    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<MeetingDesk> OpenAsync(Database database, params string[] settings)
    {
        var host = await TestHost.StartWithDemoAsync(database, TestChanges.None with { Settings = [.. settings] });
        return new MeetingDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public Task<GetMeeting.Model> ReadAsync(string code) => Host.SendAs(Vietnam, new GetMeeting.Query(code));

    public async Task<string> AddAsync(string meeting, MeetingItemKind kind, string vi, string lo, SubjectLink? about = null) =>
        await Host.SendAs(Vietnam, new AddMeetingItem.Command((await ReadAsync(meeting)).Meeting.Id, kind, new MeetingItemForm { Words = PlanDesk.Words(vi, lo), About = about?.Key ?? string.Empty }));

    public async Task ConfirmAsync(CurrentUser secretary, string code)
    {
        var shown = await ReadAsync(code);
        await Host.SendAs(secretary, new ConfirmMinutes.Command(shown.Meeting.Id, shown.Fingerprint));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
