using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Indicators;

/// <summary>What an indicator is agreed to be is written in a draft and signed with the plan.</summary>
public sealed class IndicatorDefinitionTests
{
    private static readonly DefinitionForm Trade = new()
    {
        Code = "I1",
        Title = PlanDesk.Words("Kim ngạch thương mại hai chiều", "ມູນຄ່າການຄ້າສອງຝ່າຍ"),
        Definition = PlanDesk.Words("Xuất khẩu và nhập khẩu hàng hóa", "ສົ່ງອອກ ແລະ ນຳເຂົ້າສິນຄ້າ"),
        Unit = PlanDesk.Words("tỷ USD", "ຕື້ໂດລາ"),
        VietnameseSource = PlanDesk.Words("Hải quan Việt Nam", "ພາສີຫວຽດນາມ"),
        LaoSource = PlanDesk.Words("Hải quan Lào", "ພາສີລາວ"),
        Baselines =
        [
            new BaselineForm(null, Side.Vietnam, 2.2m, new(2024, 12, 31), PlanDesk.Words("Bộ Công Thương", "ກະຊວງອຸດສາຫະກຳ ແລະ ການຄ້າ"), TextWords.None),
            new BaselineForm(null, Side.Laos, 1.6m, new(2024, 12, 31), PlanDesk.Words("Bản ghi nhớ", "ບົດບັນທຶກຄວາມເຂົ້າໃຈ"), TextWords.None),
        ],
        Targets = new Dictionary<int, decimal?> { [2026] = 3.3m },
    };

    [Theory, EachDatabase]
    public async Task Is_added_with_the_baseline_of_each_side_and_changed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        Assert.Equal("I1", (await desk.SendAsync(new GetIndicatorEditor.Query(PlanDesk.Code, null))).Saved.Code);
        Assert.Equal("I1", await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade)));
        var row = await RowAsync(desk);
        Assert.Equal([(Side.Vietnam, 2.2m), (Side.Laos, 1.6m)], row.Baselines.Select(each => (each.Side!.Value, each.Value!.Value)));
        Assert.Equal(("Hải quan Lào", IndicatorDirection.More), (row.Agreed.LaoSource.Vi!.Text, row.Agreed.Direction));
        Assert.Equal(Rules.IndicatorCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddIndicator.Command(desk.PlanId, Trade)));
        Assert.Equal("I2", (await desk.SendAsync(new GetIndicatorEditor.Query(PlanDesk.Code, null))).Saved.Code);

        await ReviseAsync(desk, form => form with { Direction = IndicatorDirection.Less, Baselines = [.. form.Baselines.Skip(1)] });
        Assert.Equal((IndicatorDirection.Less, 1.6m), ((row = await RowAsync(desk)).Agreed.Direction, Assert.Single(row.Baselines).Value));
        var stale = new ReviseIndicator.Command(row.Id, Trade, null, row.Version - 1);
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.LaoSecretary, stale));
    }

    [Theory, EachDatabase]
    public async Task An_old_target_is_kept_with_the_reason_and_asked_for_it(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade));
        var row = await RowAsync(desk);
        DefinitionForm With(int year, decimal? value) => DefinitionForm.Of(row.Agreed) with { Targets = new Dictionary<int, decimal?> { [2026] = 3.3m, [year] = value } };
        Assert.Equal(Rules.IndicatorTargetReason, await desk.Host.RefusalAsync(desk.Secretary, new ReviseIndicator.Command(row.Id, With(2026, 3.5m), " ", row.Version)));
        Assert.Equal(Rules.IndicatorTargetYear, await desk.Host.RefusalAsync(desk.Secretary, new ReviseIndicator.Command(row.Id, With(2029, 1), null, row.Version)));
        await desk.SendAsync(new ReviseIndicator.Command(row.Id, With(2026, 3.5m), "Số liệu quý I cao hơn dự kiến", row.Version));
        row = await RowAsync(desk);
        Assert.Equal(3.5m, Assert.Single(row.Targets).Value);
        Assert.Equal((2026, 3.3m, "Số liệu quý I cao hơn dự kiến", desk.Secretary.Name), Assert.Single(row.FormerTargets) is var former ? (former.Year, former.Value, former.Reason, former.ByName) : default);
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Action == nameof(ReviseIndicator)));
        Assert.Equal("Số liệu quý I cao hơn dự kiến", entry.Reason);
        Assert.Equal([("IndicatorTarget.Value", "3.3", "3.5")], entry.Changes.Select(each => (each.Field, each.Before, each.After)));
    }

    [Theory, EachDatabase]
    public async Task Is_deleted_only_while_no_task_names_it_and_tasks_follow_its_code(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade));
        await desk.AddAsync(desk.Form() with { Indicators = ["I1"] });
        await ReviseAsync(desk, form => form with { Code = "K1" });
        Assert.Equal(["K1"], (await desk.EditorAsync("A1")).Saved.Indicators);
        var row = await RowAsync(desk);
        Assert.Equal(Rules.IndicatorInUse, await desk.Host.RefusalAsync(desk.Secretary, new RemoveIndicator.Command(row.Id, row.Version)));
        await desk.ReviseAsync("A1", form => form with { Indicators = [] });
        await desk.SendAsync(new RemoveIndicator.Command(row.Id, row.Version));
        Assert.Empty((await desk.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows);
    }

    [Theory, EachDatabase]
    public async Task Is_signed_with_the_plan_and_then_neither_changed_nor_translated(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade with { LaoSource = PlanDesk.Words("Hải quan Lào") }));
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        Assert.Equal(3.3m, Assert.Single(PlanContent.Read((await desk.RoundAsync()).Content).Indicators).Targets[0].Value);
        var refused = await Assert.ThrowsAsync<RuleException>(() => desk.SignAsync(Side.Vietnam));
        Assert.Contains(refused.Broken, each => each.Subject == "I1");

        // What is missing is written at the desk, and put before the co-chairs.
        var row = await RowAsync(desk);
        Assert.Equal(Rules.PlanNotInDraft, await desk.Host.RefusalAsync(desk.Secretary, new ReviseIndicator.Command(row.Id, Trade, null, row.Version)));
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(TextKind.Indicator, row.Id, "LaoSource", Language.Lo, "ພາສີລາວ", TextStamp.Of(row.Agreed.LaoSource)));
        Assert.Equal("ພາສີລາວ", PlanContent.Read((await desk.RoundAsync()).Content).Indicators[0].LaoSource.Lo!.Text);
        await desk.SignAsync(Side.Vietnam);
        row = await RowAsync(desk);
        Assert.Equal(
            Rules.TextsFrozen,
            await desk.Host.RefusalAsync(desk.Secretary, new RenderText.Command(TextKind.Indicator, row.Id, "Title", Language.En, "Trade", TextStamp.Of(row.Title))));
        await desk.SignAsync(Side.Laos);
        row = await RowAsync(desk);
        Assert.Equal(Rules.IndicatorAgreed, await desk.Host.RefusalAsync(desk.Secretary, new ReviseIndicator.Command(row.Id, Trade, "Sai", row.Version)));
        Assert.Equal(Rules.IndicatorAgreed, await desk.Host.RefusalAsync(desk.Secretary, new RemoveIndicator.Command(row.Id, row.Version)));
        Assert.Equal(Rules.IndicatorAgreed, await desk.Host.RefusalAsync(desk.Secretary, new AddIndicator.Command(desk.PlanId, Trade with { Code = "I9" })));

        // What was signed stays as it was signed, in every language; what came after is translated.
        foreach (var place in (await IndicatorAsync(desk)).AgreedTexts)
        {
            Assert.Equal(
                Rules.TextsFrozen, await desk.Host.RefusalAsync(desk.Secretary, new RenderText.Command(TextKind.Indicator, row.Id, place.Field, Language.En, "Other", TextStamp.Of(place.Text))));
        }

        await desk.SendAsync(new RecordIndicatorResult.Command(row.Id, new IndicatorForm(TestHost.DemoToday, 1, PlanDesk.Words("Hải quan"), TextWords.None)));
        var source = (await IndicatorAsync(desk)).Texts.Single(each => each.Field.StartsWith("Result:", StringComparison.Ordinal));
        await desk.SendAsync(new RenderText.Command(TextKind.Indicator, row.Id, source.Field, Language.En, "Customs", TextStamp.Of(source.Text)));
        Assert.Equal("Customs", (await IndicatorAsync(desk)).Results[0].Source.En!.Text);

        // A file that comes back is held to the same.
        var file = new ExchangeTexts(new ExchangeSubject(TextKind.Plan, desk.PlanId, PlanDesk.Code), [], new BrokenRule(Rules.TextsFrozen), new Dictionary<Guid, BrokenRule>());
        var places = (await IndicatorAsync(desk)).Texts.ToList();
        var rows = places.Select(each => new TextRow(TextKind.Indicator, row.Id, each.Field, row.Code, LocalizedText.Empty, null, each.Text, each.MaxLength));
        Assert.Equal(places.Where(each => each.Field != source.Field).Select(each => each.Field), rows.Where(each => file.Frozen(each) is not null).Select(each => each.Field));
    }

    [Fact]
    public async Task The_page_opens_while_the_only_figure_waits_for_an_answer()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade));
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        await desk.SendAsync(new RecordIndicatorResult.Command((await RowAsync(desk)).Id, new IndicatorForm(TestHost.DemoToday, 1, PlanDesk.Words("Biên bản"), TextWords.None, FigureOrigin.Agreed)));
        await using var person = new PageDesk(desk.Host, desk.LaoSecretary);
        var page = person.Open<IndicatorsPage>($"/plans/{PlanDesk.Code}/indicators", ("PlanCode", PlanDesk.Code));
        PageDesk.Sees(page, ".indicator-period .tag", person.Loc["Indicators.Proposed"]);
    }

    [Theory, EachDatabase]
    public async Task A_result_is_offered_as_a_sides_own_where_each_side_has_a_source(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddIndicator.Command(desk.PlanId, Trade));
        var row = await RowAsync(desk);
        Assert.Equal((FigureOrigin.Vietnam, FigureOrigin.Laos), (row.OfferedTo(Side.Vietnam), row.OfferedTo(Side.Laos)));
        await ReviseAsync(desk, form => form with { VietnameseSource = TextWords.None, LaoSource = TextWords.None, Baselines = [form.Baselines[0] with { Side = null }] });
        Assert.Equal(FigureOrigin.Other, (await RowAsync(desk)).OfferedTo(Side.Vietnam));
    }

    [Fact]
    public void Baselines_of_two_people_are_put_together_row_by_row()
    {
        var (vietnamese, lao) = (Trade.Baselines[0] with { Place = 0 }, Trade.Baselines[1] with { Place = 1 });
        BaselineForm[] opened = [vietnamese, lao];
        BaselineForm With(BaselineForm row, int? place, decimal value) => row with { Place = place, Value = value };

        // Each changed a row: both changes are there. Another part of the same row as well.
        Assert.Equal([With(vietnamese, 0, 2.3m), With(lao, 1, 1.7m)], Put([With(vietnamese, 0, 2.3m), lao], [vietnamese, With(lao, 1, 1.7m)]));
        Assert.Equal([With(vietnamese, 0, 2.3m) with { AsOf = new(2025, 12, 31) }, lao], Put([With(vietnamese, 0, 2.3m), lao], [vietnamese with { AsOf = new(2025, 12, 31) }, lao]));

        // Rows that they added or removed do not move this one's words to another row, and rows that both added stay.
        var added = vietnamese with { Place = null, AsOf = new(2023, 12, 31) };
        Assert.Equal([added with { Place = 0 }, vietnamese with { Place = 1 }, With(lao, 2, 1.7m)], Put([vietnamese, With(lao, 1, 1.7m)], [added with { Place = 0 }, vietnamese with { Place = 1 }, lao with { Place = 2 }]));
        Assert.Equal([With(lao, 0, 1.7m), added], Put([vietnamese, With(lao, 1, 1.7m), added], [lao with { Place = 0 }]));

        // A row that one removes and the other changes stays; one that is only removed is gone.
        Assert.Equal([lao with { Place = 0 }, With(vietnamese, null, 2.3m)], Put([With(vietnamese, 0, 2.3m), lao], [lao with { Place = 0 }]));
        Assert.Equal([With(vietnamese, 0, 2.3m), lao], Put([lao], [With(vietnamese, 0, 2.3m), lao]));
        Assert.Equal([lao], Put([lao], opened));

        IReadOnlyList<BaselineForm> Put(IReadOnlyList<BaselineForm> mine, IReadOnlyList<BaselineForm> theirs) =>
            (Trade with { Baselines = mine }).RebaseOn(Trade with { Baselines = theirs }, Trade with { Baselines = opened }).Baselines;
    }

    private static Task<Indicator> IndicatorAsync(PlanDesk desk) => desk.Host.Db(db => db.Indicators.SingleAsync());

    private static async Task<ListIndicators.Row> RowAsync(PlanDesk desk) => Assert.Single((await desk.SendAsync(new ListIndicators.Query(PlanDesk.Code))).Rows);

    private static async Task ReviseAsync(PlanDesk desk, Func<DefinitionForm, DefinitionForm> change)
    {
        var row = await RowAsync(desk);
        await desk.SendAsync(new ReviseIndicator.Command(row.Id, change(DefinitionForm.Of(row.Agreed)), null, row.Version));
    }
}
