using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Texts;

public class RenderTextTests
{
    [Theory, EachDatabase]
    public async Task A_changed_source_makes_its_rendering_stale_until_it_is_said_to_be_right(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AddAsync(desk.Form());
        Assert.Equal(0, (await OpenAsync(desk, Language.Lo)).Count);
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Ban hành quy chế" } });
        var row = Assert.Single((await OpenAsync(desk, Language.Lo)).Rows);
        Assert.Equal((task, "Title", RenderingState.Stale), (row.Id, row.Field, row.Text.StateOf(Language.Lo)));

        await RenderAsync(desk, desk.LaoSecretary, row, Language.Lo, row.Text.Lo!.Text);
        Assert.Equal(0, (await OpenAsync(desk, Language.Lo)).Count);
        var last = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == task).OrderByDescending(each => each.Id).FirstAsync());
        Assert.Equal(("RenderingState.Stale", "RenderingState.Translated"), (last.Changes[0].Before, last.Changes[0].After));
    }

    [Theory, EachDatabase]
    public async Task Only_the_native_side_checks_a_rendering(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        var row = (await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code, "A1"), Language.Lo, TextFilter.Unchecked))).Rows[0];
        var check = new CheckText.Command(row.Kind, row.Id, row.Field, Language.Lo, TextStamp.Of(row.Text));
        Assert.Equal(Rules.NotNativeReader, await desk.Host.RefusalAsync(desk.Secretary, check));
        await desk.Host.SendAs(desk.LaoSecretary, check);
        Assert.Equal(RenderingState.Checked, (await desk.SendAsync(new GetText.Query(row.Kind, row.Id, row.Field, Language.Lo))).Text.StateOf(Language.Lo));
    }

    [Theory, EachDatabase]
    public async Task A_translator_does_not_change_the_source_nor_leave_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        var row = (await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code, "A1"), Language.Vi, TextFilter.All))).Rows[0];
        Assert.Equal(Rules.SourceIsEdited, await RefusalAsync(desk, row, Language.Vi, "khác"));
        Assert.Equal(Rules.Required, await RefusalAsync(desk, row, Language.Lo, "  "));
        Assert.Equal(Rules.TooLong, await RefusalAsync(desk, row, Language.Lo, new string('ກ', row.MaxLength + 1)));
    }

    [Theory, EachDatabase]
    public async Task The_second_of_two_translators_of_one_text_is_told_but_not_those_of_different_texts(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("Tên"), Description = PlanDesk.Words("Mô tả") });
        var rows = (await OpenAsync(desk, Language.Lo)).Rows;
        await RenderAsync(desk, desk.LaoSecretary, rows[0], Language.Lo, "ຊື່");
        await RenderAsync(desk, desk.Secretary, rows[1], Language.Lo, "ລາຍລະອຽດ");
        Assert.Equal(Rules.Conflict, await RefusalAsync(desk, rows[0], Language.Lo, "ຊື່ອື່ນ"));
    }

    [Theory, EachDatabase]
    public async Task Pillars_and_the_plans_own_title_are_translated_too(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var rows = (await desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), Language.En, TextFilter.Open))).Rows;
        Assert.Equal(["Title", "Pillar:A"], rows.Select(row => row.Field));
        await RenderAsync(desk, desk.Secretary, rows[0], Language.En, "Work plan 2026");
        await RenderAsync(desk, desk.Secretary, rows[1], Language.En, "Coordination");
        Assert.Equal(0, (await OpenAsync(desk, Language.En)).Count);
    }

    [Theory, EachDatabase]
    public async Task Totals_follow_every_change(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("Tên") });
        Assert.True((await TotalAsync(desk)).Percent < 100);
        await RenderAsync(desk, desk.LaoSecretary, (await OpenAsync(desk, Language.Lo)).Rows[0], Language.Lo, "ຊື່");
        Assert.Equal(100, (await TotalAsync(desk)).Percent);
        await desk.ReviseAsync("A1", form => form with { Title = form.Title with { Vi = "Tên khác" } });
        Assert.Equal(1, (await TotalAsync(desk)).Stale);
    }

    [Theory, EachDatabase]
    public async Task Every_kind_of_text_is_found_and_written(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        foreach (var kind in new[] { TextKind.Owner, TextKind.Indicator, TextKind.Progress, TextKind.Evidence })
        {
            var (id, field) = await host.Db(async db => kind switch
            {
                TextKind.Owner => ((await db.Owners.OrderBy(each => each.Id).FirstAsync()).Id, "Name"),
                TextKind.Indicator => (await db.Indicators.ToListAsync()).SelectMany(each => each.Results, (each, result) => (each.Id, $"Result:{result.Id}:Source")).First(),
                TextKind.Progress => ((await db.Progress.OrderBy(each => each.Id).FirstAsync()).Id, "Narrative"),
                _ => ((await db.Evidence.OrderBy(each => each.Id).FirstAsync()).Id, "Title"),
            });
            var text = (await host.SendAs(secretary, new GetText.Query(kind, id, field, Language.Lo))).Text;
            await host.SendAs(secretary, new RenderText.Command(kind, id, field, Language.En, "anew", TextStamp.Of(text)));
            Assert.Equal("anew", (await host.SendAs(secretary, new GetText.Query(kind, id, field, Language.Lo))).Text.En!.Text);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_rendered_of_progress_and_evidence_is_in_the_history_of_the_task(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        foreach (var (kind, field) in new[] { (TextKind.Progress, "Narrative"), (TextKind.Evidence, "Title") })
        {
            var written = await host.Db(db => db.TextEntries.Where(each => each.Kind == kind && each.Field == field).OrderBy(each => each.AggregateId).FirstAsync());
            var (id, task) = (written.AggregateId, written.TaskId!.Value);
            var text = (await host.SendAs(secretary, new GetText.Query(kind, id, field, Language.Lo))).Text;
            await host.SendAs(secretary, new RenderText.Command(kind, id, field, Language.En, "anew", TextStamp.Of(text)));
            var (code, last) = await host.Db(async db => (
                await db.Tasks.Where(each => each.Id == task).Select(each => each.Code).SingleAsync(),
                await db.History.Where(each => each.SubjectId == task).OrderByDescending(each => each.Id).FirstAsync()));
            Assert.Equal((nameof(Domain.Plans.WorkTask), code, "anew"), (last.SubjectKind, last.SubjectCode, last.Changes[0].After));
        }
    }

    private static Task<ListTexts.Model> OpenAsync(PlanDesk desk, Language language) => desk.SendAsync(new ListTexts.Query(new TextScope(PlanDesk.Code), language, TextFilter.Open));

    private static async Task<ListTextCounts.Count> TotalAsync(PlanDesk desk) => (await desk.SendAsync(new ListTextCounts.Query(new TextScope(PlanDesk.Code)))).Single(each => each.Language == Language.Lo);

    private static Task RenderAsync(PlanDesk desk, CurrentUser by, TextRow row, Language language, string words) =>
        desk.Host.SendAs(by, new RenderText.Command(row.Kind, row.Id, row.Field, language, words, TextStamp.Of(row.Text)));

    private static Task<string> RefusalAsync(PlanDesk desk, TextRow row, Language language, string words) =>
        desk.Host.RefusalAsync(desk.Secretary, new RenderText.Command(row.Kind, row.Id, row.Field, language, words, TextStamp.Of(row.Text)));
}
