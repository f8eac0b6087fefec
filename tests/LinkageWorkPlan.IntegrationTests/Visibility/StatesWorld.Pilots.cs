using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>PM1 is a candidate, PM2 was withdrawn; PM3 and PM4 are scored in R1, which both co-chairs agreed to, and the Lao panel began. R2 waits for them.</summary>
    private async Task AddPilotsAsync()
    {
        await SendAsync(new AddPilot.Command(PilotOf(Word("PilotCandidate", Drafters))));
        var code = await SendAsync(new AddPilot.Command(PilotOf(Word("PilotWithdrawn", Drafters))));
        var shown = await SendAsync(new GetPilot.Query(code));
        await SendAsync(new WithdrawPilot.Command(shown.Pilot.Id, Word("PilotReason", Drafters), shown.Pilot.Version));
        var scored = Word("PilotScored", PlanReaders);
        await SendAsync(new AddPilot.Command(PilotOf(scored)));
        await SendAsync(new AddPilot.Command(PilotOf(scored)));
        var round = await SendAsync(new AddSheet.Command(new SheetForm { Candidates = ["PM3", "PM4"] }));
        foreach (var side in Sides.Both)
        {
            var sheet = await SendAsync(new GetSheet.Query(round));
            await SendAsync(new AgreeSheet.Command(sheet.Sheet.Id, sheet.Fingerprint), Of(Role.CoChair, side));
        }

        var (id, member) = ((await SendAsync(new GetSheet.Query(round))).Sheet.Id, Of(Role.Owner, Side.Laos));
        await SendAsync(new NamePanelMember.Command(id, member.Id), Of(Role.Secretary, Side.Laos));
        var ballot = (await SendAsync(new GetBallot.Query(round), member)).Ballot;
        await SendAsync(new GiveScores.Command(ballot.Id, [new GivenScore("PM3", PilotCriterion.Market, 2)], ballot.Version), member);
        await SendAsync(new AddPilot.Command(PilotOf("PM5")));
        await SendAsync(new AddSheet.Command(new SheetForm { Candidates = ["PM1", "PM5"] }));
    }

    private static PilotForm PilotOf(string word) => new() { Title = Both(word), Description = Both(word), Place = Both(word), VietnamEnterprises = Both(word), LaosEnterprises = Both(word) };
}
