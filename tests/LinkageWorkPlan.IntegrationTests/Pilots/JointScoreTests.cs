using Bunit;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>Joint scores where the panels are apart.</summary>
public sealed class JointScoreTests
{
    private static readonly TextWords Why = PlanDesk.Words("Hai bên thống nhất", string.Empty);

    [Theory, EachDatabase]
    public async Task Both_secretaries_write_them_as_equals_and_the_ranking_follows(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new GetJointScores.Query("PM1")));
        await desk.ScoreAsync(laos: 5, vietnam: 2);
        var opened = await desk.Host.SendAs(desk.Laos, new GetJointScores.Query("PM1"));
        var form = JointScoreForm.Of(opened.Pilot, opened.Result);
        Assert.Equal(Enum.GetValues<PilotCriterion>(), form.Scores.Select(each => each.Criterion));
        await desk.Host.SendAs(desk.Laos, new SettleScores.Command(opened.Pilot.Id, form.With(new JointScoreWords(PilotCriterion.Needs, 5, Why)), opened.Pilot.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new SettleScores.Command(opened.Pilot.Id, form, opened.Pilot.Version)));

        var sheet = await desk.SheetAsync(desk.Vietnam);
        Assert.Equal(("PM1", 3.875m), (sheet.Row.Results[0].PilotCode, sheet.Row.Results[0].Total));
        Assert.Equal(4, sheet.Row.Results[0].Unsettled.Count);
        var reason = Assert.Single((await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2026-2027"), Language.Lo, TextFilter.Open))).Rows, each => each.Kind == TextKind.Pilot && each.Field == "JointScore:Needs");
        await desk.Host.SendAs(desk.Laos, new RenderText.Command(TextKind.Pilot, reason.Id, reason.Field, Language.Lo, "ສອງຝ່າຍເຫັນດີ", TextStamp.Of(reason.Text)));
        Assert.Contains("ສອງຝ່າຍເຫັນດີ", await PilotDesk.WordsAsync(await desk.Host.SendAs(desk.Laos, new GetSheetBook.Query("R1", Language.Lo))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_keeps_what_is_typed_until_it_has_a_reason()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.ScoreAsync(laos: 5, vietnam: 2);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<JointScoresPage>("/pilots/PM2/joint", ("PilotCode", "PM2"));
        await form.Find("#f-Market-Value").ChangeAsync(new ChangeEventArgs { Value = "3" });
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.Required, pages.Loc["Field.JointScore.Reason"]]);
        await pages.TypeAsync(form, "Market-Reason.vi", "Hai bên thống nhất");
        await PageDesk.SaveAsync(form);
        Assert.Equal(3, (await desk.ReadAsync("PM2")).JointScoreOf(PilotCriterion.Market)?.Value);
        var page = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        PageDesk.Sees(page, "[aria-labelledby=joint]", "Hai bên thống nhất");
        PageDesk.Sees(page, "[aria-labelledby=joint]", pages.Loc["Pilots.NotSettled"]);
    }
}
