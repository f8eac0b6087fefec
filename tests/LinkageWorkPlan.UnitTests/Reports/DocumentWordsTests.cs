using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>What a PDF says outside of its pages, in words that are not glued.</summary>
public class DocumentWordsTests
{
    private static readonly ReportHtml Html = new(new ReportTemplates(Repository.FullPath("templates")));

    [Fact]
    public async Task Headings_are_whole_words_in_each_language_and_an_annex_has_its_number_before_its_name()
    {
        var (vietnamese, joint) = (DocumentWords.Of(await Html.RenderAsync(SampleReport.Draft, EditionKey.Vietnamese)), DocumentWords.Of(await Html.RenderAsync(SampleReport.Draft, new EditionKey(Edition.Joint, Side.Laos))));
        Assert.Equal("BÁO CÁO", vietnamese.Headings[0]);
        Assert.Contains("Phụ lục I – TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ", vietnamese.Headings);
        Assert.Contains("Kiến nghị với từng Bộ trưởng", vietnamese.Headings);
        Assert.Equal("ບົດລາຍງານ · BÁO CÁO", joint.Headings[0]);
        Assert.Contains("ເອກະສານຊ້ອນທ້າຍ II – ຂີດໝາຍ · Phụ lục II – MỐC TIẾN ĐỘ", joint.Headings);
        Assert.All([.. vietnamese.Headings, .. joint.Headings], each => Assert.DoesNotMatch("[<>\u00A0\u2060]|  |^ | $", each));
        Assert.Empty(vietnamese.Places);
    }

    [Fact]
    public async Task A_place_of_page_1_says_what_stands_there_in_the_language_of_the_edition()
    {
        Assert.Equal("Số: (cấp sau)", DocumentWords.Of(await Html.RenderAsync(SampleReport.Issue, EditionKey.Vietnamese)).Places["number-vietnam-number"]);
        Assert.StartsWith("ນະຄອນຫຼວງວຽງຈັນ, (", DocumentWords.Of(await Html.RenderAsync(SampleReport.Issue, EditionKey.Lao)).Places["number-laos-date"], StringComparison.Ordinal);
    }
}
