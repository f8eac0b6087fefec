using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.UnitTests.Reports;

public class CanonicalContentTests
{
    private static readonly string[] Codes = ["code", "pillarCode", "taskCode", "key", "minister"];

    // Names of enumerations and languages: another word there is no content at all.
    private static readonly string[] Choices = [".kind", ".side", ".status", ".minister", ".languages[", ".source"];

    [Fact]
    public void Stays_as_it_was_signed_from_one_version_of_the_program_to_the_next() => Snapshot.Verify(CanonicalContent.Of(SampleReport.Draft));

    [Fact]
    public void Is_the_same_for_the_same_content() => Assert.Equal(CanonicalContent.Of(SampleReport.Draft), CanonicalContent.Of(SampleReport.Draft));

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var canonical = CanonicalContent.Of(SampleReport.Draft);
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
    }

    [Fact]
    public async Task A_signed_content_that_lacks_a_member_which_came_later_still_opens_and_prints()
    {
        // As an older version stored it: the member is nowhere.
        var canonical = CanonicalContent.Of(SampleReport.NumberedIssue);
        var paths = Members(JsonNode.Parse(canonical)!).Select(each => each.Path).Distinct().ToList();
        Assert.True(paths.Count > 60, $"Only {paths.Count} members were found");
        var html = new ReportHtml(new ReportTemplates(Conventions.Repository.FullPath("templates")));
        foreach (var path in paths)
        {
            var tree = JsonNode.Parse(canonical)!;
            foreach (var (holder, name, _) in Members(tree).Where(each => each.Path == path).ToList())
            {
                holder.Remove(name);
            }

            var content = CanonicalContent.Read(tree.ToJsonString());
            Assert.NotEmpty(CanonicalContent.Of(content));
            await html.RenderAsync(content with { Signatures = SampleReport.Issue.Signatures, IssueNumber = 1, Fingerprint = SampleReport.Issue.Fingerprint }, new EditionKey(Edition.Joint, Side.Laos));
        }
    }

    /// <summary>Members of objects, by a path without places in lists. Days and codes are left out: what a report cannot do without did not come later. A text is one value.</summary>
    private static IEnumerable<(JsonObject Holder, string Name, string Path)> Members(JsonNode node) => node switch
    {
        JsonObject text when text.ContainsKey("source") && text.GetPath() != "$" && text["source"] is JsonValue => [],
        JsonObject members => members.ToList().SelectMany(member => (IEnumerable<(JsonObject, string, string)>)
        [
            .. member.Value is JsonValue value && value.TryGetValue<string>(out var words) && (Codes.Contains(member.Key) || DateOnly.TryParseExact(words, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) ? [] : new[] { (members, member.Key, Anywhere($"{members.GetPath()}.{member.Key}")) },
            .. member.Value is null ? [] : Members(member.Value),
        ]),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Members(item!)),
        _ => [],
    };

    private static string Anywhere(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", "[]");

    [Fact]
    public void Leaves_out_directions_where_there_is_none_and_reads_back_those_there_are()
    {
        Assert.DoesNotContain("directions", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var row = new DirectionRow(Domain.Side.Laos, new DateOnly(2026, 6, 22), "12/VP", LocalizedText.Of(Language.Lo, "Một.", "ໜຶ່ງ."), LocalizedText.Empty, Domain.Delivery.DirectionState.Open);
        var canonical = CanonicalContent.Of(SampleReport.Draft with { Directions = [row] });
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
        Assert.NotEqual(canonical, CanonicalContent.Of(SampleReport.Draft with { Directions = [row with { Number = "13/VP" }] }));
    }

    [Fact]
    public void Leaves_out_decisions_where_there_is_none_and_reads_back_those_there_are()
    {
        Assert.DoesNotContain("decisions", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var row = new DecisionRow("M1/D2", new DateOnly(2026, 6, 18), LocalizedText.Of(Language.Vi, "Một.", "ໜຶ່ງ."), Domain.Side.Laos, new DateOnly(2026, 8, 28), "B1");
        var canonical = CanonicalContent.Of(SampleReport.Draft with { Decisions = [row] });
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
        Assert.NotEqual(canonical, CanonicalContent.Of(SampleReport.Draft with { Decisions = [row with { Due = null }] }));
    }

    [Fact]
    public void Leaves_out_courses_where_there_is_none_and_reads_back_those_there_are()
    {
        Assert.DoesNotContain("courses", CanonicalContent.Of(SampleReport.Draft), StringComparison.Ordinal);
        var row = new CourseRow("TR1", LocalizedText.Of(Language.Vi, "Một.", "ໜຶ່ງ."), new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 3), 4, 2, "G2");
        var canonical = CanonicalContent.Of(SampleReport.Draft with { Courses = [row] });
        Assert.Equal(canonical, CanonicalContent.Of(CanonicalContent.Read(canonical)));
        Assert.NotEqual(canonical, CanonicalContent.Of(SampleReport.Draft with { Courses = [row with { ProductsIn = 3 }] }));
    }

    [Fact]
    public void Leaves_out_what_comes_after_signing()
    {
        Assert.Equal(CanonicalContent.Of(SampleReport.Draft), CanonicalContent.Of(SampleReport.Issue));
        Assert.DoesNotContain("signatures", CanonicalContent.Of(SampleReport.Issue), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_with_every_text_number_and_date()
    {
        var fingerprint = CanonicalContent.FingerprintOf(SampleReport.Draft);
        var places = Leaves(JsonNode.Parse(CanonicalContent.Of(SampleReport.Draft))!).Count;
        Assert.True(places > 200, $"Only {places} values were found");
        var unchanged = new List<string>();
        for (var place = 0; place < places; place++)
        {
            var tree = JsonNode.Parse(CanonicalContent.Of(SampleReport.Draft))!;
            var leaf = Leaves(tree)[place];
            var path = leaf.GetPath();
            if (Choices.Any(choice => path.Contains(choice, StringComparison.Ordinal)))
            {
                continue;
            }

            leaf.ReplaceWith(Changed(leaf.GetValue<object>().ToString()!));
            var content = CanonicalContent.Read(tree.ToJsonString());
            if (CanonicalContent.FingerprintOf(content) == fingerprint)
            {
                unchanged.Add(path);
            }
        }

        Assert.Empty(unchanged);
    }

    [Fact]
    public void Writes_one_number_in_one_way()
    {
        var content = SampleReport.Draft;
        var longer = content with { Pillars = [.. content.Pillars.Select(pillar => pillar with { Weight = pillar.Weight * 1.000m })] };
        Assert.Equal(CanonicalContent.Of(content), CanonicalContent.Of(longer));
    }

    [Fact]
    public void Writes_a_decomposed_text_as_the_composed_one()
    {
        var content = SampleReport.Draft;
        Assert.Equal(
            CanonicalContent.Of(content with { ReportCode = "Quý 1" }),
            CanonicalContent.Of(content with { ReportCode = "Quý 1".Normalize(NormalizationForm.FormD) }));
    }

    [Fact]
    public void Does_not_ask_who_checked_a_translation()
    {
        var content = SampleReport.Draft;
        Assert.Equal(CanonicalContent.Of(content), CanonicalContent.Of(content with { Subject = content.Subject.MarkChecked(Language.Lo) }));
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("lo-LA")]
    [InlineData("ar-SA")]
    public void Does_not_depend_on_the_culture_of_the_machine(string culture)
    {
        var elsewhere = string.Empty;
        var thread = new Thread(() => elsewhere = CanonicalContent.Of(SampleReport.Draft));
        thread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        thread.Start();
        thread.Join();
        Assert.Equal(CanonicalContent.Of(SampleReport.Draft), elsewhere);
    }

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
