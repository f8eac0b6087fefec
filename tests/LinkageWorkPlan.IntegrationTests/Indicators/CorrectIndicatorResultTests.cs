using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Search;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Indicators;

/// <summary>A figure that was recorded wrongly is corrected or withdrawn with a reason, as progress is.</summary>
public sealed class CorrectIndicatorResultTests
{
    private static readonly DateOnly Day = TestHost.DemoToday.AddDays(-10);

    [Theory, EachDatabase]
    public async Task A_correction_takes_the_place_of_what_it_corrects_and_both_stay_on_record(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var (own, other) = (await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
        var first = await RecordAsync(host, own, Figure(16.5m, "Hải quan xoài"));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(host, own, Figure(2, "Thống kê"));
        host.Time.Advance(TimeSpan.FromMinutes(1));

        CorrectIndicatorResult.Command To(string why) => new(first, Figure(1.6m, "Hải quan xoài"), why);
        Assert.Equal(Rules.Required, await host.RefusalAsync(own, To(" ")));
        Assert.Equal(Rules.NotOwnRecord, await host.RefusalAsync(other, To("Sai")));
        Assert.Equal(Rules.ProgressInFuture, await host.RefusalAsync(own, new CorrectIndicatorResult.Command(first, Figure(1, "x") with { AsOf = TestHost.DemoToday.AddDays(1) }, "Sai")));
        Assert.Empty((await RowAsync(host, other)).Correctable);
        var now = await host.SendAs(own, To("Gõ thiếu dấu phẩy"));

        var row = await RowAsync(host, own);
        Assert.Equal([2, 1.6m], row.Results.Where(each => each.AsOf == Day).Select(each => each.Value));
        Assert.Contains(now, row.Correctable);
        var old = Assert.Single(row.Superseded);
        Assert.Equal((16.5m, "Gõ thiếu dấu phẩy", own.Name, now), (old.Value, old.SupersededReason, old.SupersededByName, old.Replacement));
        var entry = await host.Db(db => db.History.SingleAsync(each => each.Action == nameof(CorrectIndicatorResult)));
        Assert.Equal((row.Id, "Gõ thiếu dấu phẩy"), (entry.SubjectId, entry.Reason));
        Assert.Equal([("IndicatorResult.Value", "16.5", "1.6")], entry.Changes.Select(each => (each.Field, each.Before, each.After)));
        Assert.Equal(Rules.ProgressSuperseded, await host.RefusalAsync(own, To("Lần nữa")));
    }

    [Theory, EachDatabase]
    public async Task What_is_withdrawn_counts_no_more_and_is_found_no_more(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var own = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var result = await RecordAsync(host, own, Figure(5.5m, "Xoài tứ quý"));
        Assert.NotEmpty((await host.SendAs(own, new FindTexts.Query("Xoài tứ quý"))).SelectMany(each => each.Hits));
        await host.SendAs(own, new WithdrawIndicatorResult.Command(result, "Nhầm chỉ số"));

        var row = await RowAsync(host, own);
        Assert.DoesNotContain(row.Results, each => each.Id == result);
        Assert.Equal((result, (Guid?)null), (Assert.Single(row.Superseded).Id, row.Superseded[0].Replacement));
        Assert.Empty((await host.SendAs(own, new FindTexts.Query("Xoài tứ quý"))).SelectMany(each => each.Hits));
        var entry = await host.Db(db => db.History.SingleAsync(each => each.Action == nameof(WithdrawIndicatorResult)));
        Assert.Equal(("5.5", (string?)null), entry.Changes.Single(each => each.Field == "IndicatorResult.Value") is var change ? (change.Before, change.After) : default);
        Assert.Equal(Rules.ProgressSuperseded, await host.RefusalAsync(own, new WithdrawIndicatorResult.Command(result, "Lần nữa")));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(own, new WithdrawIndicatorResult.Command(Guid.CreateVersion7(), "Không có")));
    }

    [Theory, EachDatabase]
    public async Task A_report_as_of_an_earlier_cut_off_takes_the_corrected_figure_and_says_so_and_an_issue_stays(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (host, by) = (desk.Host, desk.Secretary);
        var cutOff = (await desk.ContentAsync()).CutOff;
        var result = await RecordAsync(host, by, Figure(16, "Hải quan") with { AsOf = cutOff });
        await desk.IssueAsync();
        var signed = await desk.ContentAsync();
        Assert.Empty(signed.CorrectedFacts);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.SendAs(by, new CorrectIndicatorResult.Command(result, Figure(1.6m, "Hải quan") with { AsOf = cutOff }, "Gõ nhầm"));

        Assert.Equal(CanonicalContent.Of(signed), CanonicalContent.Of(await desk.ContentAsync()));
        var end = cutOff.AddDays(5);
        await host.SendAs(by, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), end, end, end.AddDays(16), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        var next = await host.SendAs(by, new GetReportContent.Query(ReportDesk.Plan, "S1"));
        Assert.Equal(new CorrectedFact(string.Empty, cutOff, TestHost.DemoToday, CorrectedKind.Corrected, "I1"), Assert.Single(next.CorrectedFacts));
        Assert.Equal(1.6m, Assert.Single(next.Indicators.Single(each => each.Code == "I1").Results).Value);
        Assert.Equal(next.CorrectedFacts, CanonicalContent.Read(CanonicalContent.Of(next)).CorrectedFacts);
    }

    private static IndicatorForm Figure(decimal value, string source) => new(Day, value, new TextWords(source, "ແຫຼ່ງຂໍ້ມູນ", null), TextWords.None);

    private static async Task<Guid> RecordAsync(TestHost host, CurrentUser by, IndicatorForm figure) => await host.SendAs(by, new RecordIndicatorResult.Command((await RowAsync(host, by)).Id, figure));

    private static async Task<ListIndicators.Row> RowAsync(TestHost host, CurrentUser by) => (await host.SendAs(by, new ListIndicators.Query("2026-2027"))).Rows.Single(each => each.Code == "I1");
}
