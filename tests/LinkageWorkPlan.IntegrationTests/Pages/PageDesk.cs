using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>One person before the program's pages, without a browser: what is pressed and typed goes through the same requests to the same database.</summary>
public sealed class PageDesk : BunitContext
{
    private readonly AsyncServiceScope program;
    private readonly Dictionary<(object Page, string Name), string> typed = [];
    private int told;

    public PageDesk(TestHost host, CurrentUser user)
    {
        (User, Loc, program) = (user, Loc.In(user.Language), host.Services.CreateAsyncScope());
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.AddAuthorization().SetAuthorized(user.Name).SetClaims(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(ClaimTypes.GivenName, user.Name), new(ClaimTypes.Role, user.Role.ToString()),
            new(CurrentUser.SideClaim, user.OwnSide.ToString()), new(CurrentUser.LanguageClaim, user.Language.Code()),
        ]);
        Services.AddScoped<Scripts>();
        Services.AddScoped(own => new Sender(
            program.ServiceProvider.GetRequiredService<Web.Requests.Dispatcher>(), own.GetRequiredService<AuthenticationStateProvider>(), program.ServiceProvider.GetRequiredService<Handover>()));
        Services.AddFallbackServiceProvider(program.ServiceProvider);
        RenderTree.Add<CascadingValue<Loc>>(value => value.Add(each => each.Value, Loc));

        // Last: from here on services are made, and none can be added.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public CurrentUser User { get; }

    /// <summary>The words on the pages.</summary>
    public Loc Loc { get; }

    /// <summary>Opens a page and waits until it has its data.</summary>
    public IRenderedComponent<TPage> Open<TPage>(string address, params (string Name, object Value)[] parameters)
        where TPage : PageBase
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<TPage>(given =>
        {
            foreach (var (name, value) in parameters)
            {
                given.TryAdd(name, value);
            }
        });

        // Not by what is drawn: the data is there a moment after the last drawing, which nothing follows.
        Assert.True(page.Instance.Loaded.Wait(TimeSpan.FromSeconds(20)), $"{address} did not get its data.");
        return page;
    }

    /// <summary>Types into a control and leaves it.</summary>
    public Task TypeAsync<TPage>(IRenderedComponent<TPage> page, string name, string words)
        where TPage : IComponent
    {
        typed[(page, name)] = words;
        return page.Find($"[name='{name}']").TriggerEventAsync("oncommit", new CommitEventArgs { Value = words, Number = ++told });
    }

    /// <summary>What stands in a control, as in the browser: what the server makes of it, or else what was typed, or else what it was drawn with.</summary>
    public string? Held<TPage>(IRenderedComponent<TPage> page, string name)
        where TPage : IComponent =>
        page.Find($"[name='{name}']") is var control && control.GetAttribute("data-value") is { } made ? made : typed.GetValueOrDefault((page, name)) ?? control.GetAttribute("value");

    /// <summary>Sends the form, and waits for what comes of it.</summary>
    public static async Task SaveAsync<TPage>(IRenderedComponent<TPage> page)
        where TPage : IComponent =>
        await page.Find("form[data-draft]").SubmitAsync();

    public async Task ClickAsync<TPage>(IRenderedComponent<TPage> page, string key)
        where TPage : IComponent =>
        await page.FindAll("button").Single(each => each.TextContent.Trim() == Loc[key]).ClickAsync(new MouseEventArgs());

    /// <summary>Waits until the page says it.</summary>
    public static void Sees<TPage>(IRenderedComponent<TPage> page, string selector, string words)
        where TPage : IComponent =>
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(selector), each => each.TextContent.Contains(words, StringComparison.Ordinal)), TimeSpan.FromSeconds(20));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            program.Dispose();
        }
    }
}
