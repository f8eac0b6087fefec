using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>A component's own style sheet is isolated; the site's is not, and must not draw what a component draws for itself.</summary>
public sealed partial class IsolatedStyleTests
{
    private static readonly IReadOnlyList<string> Site = Repository.TextFiles("src/LinkageWorkPlan.Web/Styles/", ".css");

    /// <summary>What comes later, or goes when a page becomes interactive, moves what somebody is about to press: all of it is in the first bytes of every page.</summary>
    [Fact]
    public void No_page_brings_a_style_of_its_own_and_every_file_of_the_site_s_is_in_the_one_that_all_have()
    {
        var pages = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor");
        Assert.NotEmpty(Repository.LinesWhere(pages, line => line.Contains("<PageTitle>", StringComparison.Ordinal)));
        Assert.Empty(Repository.LinesWhere(pages, line => line.Contains("<HeadContent", StringComparison.Ordinal)));
        var together = Listed().Matches(Repository.Read("src/LinkageWorkPlan.Web/LinkageWorkPlan.Web.csproj")).Select(each => $"src/LinkageWorkPlan.Web/{each.Value}");
        Assert.NotEmpty(Site);
        Assert.Equal(Site.Order(StringComparer.Ordinal), together.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_site_s_style_sheet_lays_out_no_item_of_a_list_that_a_component_styles_itself()
    {
        var own = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".css").Where(path => path.EndsWith(".razor.css", StringComparison.Ordinal))
            .SelectMany(path => Item().Matches(Repository.Read(path)).Select(each => each.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("checks", own);
        var sites = Site.SelectMany(path => Item().Matches(Repository.Read(path)).Select(each => (path, Name: each.Groups[1].Value)));
        Assert.DoesNotContain(sites, each => own.Contains(each.Name));
    }

    /// <summary>"empty" is a box of the site's as well as a state: the section list of a new report was full of dashed boxes.</summary>
    [Fact]
    public void A_class_that_is_named_after_a_value_has_a_prefix_that_the_site_s_style_sheet_does_not_know()
    {
        Assert.Matches(Value(), "<span class=\"mark @(state.ToString().ToLowerInvariant())\">");
        Assert.DoesNotMatch(Value(), "<span class=\"tag state-@State.ToString().ToLowerInvariant()\">");
        Assert.Empty(Repository.LinesWhere(Repository.TextFiles("src/", ".razor"), line => Value().IsMatch(line)));
    }

    /// <summary>Browsers print no backgrounds unless they are asked to: what tells a side or a share is a border there, and asks for its colour.</summary>
    [Fact]
    public void Sides_and_progress_are_told_on_a_page_that_is_printed_without_backgrounds()
    {
        var print = Repository.Read("src/LinkageWorkPlan.Web/Styles/print.css");
        Assert.All(["vn", "la"], side => Assert.Matches($@"\.side-{side} \.side-shape \{{\s+border: [\d.]+px solid", string.Concat(Site.Select(Repository.Read))));
        Assert.Matches(@"\.bar > span \{\s+border-bottom: ", print);
        Assert.Contains("print-color-adjust: exact", print, StringComparison.Ordinal);
        Assert.Contains("print-color-adjust: exact", Repository.Read("templates/reports/report.css"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Styles/[\w/-]+\.css")]
    private static partial Regex Listed();

    /// <summary>A value's name as a whole class.</summary>
    [GeneratedRegex(@"class=""(?:[^""@]*\s)?@\(?[\w.]+\.ToString\(\)\.ToLowerInvariant\(\)", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    /// <summary>A rule that begins with a class and goes down to its items: <c>.checks li</c>.</summary>
    [GeneratedRegex(@"(?:^|[,}])\s*\.([a-z-]+)\s+li\b", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Item();
}
