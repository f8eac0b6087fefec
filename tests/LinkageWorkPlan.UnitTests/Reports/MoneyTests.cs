using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>Money in a report: planned, spent by the cut-off and left.</summary>
public class MoneyTests
{
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));

    private static readonly MoneyRow[] Money =
        [new("A", Currency.VND, 500_000_000m, 150_000_000m), new("A", Currency.USD, 1_000m, 1_250.50m), new("B", Currency.VND, 40_000_000m, 0)];

    [Fact]
    public async Task Is_printed_by_pillar_and_currency_in_each_edition()
    {
        foreach (var (key, title) in new[]
        {
            (EditionKey.Vietnamese, "Kinh phí tính đến ngày"), (EditionKey.Lao, "ງົບປະມານ ຮອດວັນທີ"), (new EditionKey(Edition.Joint, Side.Laos), "ງົບປະມານ ຮອດວັນທີ"),
            (new EditionKey(Edition.English, Side.Vietnam), "Funds as of"),
        })
        {
            var language = key.Edition == Edition.English ? Language.En : key.Reader.NativeLanguage();
            var paper = Plain(await Html.BodyAsync(SampleReport.Draft with { Money = Money }, key));
            Assert.Contains(Plain(title), paper, StringComparison.Ordinal);
            foreach (var (amount, currency) in new[] { (500_000_000m, "VND"), (350_000_000m, "VND"), (1_250.50m, "USD"), (-250.50m, "USD"), (540_000_000m, "VND"), (390_000_000m, "VND") })
            {
                Assert.Contains(Plain(NumberText.Money(amount, currency, language)), paper, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(Plain(title), Plain(await Html.BodyAsync(SampleReport.Draft, key)), StringComparison.Ordinal);
        }
    }

    /// <summary>What was signed before money was part of a report keeps its fingerprint.</summary>
    [Fact]
    public void Is_left_out_of_what_is_signed_where_there_is_none()
    {
        Assert.DoesNotContain("money", CanonicalContent.Of(SampleReport.Draft), StringComparison.OrdinalIgnoreCase);
        var signed = CanonicalContent.Of(SampleReport.Draft with { Money = Money });
        Assert.Equal(Money, CanonicalContent.Read(signed).Money);
        Assert.DoesNotContain("rest", signed, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_an_issue_corrects_of_it_is_listed()
    {
        var before = SampleReport.Draft with { Money = Money };
        var change = Assert.Single(
            ReportComparison.Of(before, before with { Money = [Money[0] with { Spent = 160_000_000m }, Money[1]] }), each => each.Code.StartsWith("A (VND", StringComparison.Ordinal));
        Assert.Equal((ReportField.MoneySpent, "150000000", "160000000"), change.Changes.Select(each => (each.Field, each.Before, each.After)).Single());
        Assert.Contains(ReportComparison.Of(before, before with { Money = [Money[0], Money[1]] }), each => each.Code == "B (VND)");
        Assert.Empty(ReportComparison.Of(before, before));
        Assert.Empty(ReportComparison.Of(SampleReport.Draft, before));
    }

    private static string Plain(string words) => string.Concat(WebUtility.HtmlDecode(BoundTerms.Removed(words)).Where(each => !char.IsWhiteSpace(each) && each is not '\u200B' and not '\u2060'));
}
