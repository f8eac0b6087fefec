using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Reports.Editions;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

public class OneTimeAddressTests
{
    [Theory, EachDatabase]
    public async Task Stands_under_the_address_of_the_settings_whatever_address_the_page_was_opened_by(Database database)
    {
        await using var host = await TestHost.StartAsync(database, changes: new TestChanges(["--Site:Address=https://linkage.test"], services => services.AddScoped<NavigationManager, OpenedByAnother>()));
        await using var scope = host.Services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<OneTimeAddressPanel>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Token"] = "abc", ["Letter"] = new LetterFacts("Ai", null, "ai@example.vn", Role.Observer, Side.Vietnam, "Quản trị") }))).ToHtmlString());
        Assert.Contains("href=\"https://linkage.test/setup/abc\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("10.1.2.3", html, StringComparison.Ordinal);
    }

    /// <summary>On paper: the person's own language first, the address as text and as a QR code, and what is needed afterwards.</summary>
    [Theory]
    [InlineData(Side.Laos, "Powerful", "lo", "vi", "Letter.FactorNeeded")]
    [InlineData(Side.Vietnam, "Off", "vi", "lo", "Letter.FactorAdvised")]
    public async Task Can_be_printed_as_a_letter_in_both_languages(Side side, string policy, string first, string second, string factor)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite, changes: new TestChanges(["--Site:Address=https://linkage.test", $"--Accounts:SecondFactor={policy}"], _ => { }));
        var administrator = await host.UserAsync(Role.Administrator, side);
        await using var desk = new PageDesk(host, administrator);
        var page = desk.Open<InvitePage>("/settings/accounts/new");
        await desk.TypeAsync(page, "Name", "Ngọc Anh");
        await desk.TypeAsync(page, "OtherName", "ງອກ ແອງ");
        await desk.TypeAsync(page, "Email", "ngoc.anh@example.vn");
        await page.Find("select[name=Role]").ChangeAsync(new() { Value = nameof(Role.Administrator) });
        await PageDesk.SaveAsync(page);
        page.WaitForAssertion(() => page.Find("article.letter footer p + p"), TimeSpan.FromSeconds(20));

        var letter = page.Find("article.letter");
        Assert.Equal([first, second], letter.QuerySelectorAll("section").Select(each => each.GetAttribute("lang")!));
        var address = page.Find(".message.good a").GetAttribute("href")!;
        Assert.StartsWith("https://linkage.test/setup/", address, StringComparison.Ordinal);
        Assert.Equal(address, letter.QuerySelector(".letter-address .mono")!.TextContent);
        Assert.Equal(QrCode.ImageSource(address), letter.QuerySelector("img")!.GetAttribute("src"));
        foreach (var (code, name) in new[] { (first, "Ngọc Anh"), (second, "ງອກ ແອງ") })
        {
            var (words, text) = (Loc.In(Languages.All.Single(each => each.Code() == code)), letter.QuerySelector($"section[lang={code}]")!.TextContent);
            Assert.All(
                [words["Letter.To", name], words["Letter.Text", Role.Administrator, side], words["Letter.SignIn", "https://linkage.test/", "ngoc.anh@example.vn"], words[factor], words["Letter.Open", words.Moment(host.Services.GetRequiredService<Clock>().UtcNow.AddDays(7))]],
                each => Assert.Contains(each, text, StringComparison.Ordinal));
        }

        Assert.Contains(administrator.Name, letter.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("button[data-print-letter]"));
    }

    private sealed class OpenedByAnother : NavigationManager
    {
        public OpenedByAnother() => Initialize("http://10.1.2.3:5080/", "http://10.1.2.3:5080/settings");
    }
}
