using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Settings;

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

    [Theory]
    [InlineData("larger than 64 KB", new byte[0], 65537)]
    [InlineData("not written in UTF-8", new byte[] { 0x53, 0xEA, 0xF4 }, 3)]
    [InlineData("line 1", new byte[0], 0)]
    public void A_file_that_is_huge_or_no_text_is_named(string told, byte[] bytes, int length)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-mails-");
        try
        {
            var mails = folder.CreateSubdirectory("mails").FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(TemplatesFolder.Path, "mails")))
            {
                File.Copy(file, Path.Combine(mails, Path.GetFileName(file)));
            }

            Assert.NotNull(new MailTemplates(folder.FullName));
            Array.Resize(ref bytes, length);
            File.WriteAllBytes(Path.Combine(mails, "reminder.lo.txt"), bytes);
            var refusal = Assert.Throws<TemplateException>(() => new MailTemplates(folder.FullName));
            Assert.Contains("reminder.lo.txt", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var refusal = Assert.Throws<TemplateException>(() => new MailTemplates("/nowhere"));
        Assert.Contains("issued.vi.txt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_with_an_address_is_left_out_where_the_public_address_is_not_known()
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
