using System.Net;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Components;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Each picture as it is drawn, in Vietnamese, Lao, English, and in two languages.</summary>
public class ChartTests
{
    private static readonly ReportTemplates Templates = new(Repository.FullPath("templates"));

    private static readonly IReadOnlyList<Language>[] Editions = [[Language.Vi], [Language.Lo], [Language.En], [Language.Lo, Language.Vi]];

    private static ReportContent Content => SampleReport.Draft with
    {
        Indicators =
        [
            .. SampleReport.Draft.Indicators,
            SampleReport.Draft.Indicators[0] with { Code = "I2", Results = [], PercentOfTarget = null },
            SampleReport.Draft.Indicators[0] with { Code = "I3", Target = null, PercentOfTarget = null },
            SampleReport.Draft.Indicators[0] with { Code = "I4", PercentOfTarget = 180 },
        ],
    };

    [Fact]
    public async Task Status_by_pillar() => Snapshot.Verify(await EachAsync<StatusByPillarChart>(new() { ["Pillars"] = Content.Pillars, ["AsOf"] = Content.CutOff }));

    [Fact]
    public async Task Share_of_lead() => Snapshot.Verify(await EachAsync<LeadShareChart>(new() { ["Share"] = LeadShare.Of(Content.Tasks) }));

    [Fact]
    public async Task Milestones_over_time() => Snapshot.Verify(await EachAsync<MilestoneChart>(new() { ["Content"] = Content }));

    [Fact]
    public async Task Indicators_against_target() => Snapshot.Verify(await EachAsync<IndicatorChart>(new() { ["Indicators"] = Content.Indicators }));

    [Fact]
    public async Task Gantt_of_the_period() => Snapshot.Verify(await EachAsync<GanttChart>(new()
    {
        ["Rows"] = Content.Gantt,
        ["From"] = Content.PeriodStart,
        ["To"] = Content.PeriodEnd,
        ["Today"] = Content.CutOff,
        ["IsCutOff"] = true,
        ["IsCut"] = true,
        ["ShowsBaseline"] = true,
    }));

    [Fact]
    public async Task Page_for_the_minister() => Snapshot.Verify(await EachAsync<MinisterPage>(new() { ["Content"] = Content }));

    [Fact]
    public async Task A_summary_that_was_written_stands_whole_and_the_program_adds_none_of_its_own()
    {
        var asked = string.Join(' ', Enumerable.Repeat("Đề nghị Bộ trưởng chỉ đạo các đơn vị liên quan.", 30));
        var content = Content with
        {
            Sections = [new(SectionKeys.Summary, SampleReport.Text("Tóm tắt.\nĐoạn hai.", "ສະຫຼຸບ.\nສອງ.")), new(SectionKeys.Successes, SampleReport.Text("Kết quả tốt.", "ຜົນດີ."))],
            Proposals = [new(Domain.Side.Laos, SampleReport.Text(asked, "ສະເໜີ."))],
            Tasks = [.. Content.Tasks, .. Enumerable.Range(1, MinisterSummary.MostLate).Select(number => Content.Tasks[1] with { Code = $"Z{number}" })],
        };
        var page = await RenderAsync<MinisterPage>(new() { ["Content"] = content }, [Language.Vi]);
        Assert.Contains("Đoạn hai.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kết quả tốt.", page, StringComparison.Ordinal);
        Assert.Contains(asked, page, StringComparison.Ordinal);
        Assert.DoesNotContain("…", page, StringComparison.Ordinal);
        Assert.Contains("Còn 1 nhiệm vụ khác chậm hoặc có nguy cơ chậm, nêu tại Phụ lục I.", page, StringComparison.Ordinal);
        Assert.Contains("Kết quả tốt.", await RenderAsync<MinisterPage>(new() { ["Content"] = content with { Sections = content.Sections.Skip(1).ToList() } }, [Language.Vi]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_since_the_last_report()
    {
        var former = new ComparedReport("2025-H2", 2, new(2025, 6, 15), new(2025, 12, 14), new(2025, 12, 14), new string('f', 64));
        var before = Content with
        {
            CutOff = former.CutOff,
            Tasks = [Content.Tasks[0] with { Status = WorkStatus.OnTrack }, Content.Tasks[1] with { Status = WorkStatus.OnTrack, NewEnd = null, PlannedEnd = new(2026, 7, 1) }, Content.Tasks[2] with { Code = "B9" }],
        };
        var now = Content with { Tasks = [Content.Tasks[0] with { CompletedOn = new(2026, 3, 23) }, Content.Tasks[1], Content.Tasks[2]] };
        Snapshot.Verify(await EachAsync<SinceLastTables>(new() { ["Since"] = SinceLastComparison.Of(former, before, now) }));
    }

    [Fact]
    public async Task A_result_of_nothing_where_less_is_better_is_not_called_no_data()
    {
        var zero = SampleReport.Draft.Indicators[0] with { TargetYear = 2026, Target = 5, LessIsBetter = true, PercentOfTarget = null };
        zero = zero with { Results = [zero.Results[0] with { Value = 0, AsOf = new(2026, 6, 1) }] };
        Assert.Contains("kết quả bằng 0, đạt mục tiêu", await RenderAsync<IndicatorChart>(new() { ["Indicators"] = new[] { zero } }, [Language.Vi]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_report_has_nothing_to_compare_with() =>
        Assert.Contains("Đây là báo cáo đầu tiên của Kế hoạch", await RenderAsync<SinceLastTables>(new() { ["Since"] = new SinceLast(null, []) }, [Language.Vi]), StringComparison.Ordinal);

    [Fact]
    public async Task A_period_without_milestones_says_so() => Assert.Contains(
        "Không có mốc tiến độ nào đến hạn trong kỳ.",
        await RenderAsync<MilestoneChart>(new() { ["Content"] = Content with { Milestones = [] } }, [Language.Vi]),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_task_that_has_no_day_in_the_period_is_left_out_and_counted()
    {
        var chart = await RenderAsync<GanttChart>(
            new() { ["Rows"] = Content.Gantt, ["From"] = new DateOnly(2026, 8, 28), ["To"] = new DateOnly(2026, 12, 14), ["Today"] = Content.CutOff, ["IsCut"] = true, ["ShowsBaseline"] = true },
            [Language.Vi]);
        // B1 is expected to end on the first day of this period.
        Assert.Contains("<td>B1</td>", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>A1</td>", chart, StringComparison.Ordinal);
        Assert.Contains("Không vẽ 1 nhiệm vụ", chart, StringComparison.Ordinal);
    }

    private static async Task<string> EachAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        var drawn = new List<string>();
        foreach (var shown in Editions)
        {
            drawn.Add($"== {string.Join(", ", shown)}\n{await RenderAsync<T>(parameters, shown)}");
        }

        return string.Join('\n', drawn);
    }

    private static async Task<string> RenderAsync<T>(Dictionary<string, object?> parameters, IReadOnlyList<Language> shown)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton(Templates).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            WebUtility.HtmlDecode((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(new Dictionary<string, object?>(parameters) { ["Shown"] = shown }))).ToHtmlString()));
        return string.Join('\n', html.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }
}
