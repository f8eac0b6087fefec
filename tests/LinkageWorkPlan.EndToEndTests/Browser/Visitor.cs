using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Somebody in front of a browser: finds things by role and by the words of their own language, as a person does.</summary>
public sealed class Visitor(IPage page, AppProcess app, Language language) : IAsyncDisposable
{
    private readonly PolicyGuard policy = new(page);

    public IPage Page { get; } = page;

    public AppProcess App { get; } = app;

    /// <summary>The words on the pages.</summary>
    public Loc Loc { get; private set; } = Loc.In(language);

    public async Task SignInAsync(string email, string password = DemoAccounts.Password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Named("Input.Email").FillAsync(email);
        await Named("Input.Password").FillAsync(password);
        await Page.Locator("main button[type=submit]").ClickAsync();
        await InteractiveAsync();
    }

    /// <summary>Opens an address and waits until the page answers to clicks. Pages that only show come without a circuit and answer at once.</summary>
    public async Task GoAsync(string path)
    {
        try
        {
            await Page.GotoAsync(path);
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("ERR_ABORTED", StringComparison.Ordinal) || exception.Message.Contains("interrupted by another navigation", StringComparison.Ordinal))
        {
            // A page whose program was restarted loads itself again; where that falls into our own going elsewhere, the browser drops one of the two.
            await Page.GotoAsync(path);
        }

        await InteractiveAsync();
    }

    /// <summary>Opens a form with all its folded parts.</summary>
    public async Task GoToFormAsync(string path)
    {
        await GoAsync(path);
        await Page.EvaluateAsync("() => document.querySelectorAll('form details').forEach((each) => { each.open = true; })");
    }

    /// <summary>Waits until the browser has gone by itself to an address that ends so, and shows the page there.</summary>
    /// <param name="end">End of the address with its query.</param>
    /// <param name="page">"static" for a page that only shows, "interactive" for one that answers through a circuit.</param>
    public async Task ArrivesAsync(string end, string page = "static")
    {
        try
        {
            // Asked again and again: a page of a circuit may change the address between a first look and waiting for it.
            await Expect(Page).ToHaveURLAsync(new Regex($"{Regex.Escape(end)}(#.*)?$"), new() { Timeout = 30_000 });
            await Page.Locator($".frame[data-page={page}] main h1").First.WaitForAsync();
        }
        catch (Exception exception) when (exception is TimeoutException or PlaywrightException)
        {
            throw new InvalidOperationException($"{Page.Url} does not lead to {end}. The program said:\n{App.Said}\nThe page says:\n{await Page.InnerTextAsync("body")}", exception);
        }
    }

    public async Task InteractiveAsync()
    {
        try
        {
            await Page.Locator(".frame[data-page=interactive], .frame[data-page=static]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"{Page.Url} did not become interactive. The program said:\n{App.Said}\nThe page says:\n{await Page.InnerTextAsync("body")}", exception);
        }
    }

    /// <summary>Chooses the language in the menu, as a person would.</summary>
    public async Task SpeakAsync(Language language)
    {
        await ChooseAsync(language);
        Loc = Loc.In(language);
        await InteractiveAsync();
    }

    /// <summary>The same on a page of which only the words are looked at. Waits for the next page, also where it is in the language of this one.</summary>
    public async Task ChooseAsync(Language language)
    {
        await Page.EvaluateAsync("() => { document.documentElement.dataset.before = ''; }");
        await Page.Locator($".languages button[lang={language.Code()}]").ClickAsync();
        await Page.Locator($"html[lang={language.Code()}]:not([data-before])").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>A control by the name its form gives it.</summary>
    public ILocator Named(string name) => Page.Locator($"[name='{name}']");

    /// <summary>Types into a control and leaves it, as a date or number is only read then.</summary>
    public async Task TypeAsync(string name, string words)
    {
        await Named(name).FillAsync(words);
        await Named(name).BlurAsync();
    }

    public async Task ClickAsync(string key) => await Button(key).ClickAsync();

    /// <summary>Sends the form one is in, by keyboard: while a page is still arriving a pointer may miss the button.</summary>
    public async Task SaveAsync() => await Page.Locator("form[data-draft-ready] button[type=submit]").First.PressAsync("Enter");

    public ILocator Button(string key) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = Loc[key], Exact = true });

    public ILocator Link(string key) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = Loc[key], Exact = true });

    /// <summary>Sees words somewhere in the page's content.</summary>
    public Task SeesAsync(string words) => Expect(Page.Locator("main")).ToContainTextAsync(words);

    public Task DoesNotSeeAsync(string words) => Expect(Page.Locator("main")).Not.ToContainTextAsync(words);

    /// <summary>Fills a text's field of one language (parts/WordsEditor).</summary>
    public ILocator Words(string name, Language language) => Page.Locator($"[name='{name}.{language.Code()}']");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        policy.Check();
    }
}
