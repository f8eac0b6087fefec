using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

public sealed class MailTemplatesTests
{
    [Theory]
    [InlineData("Text", "line 1")]
    [InlineData("Subject: \n\nText", "line 1")]
    [InlineData("Subject: A {Link}\n\nText", "line 1")]
    [InlineData("Subject: A\nText\nText", "line 2")]
    [InlineData("Subject: A\n", "line 2")]
    [InlineData("Subject: A\n\nText\n{Nobody}", "line 4, cannot be used: \"{Nobody}\"")]
    [InlineData("Subject: A\n\nText {Name", "line 3, cannot be used: \"{\"")]
    [InlineData("Subject: A\n\n{Former}", "line 3, cannot be used: \"{Former}\"")]
    public void What_cannot_be_used_is_refused_with_file_and_line(string text, string told)
    {
        var refusal = Assert.Throws<TemplateException>(() => MailTemplates.Read("/mails/issued.vi.txt", text, MailKind.Issued));
        Assert.Contains("/mails/issued.vi.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var refusal = Assert.Throws<TemplateException>(() => new MailTemplates("/nowhere"));
        Assert.Contains("issued.vi.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_with_an_address_is_left_out_where_the_own_address_is_not_known()
    {
        var templates = new MailTemplates(TemplatesFolder.Path);
        var values = new Dictionary<string, string?> { ["Name"] = "N", ["Group"] = "G", ["Title"] = "{Name}", ["Code"] = "C", ["Date"] = "D", ["Issue"] = "1", ["Period"] = "P", ["Link"] = null };

        var without = templates.Write(MailKind.Issued, Language.En, values).Body;
        var with = templates.Write(MailKind.Issued, Language.En, new Dictionary<string, string?>(values) { ["Link"] = "https://linkage.test/issued" }).Body;

        Assert.DoesNotContain("acknowledge", without, StringComparison.Ordinal);
        Assert.Contains("https://linkage.test/issued", with, StringComparison.Ordinal);
        // What a person wrote is never taken for a place.
        Assert.Contains("{Name}", with, StringComparison.Ordinal);
    }
}
