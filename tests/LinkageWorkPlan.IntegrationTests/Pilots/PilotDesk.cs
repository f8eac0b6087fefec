using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>The demo with both secretaries, who propose models.</summary>
internal sealed class PilotDesk(TestHost host, CurrentUser vietnam, CurrentUser laos) : IAsyncDisposable
{
    public static readonly PilotForm Form = new()
    {
        Title = PlanDesk.Words("Liên kết dệt may", "ເຊື່ອມໂຍງຕັດຫຍິບ"),
        Description = PlanDesk.Words("Sợi từ Việt Nam, may ở Lào", "ເສັ້ນໄຍຈາກຫວຽດນາມ, ຫຍິບຢູ່ລາວ"),
        Sector = new SectorLink("2026-2027", "S03").Key,
        Place = PlanDesk.Words("Huế", "ເວ້"),
    };

    public TestHost Host { get; } = host;
    public CurrentUser Vietnam { get; } = vietnam;
    public CurrentUser Laos { get; } = laos;

    public static async Task<PilotDesk> OpenAsync(Database database)
    {
        var host = await TestHost.StartWithDemoAsync(database);
        return new PilotDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
    }

    public async Task<PilotModel> ReadAsync(string code) => (await Host.SendAs(Vietnam, new GetPilot.Query(code))).Pilot;

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
