using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>PM1 is a candidate, PM2 was withdrawn.</summary>
    private async Task AddPilotsAsync()
    {
        await SendAsync(new AddPilot.Command(PilotOf(Word("PilotCandidate", Drafters))));
        var code = await SendAsync(new AddPilot.Command(PilotOf(Word("PilotWithdrawn", Drafters))));
        var shown = await SendAsync(new GetPilot.Query(code));
        await SendAsync(new WithdrawPilot.Command(shown.Pilot.Id, Word("PilotReason", Drafters), shown.Pilot.Version));
    }

    private static PilotForm PilotOf(string word) => new() { Title = Both(word), Description = Both(word), Place = Both(word), VietnamEnterprises = Both(word), LaosEnterprises = Both(word) };
}
