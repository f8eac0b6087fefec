using System.Globalization;
using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

public class CorrectionsTests
{
    private static readonly Wording Wording = new ReportTemplates(Repository.FullPath("templates")).Wording;

    // Names of the report itself, which a second issue keeps; choices, of which another word is none; and what follows from a task's row.
    private static readonly string[] NotSaid =
    [
        "$.planCode", "$.reportCode", "$.planStart", "$.planEnd", "$.kind", ".side", ".status", ".minister", ".languages[", ".source", ".counts.", ".daysLate", ".percentOfTarget",
        ".gantt[0].code", ".gantt[1].code", ".gantt[0].milestones", ".gantt[1].milestones", ".title", ".gantt[0].expectedEnd", ".gantt[1].expectedEnd", ".gantt[0].percent", ".gantt[1].percent", ".pillarCode", ".plannedEnd",
    ];

    [Fact]
    public void The_same_content_has_none() => Assert.Empty(Corrections.Between(SampleReport.Issue, SampleReport.Draft, Wording));

    [Fact]
    public void A_figure_is_told_with_its_place_in_every_language()
    {
        var item = Assert.Single(Corrections.Between(SampleReport.Issue, WithB1(task => task with { Percent = 47.5m }), Wording));
        Assert.Equal("Nhiệm vụ B1: Tỷ lệ (%)", item.Place.For(Language.Vi));
        Assert.Equal("ໜ້າວຽກ B1: ສ່ວນຮ້ອຍ (%)", item.Place.For(Language.Lo));
        Assert.Equal(("45", "47,5", "47.5"), (item.Before.For(Language.Lo), item.After.For(Language.Vi), item.After.For(Language.En)));
    }

    [Fact]
    public void A_status_and_a_date_are_told_in_words()
    {
        var items = Corrections.Between(SampleReport.Issue, WithB1(task => task with { Status = WorkStatus.AtRisk, NewEnd = null }), Wording);
        Assert.Equal([("Chậm tiến độ", "Có nguy cơ chậm"), ("28/08/2026", "")], items.Select(each => (each.Before.For(Language.Vi), each.After.For(Language.Vi))));
    }

    [Fact]
    public void Of_a_long_text_only_the_paragraphs_that_differ_are_told_in_all_languages()
    {
        var before = WithContext("Một.\nHai.\nBa.", "ໜຶ່ງ.\nສອງ.\nສາມ.");
        var item = Assert.Single(Corrections.Between(before, WithContext("Một.\nHai mới.\nBa.", "ໜຶ່ງ.\nສອງ.\nສາມ."), Wording));
        Assert.Equal(("Mục I", "Hai.", "Hai mới."), (item.Place.For(Language.Vi), item.Before.For(Language.Vi), item.After.For(Language.Vi)));
        Assert.Equal(("ສອງ.", "ສອງ."), (item.Before.For(Language.Lo), item.After.For(Language.Lo)));
    }

    [Fact]
    public void What_is_new_and_what_is_gone_is_told_by_its_title()
    {
        var without = SampleReport.Draft with { Proposals = [], Tasks = [.. SampleReport.Draft.Tasks.Take(2)] };
        Assert.All(Corrections.Between(SampleReport.Draft, without, Wording), each => Assert.True(each.After.IsEmpty && !each.Before.IsEmpty));
        Assert.Equal(["Kiến nghị V.2.1", "Nhiệm vụ B2"], Corrections.Between(without, SampleReport.Draft, Wording).Select(each => each.Place.For(Language.Vi)));
    }

    [Fact]
    public void A_milestone_that_only_the_chart_shows_is_reported()
    {
        var before = SampleReport.Draft with { Milestones = [] };
        var after = before with { Gantt = [before.Gantt[0], before.Gantt[1] with { Milestones = [before.Gantt[1].Milestones[0] with { Reached = new(2026, 6, 1) }] }] };
        var item = Assert.Single(Corrections.Between(before, after, Wording));
        Assert.Equal(("Mốc tiến độ B1.1: Ngày đạt", "01/06/2026"), (item.Place.For(Language.Vi), item.After.For(Language.Vi)));
    }

    [Fact]
    public void Nothing_that_is_printed_can_differ_without_a_word()
    {
        var untold = new List<string>();
        var leaves = Leaves(JsonNode.Parse(CanonicalContent.Of(SampleReport.Draft))!).Select(each => each.GetPath()).ToList();
        Assert.True(leaves.Count > 200, $"Only {leaves.Count} values were found");
        for (var place = 0; place < leaves.Count; place++)
        {
            if (NotSaid.Any(each => leaves[place].Contains(each, StringComparison.Ordinal) && !(each == ".title" && !leaves[place].Contains("gantt", StringComparison.Ordinal))))
            {
                continue;
            }

            var tree = JsonNode.Parse(CanonicalContent.Of(SampleReport.Draft))!;
            var leaf = Leaves(tree)[place];
            leaf.ReplaceWith(Changed(leaf.GetValue<object>().ToString()!));
            if (Corrections.Between(SampleReport.Draft, CanonicalContent.Read(tree.ToJsonString()), Wording).Count == 0)
            {
                untold.Add(leaves[place]);
            }
        }

        Assert.Empty(untold);
    }

    private static ReportContent WithB1(Func<TaskRow, TaskRow> change) =>
        SampleReport.Draft with { Tasks = [.. SampleReport.Draft.Tasks.Select(each => each.Code == "B1" ? change(each) : each)] };

    private static ReportContent WithContext(string vi, string lo) => SampleReport.Draft with { Sections = [new(SectionKeys.Context, SampleReport.Text(vi, lo))] };

    private static List<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject members => [.. members.Where(member => member.Value is not null).SelectMany(member => Leaves(member.Value!))],
        JsonArray items => [.. items.Where(item => item is not null).SelectMany(item => Leaves(item!))],
        _ => [(JsonValue)node],
    };

    private static JsonNode Changed(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number + 1 : value + "x";
    }
}
