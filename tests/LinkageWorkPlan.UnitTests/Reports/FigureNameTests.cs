using FsCheck.Fluent;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Warnings;
using LinkageWorkPlan.UnitTests.Texts;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Figures that a text names and does not state.</summary>
public class FigureNameTests
{
    private static readonly ReportContent Named = SampleReport.Draft with
    {
        Sections = [new(SectionKeys.Pillars, LocalizedText.Of(Language.Vi, "Xong {tasks.done}/{tasks.all}, đạt {progress.percent}; B1 đạt {task.percent:B1}.", "ສຳເລັດ {tasks.done}/{tasks.all}, {progress.percent}; B1 {task.percent:B1}."))],
    };

    [Theory]
    [InlineData("{tasks.done}", true)]
    [InlineData("{pillar.percent:A}", true)]
    [InlineData("{tasks.don}", false)]
    [InlineData("{tasks.done:A}", false)]
    [InlineData("{pillar.percent}", false)]
    [InlineData("{pillar.percent:}", false)]
    [InlineData("{}", false)]
    [InlineData("{ tasks.done }", false)]
    public void A_name_is_known_or_not(string words, bool isKnown)
    {
        var name = Assert.Single(FigureNames.In($"Có {words} và {{ một dấu"));
        Assert.Equal((words, isKnown), (name.Words, name.Figure is not null));
    }

    [Fact]
    public void A_brace_that_is_not_closed_on_its_line_is_a_sign_like_others() => Assert.Empty(FigureNames.In("{tasks.done\n} }{"));

    [Fact]
    public void An_unknown_name_is_refused_where_it_is_written()
    {
        var refusal = Assert.Throws<RuleException>(() => FigureNames.RequireKnown(LocalizedText.Of(Language.Vi, "Xong {tasks.done}.", "ສຳເລັດ {task.done}."), "II.2"));
        Assert.Equal((Rules.FigureUnknown, "II.2", "{task.done}"), (refusal.Broken[0].Rule, refusal.Broken[0].Subject, refusal.Broken[0].Arguments[0]));
    }

    [Fact]
    public void What_is_printed_has_the_values_of_the_tables_in_each_language()
    {
        var content = FigureValues.WriteInto(Named);
        Assert.Equal("Xong 1/3, đạt 44,3%; B1 đạt 45%.", content.NarrativeOf(SectionKeys.Pillars).For(Language.Vi));
        Assert.Equal("ສຳເລັດ 1/3, 44,3%; B1 45%.", content.NarrativeOf(SectionKeys.Pillars).For(Language.Lo));
        Assert.True(content.NarrativeOf(SectionKeys.Pillars).IsReady(Language.Lo));
        Assert.Empty(content.FigureFaults);
        Assert.DoesNotContain(ReportWarnings.Of(content, []), each => each is { Section: SectionKeys.Pillars, Kind: WarningKind.Figure });
    }

    [Fact]
    public void A_value_follows_the_data()
    {
        var later = Named with { Pillars = [.. Named.Pillars.Select(each => each with { Counts = each.Counts with { Completed = each.Counts.Completed + 1 } })] };
        Assert.StartsWith("Xong 3/5", FigureValues.WriteInto(later).NarrativeOf(SectionKeys.Pillars).For(Language.Vi), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_a_value_or_a_task_keeps_the_report_from_being_sent()
    {
        var content = FigureValues.WriteInto(Named with
        {
            Indicators = [.. Named.Indicators.Select(each => each with { Target = null })],
            Sections = [new(SectionKeys.Pillars, SampleReport.Text("{task.percent:Z9} {indicator.target:I1}", "{task.percent:Z9} {indicator.target:I1}"))],
        });
        Assert.Equal([Rules.FigureUnknown, Rules.FigureWithoutValue, Rules.FigureUnknown, Rules.FigureWithoutValue], content.FigureFaults.Select(each => each.Rule));
        Assert.Contains("{task.percent:Z9}", content.NarrativeOf(SectionKeys.Pillars).For(Language.Lo), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rendering_that_lacks_a_name_is_warned_about()
    {
        var text = LocalizedText.Of(Language.Vi, "Xong {tasks.done}, {tasks.done} trên {tasks.all}.", "ສຳເລັດ {tasks.done}.");
        Assert.Equal(["{tasks.done}", "{tasks.all}"], FigureNames.MissingIn(text, Language.Lo));
        Assert.Empty(FigureNames.MissingIn(text, Language.Vi));
        var content = FigureValues.WriteInto(Named with { Sections = [new(SectionKeys.Pillars, text), new(SectionKeys.Lessons, text)] });
        var warned = ReportWarnings.Of(content, []).Where(each => each.Kind == WarningKind.NamedFigure).ToList();
        Assert.Equal([SectionKeys.Pillars, SectionKeys.Lessons], warned.Select(each => each.Section).Distinct());
        Assert.All(warned, each => Assert.Equal((Language.Lo, Domain.Side.Laos), (each.Language, each.About.Keeper!.Value)));
    }

    [Fact]
    public void A_name_is_one_word() => Assert.Equal(["Xong", " ", "{tasks.done}", "."], WordBreaks.Split("Xong {tasks.done}."));

    [Fact]
    public void Every_name_of_a_content_has_a_value_and_comes_back_as_it_was_written()
    {
        var values = FigureValues.Of(SampleReport.Draft);
        Assert.Equal(FigureNames.All.Select(each => each.Name).Order(StringComparer.Ordinal), values.All.Select(each => each.Figure.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(values.All, each => Assert.Equal((each.Figure, each.Code), Assert.Single(FigureNames.In(each.Words)) is var read ? (read.Figure!, read.Code) : default));
    }

    /// <summary>Whatever stands around names, all of it stays, and each name alone is replaced.</summary>
    [Fact]
    public void Words_around_names_stay()
    {
        var pieces = Gen.Elements("Xong", " ", "\n", "}", "ສຳເລັດ", "1,5%", "ỗ").ListOf();
        var names = Gen.Elements(FigureNames.All.ToArray()).Select(each => FigureNames.Write(each, each.Subject == FigureSubject.Plan ? null : "A1")).ListOf();
        Always.Holds(from words in pieces from named in names select (Words: words, Names: named), both =>
        {
            var text = string.Concat(both.Words) + string.Concat(both.Names.Select((each, at) => each + both.Words.ElementAtOrDefault(at)));
            var gone = FigureNames.Replace(text, _ => string.Empty);
            return FigureNames.In(text).Select(each => each.Words).SequenceEqual(both.Names)
                && FigureNames.Replace(text, each => each.Words) == text
                && gone.Length == text.Length - both.Names.Sum(each => each.Length);
        });
    }

    [Fact]
    public void Any_text_with_braces_is_read_and_rebuilt()
    {
        var texts = Gen.Elements('{', '}', '\n', 'a', ':', '.', 'ກ', ' ').ListOf().Select(each => string.Concat(each));
        Always.Holds(texts, text => FigureNames.Replace(text, each => each.Words) == text);
    }
}
