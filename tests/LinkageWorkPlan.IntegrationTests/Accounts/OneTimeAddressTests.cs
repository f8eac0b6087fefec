using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Accounts;
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
            (await renderer.RenderComponentAsync<OneTimeAddressPanel>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Token"] = "abc", ["Person"] = "Ai" }))).ToHtmlString());
        Assert.Contains("href=\"https://linkage.test/setup/abc\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("10.1.2.3", html, StringComparison.Ordinal);
    }

    private sealed class OpenedByAnother : NavigationManager
    {
        public OpenedByAnother() => Initialize("http://10.1.2.3:5080/", "http://10.1.2.3:5080/settings");
    }
}
