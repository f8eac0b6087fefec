using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>A value that is not what it has to be keeps the program from starting, and the sentence names it.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-settings-");
    private WebApplication? app;

    public void Dispose()
    {
        (app as IDisposable)?.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "many")]
    [InlineData("Mail:TimeoutSeconds", "601")]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:Host", "mail.test")]
    [InlineData("Mail:User", "me")]
    [InlineData("Mail:PasswordFile", "/nowhere/secret")]
    [InlineData("Mail:Encryption", "perhaps")]
    [InlineData("Delivery:ReminderDays", "0")]
    [InlineData("Delivery:LaosOffice", "a, b")]
    [InlineData("Site:Address", "linkage.test")]
    [InlineData("Site:Address", "http://linkage.test")]
    [InlineData("Site:Address", "https://linkage.test/?a=b")]
    [InlineData("Drafts:KeepDays", "0")]
    [InlineData("Drafts:KeepDays", "3651")]
    [InlineData("Drafts:KeepDays", "long")]
    [InlineData("Sessions:IdleMinutes", "4")]
    [InlineData("Sessions:AbsoluteHours", "169")]
    [InlineData("Accounts:SecondFactor", "Perhaps")]
    [InlineData("Signing:HoldHours", "0")]
    [InlineData("Limits:PagesPerAccount", "0")]
    [InlineData("Limits:PagesPerAddress", "10001")]
    [InlineData("Limits:PagesPerAddress", "many")]
    [InlineData("Printing:TimeoutSeconds", "0")]
    [InlineData("Printing:Concurrency", "17")]
    [InlineData("Proxy:Addresses", "10.0.0.0/8, my-proxy")]
    [InlineData("Training:KeepNamesDays", "29")]
    [InlineData("Telemetry:OtlpEndpoint", "localhost:4317")]
    [InlineData("Telemetry:MetricsToken", "short")]
    [InlineData("SignOn:Vietnam:Authority", "http://login.example.org")]
    [InlineData("SignOn:Laos:Authority", "https://login.example.org/.well-known/openid-configuration")]
    [InlineData("SignOn:Laos:ClientId", "linkage")]
    [InlineData("SignOn:Vietnam:ClientSecretFile", "/nowhere/secret")]
    public void A_value_that_is_wrong_is_named(string name, string value)
    {
        var refusal = Assert.Throws<StartupException>(() => Read((name, value)));

        Assert.Contains(name.Split(':')[1], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var refusal = Assert.Throws<StartupException>(() => Read(("Mail:Port", "0"), ("Mail:TimeoutSeconds", "0"), ("Drafts:KeepDays", "0")));

        Assert.All(["Mail:Port", "Mail:TimeoutSeconds", "Drafts:KeepDays"], each => Assert.Contains(each, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("587", null, MailEncryption.StartTls)]
    [InlineData("465", null, MailEncryption.Tls)]
    [InlineData("465", "StartTls", MailEncryption.StartTls)]
    [InlineData("25", "none", MailEncryption.None)]
    public void The_port_decides_how_mail_is_encrypted_where_the_settings_do_not(string port, string? setting, MailEncryption used) =>
        Assert.Equal(used, Read(("Mail:Port", port), ("Mail:Encryption", setting)).GetRequiredService<MailOptions>().UsedEncryption);

    [Fact]
    public void A_password_is_not_sent_where_it_could_be_read()
    {
        (string, string?)[] given = [("Mail:From", "a@test.lwp"), ("Mail:User", "me"), ("Mail:Password", "secret"), ("Mail:Encryption", "None")];

        var refusal = Assert.Throws<StartupException>(() => Read([("Mail:Host", "mail.test"), .. given]));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.True(Read([("Mail:Host", "localhost"), .. given]).GetRequiredService<MailOptions>().HasServer);
    }

    [Fact]
    public void A_password_is_taken_from_its_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllLines(file, ["secret", "a remark"]);

        Assert.Equal("secret", Read(("Mail:User", "me"), ("Mail:PasswordFile", file)).GetRequiredService<MailOptions>().Password);
        File.Delete(file);
    }

    /// <summary>As a command starts.</summary>
    private IServiceProvider Read(params (string Name, string? Value)[] settings)
    {
        app = WebHost.BuildForCommand([$"--Data:Path={folder.FullName}", .. settings.Where(each => each.Value is not null).Select(each => $"--{each.Name}={each.Value}")]);
        return app.Services;
    }
}
