using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

internal sealed partial class StatesWorld
{
    /// <summary>PM1 is a candidate, PM2 was withdrawn; PM3 and PM4 are scored in R1, which both co-chairs agreed to, and the Lao panel began. R2 waits for them.</summary>
    private async Task AddPilotsAsync()
    {
        await SendAsync(new AddPilot.Command(PilotOf(Word("PilotCandidate", Drafters))));
        await ShowAsync("PM1", Word("PilotFileOfCandidate", Drafters));
        var code = await SendAsync(new AddPilot.Command(PilotOf(Word("PilotWithdrawn", Drafters))));
        var shown = await SendAsync(new GetPilot.Query(code));
        await SendAsync(new WithdrawPilot.Command(shown.Pilot.Id, Word("PilotReason", Drafters), shown.Pilot.Version));
        var scored = Word("PilotScored", PilotReaders);
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
        await ShowAsync("PM3", Word("PilotFile", PilotReaders));
        await SendAsync(new AddPilot.Command(PilotOf("PM5")));
        await SendAsync(new AddSheet.Command(new SheetForm { Candidates = ["PM1", "PM5"] }));
        await AddScoredPilotsAsync();
    }

    private async Task ShowAsync(string code, string word)
    {
        var pilot = (await SendAsync(new GetPilot.Query(code))).Pilot;
        await SendAsync(new AddPilotEvidence.Command(pilot.Id, File("minh-chung.pdf", word), pilot.Version));
    }

    /// <summary>PM6 and PM7 were scored in R3 by both panels; PM6 has a joint score, was chosen by a meeting and reviewed.</summary>
    private async Task AddScoredPilotsAsync()
    {
        var scored = Word("PilotResult", PilotReaders);
        await SendAsync(new AddPilot.Command(PilotOf(scored)));
        await SendAsync(new AddPilot.Command(PilotOf(scored)));
        var round = await SendAsync(new AddSheet.Command(new SheetForm { Candidates = ["PM6", "PM7"] }));
        foreach (var side in Sides.Both)
        {
            var sheet = await SendAsync(new GetSheet.Query(round));
            await SendAsync(new AgreeSheet.Command(sheet.Sheet.Id, sheet.Fingerprint), Of(Role.CoChair, side));
        }

        var id = (await SendAsync(new GetSheet.Query(round))).Sheet.Id;
        foreach (var side in Sides.Both)
        {
            var member = Of(Role.Owner, side);
            await SendAsync(new NamePanelMember.Command(id, member.Id), Of(Role.Secretary, side));
            var ballot = (await SendAsync(new GetBallot.Query(round), member)).Ballot;
            await SendAsync(new GiveScores.Command(ballot.Id, [.. new[] { "PM6", "PM7" }.SelectMany(_ => Enum.GetValues<PilotCriterion>(), (pilot, each) => new GivenScore(pilot, each, pilot == "PM6" && each == PilotCriterion.Market && side == Side.Laos ? 5 : 2))], ballot.Version), member);
            ballot = (await SendAsync(new GetBallot.Query(round), member)).Ballot;
            await SendAsync(new FinishScores.Command(ballot.Id, ballot.Version), member);
        }

        var opened = await SendAsync(new GetJointScores.Query("PM6"));
        var joint = JointScoreForm.Of(opened.Pilot, opened.Result).With(new JointScoreWords(PilotCriterion.Market, 4, Both(Word("PilotJoint", PilotReaders))));
        await SendAsync(new SettleScores.Command(opened.Pilot.Id, joint, opened.Pilot.Version));
        var settled = (await SendAsync(new GetPilot.Query("PM6"))).Pilot;
        await SendAsync(new DecidePilot.Command(settled.Id, new PilotWorkForm { IsChosen = true, Decision = "M1/D1", Tasks = $"{Adopted}/A1" }, settled.Version));
        var chosen = (await SendAsync(new GetPilot.Query("PM6"))).Pilot;
        await SendAsync(new ReviewPilot.Command(chosen.Id, Today.Year, PilotVerdict.Change, Both(Word("PilotReview", PilotReaders)), chosen.Version));
        var other = (await SendAsync(new GetPilot.Query("PM7"))).Pilot;
        await SendAsync(new DecidePilot.Command(other.Id, new PilotWorkForm { IsChosen = false, Decision = "M1/D1" }, other.Version));
        await SignAsync(round);
    }

    /// <summary>R3 came back once and was signed then.</summary>
    private async Task SignAsync(string code)
    {
        var returned = await SendSheetAsync(code);
        await SendAsync(new ReturnRound.Command(returned.Id, Word("ScoringComment", Drafters)), Of(Role.CoChair, Side.Laos));
        var signed = await SendSheetAsync(code);
        foreach (var side in Sides.Both)
        {
            await SendAsync(new SignRound.Command(signed.Id, signed.Fingerprint, Password), Of(Role.CoChair, side));
        }

        await StoreAgreedAsync(SignOffSubject.ScoringSheet, "ScoringEdition");
    }

    private async Task<SignOffRound> SendSheetAsync(string code)
    {
        var sheet = (await SendAsync(new GetSheet.Query(code))).Sheet;
        await SendAsync(new SendSheet.Command(sheet.Id, sheet.Version));
        return await Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.SubjectId == sheet.Id && each.State == RoundState.Open));
    }

    private static PilotForm PilotOf(string word) => new() { Title = Both(word), Description = Both(word), Place = Both(word), VietnamEnterprises = Both(word), LaosEnterprises = Both(word) };
}
