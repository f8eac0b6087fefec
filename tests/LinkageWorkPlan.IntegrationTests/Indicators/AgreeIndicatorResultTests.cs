using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Notifications;

namespace LinkageWorkPlan.IntegrationTests.Indicators;

/// <summary>Each side has its figure, both stand side by side, and one that both agreed to is what reports print.</summary>
public sealed class AgreeIndicatorResultTests
{
    private static readonly DateOnly Day = new(2026, 6, 10);

    [Theory, EachDatabase]
    public async Task Reports_name_both_sides_figures_until_one_is_agreed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (own, other) = (desk.Secretary, await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        await RecordAsync(desk, own, 1.8m, FigureOrigin.Vietnam);
        await RecordAsync(desk, other, 1.4m, FigureOrigin.Laos);
        var row = await RowAsync(desk, own);
        var period = row.Periods[0];
        Assert.Equal((Day, -0.4m, 25m), (period.AsOf, period.Gap, period.GapPercent));
        var printed = (await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1");
        Assert.Equal([(Side.Vietnam, 1.8m), (Side.Laos, 1.4m)], printed.Results.Select(each => (each.Side!.Value, each.Value!.Value)));
        Assert.Null(printed.PercentOfTarget);

        var proposed = await RecordAsync(desk, own, 1.65m, FigureOrigin.Agreed);
        Assert.Equal(2, (await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1").Results.Count);
        Assert.Equal(Rules.FigureOwnProposal, await desk.Host.RefusalAsync(own, new AgreeIndicatorResult.Command(proposed)));
        Assert.Empty((await RowAsync(desk, own)).Agreeable);
        Assert.Equal([proposed], (await RowAsync(desk, other)).Agreeable);
        var told = Assert.Single((await desk.Host.SendAs(other, new ListNotifications.Query(1))).Rows, each => each.Kind == NotificationKind.Waiting && each.Code == "I1");
        Assert.Equal("/plans/2026-2027/indicators#I1", told.Path);
        Assert.DoesNotContain((await desk.Host.SendAs(own, new ListNotifications.Query(1))).Rows, each => each.Code == "I1");
        var waits = Assert.Single((await desk.Host.SendAs(other, new GetHome.Query())).Figures);
        Assert.Equal(("2026-2027", "I1", 1.65m, Day, own.Name), (waits.PlanCode, waits.Code, waits.Value, waits.AsOf, waits.By));
        Assert.Empty((await desk.Host.SendAs(own, new GetHome.Query())).Figures);
        await using (var home = new PageDesk(desk.Host, other))
        {
            PageDesk.Sees(home.Open<HomePage>("/"), ".home-waits a[href$='/indicators#I1']", "I1");
        }

        await desk.Host.SendAs(other, new AgreeIndicatorResult.Command(proposed));
        Assert.Empty((await desk.Host.SendAs(other, new GetHome.Query())).Figures);
        Assert.DoesNotContain((await desk.Host.SendAs(other, new ListNotifications.Query(1))).Rows, each => each.Code == "I1");
        Assert.Equal(Rules.FigureNotProposed, await desk.Host.RefusalAsync(other, new AgreeIndicatorResult.Command(proposed)));
        printed = (await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1");
        Assert.Equal((1.65m, true, 50m), (Assert.Single(printed.Results).Value, printed.Results[0].IsAgreed, printed.PercentOfTarget));
        var agreed = (await RowAsync(desk, own)).Results.Single(each => each.Id == proposed);
        Assert.Equal((own.Name, other.Name), (agreed.RecordedByName, agreed.AgreedByName));
    }

    [Fact]
    public async Task Both_sides_figures_stand_in_columns_with_the_gap_and_what_was_agreed()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        var other = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await RecordAsync(desk, desk.Secretary, 1.8m, FigureOrigin.Vietnam);
        await RecordAsync(desk, other, 1.4m, FigureOrigin.Laos);
        await RecordAsync(desk, desk.Secretary, 1.65m, FigureOrigin.Agreed);
        await using var person = new PageDesk(desk.Host, other);
        var page = person.Open<IndicatorsPage>($"/plans/{ReportDesk.Plan}/indicators", ("PlanCode", ReportDesk.Plan));
        var columns = page.FindAll(".figure-columns").First(each => each.TextContent.Contains(person.Loc.Number(1.65m, 4), StringComparison.Ordinal)).Children;
        Assert.Equal(
            new[] { 1.8m, 1.4m, 0.4m, 1.65m }.Select(each => person.Loc.Number(each, 4)),
            columns.Select(each => each.QuerySelector("strong")!.TextContent));
        Assert.NotNull(columns[3].QuerySelector("[name=Agree]"));
    }

    [Theory, EachDatabase]
    public async Task What_both_sides_agreed_to_neither_corrects_nor_withdraws_alone(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (own, other) = (desk.Secretary, await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        var proposed = await RecordAsync(desk, own, 1.65m, FigureOrigin.Agreed);
        Assert.Contains(proposed, (await RowAsync(desk, own)).Correctable);
        await desk.Host.SendAs(other, new AgreeIndicatorResult.Command(proposed));
        Assert.DoesNotContain(proposed, (await RowAsync(desk, own)).Correctable);
        Assert.Equal(Rules.FigureAgreed, await desk.Host.RefusalAsync(own, new CorrectIndicatorResult.Command(proposed, Figure(Day, 9, FigureOrigin.Agreed), "Sai")));
        Assert.Equal(Rules.FigureAgreed, await desk.Host.RefusalAsync(own, new WithdrawIndicatorResult.Command(proposed, "Sai")));

        // A new proposal takes its place once it is agreed to.
        var next = await RecordAsync(desk, other, 1.7m, FigureOrigin.Agreed);
        Assert.Equal(proposed, (await RowAsync(desk, own)).Periods[0].Agreed!.Id);
        desk.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await desk.Host.SendAs(own, new AgreeIndicatorResult.Command(next));
        Assert.Equal(next, (await RowAsync(desk, own)).Periods[0].Agreed!.Id);
    }

    [Theory, EachDatabase]
    public async Task A_sides_figure_is_recorded_by_that_side_and_one_after_the_cut_off_is_not_seen(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var row = await RowAsync(desk, desk.Secretary);
        Assert.Equal(Rules.FigureOfOtherSide, await desk.Host.RefusalAsync(desk.Secretary, new RecordIndicatorResult.Command(row.Id, Figure(Day, 1, FigureOrigin.Laos))));
        var before = (await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1");
        await desk.Host.SendAs(desk.Secretary, new RecordIndicatorResult.Command(row.Id, Figure((await desk.ContentAsync()).CutOff.AddDays(1), 9, FigureOrigin.Vietnam)));
        Assert.Equal(CanonicalJson.Of(before), CanonicalJson.Of((await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1")));
    }

    private static IndicatorForm Figure(DateOnly on, decimal value, FigureOrigin origin) => new(on, value, new TextWords("Hải quan", "ພາສີ", null), TextWords.None, origin);

    private static async Task<Guid> RecordAsync(ReportDesk desk, CurrentUser who, decimal value, FigureOrigin origin) =>
        await desk.Host.SendAs(who, new RecordIndicatorResult.Command((await RowAsync(desk, who)).Id, Figure(Day, value, origin)));

    private static async Task<ListIndicators.Row> RowAsync(ReportDesk desk, CurrentUser who) =>
        (await desk.Host.SendAs(who, new ListIndicators.Query(ReportDesk.Plan))).Rows.Single(each => each.Code == "I1");
}
