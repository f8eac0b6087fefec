using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>One browser for all tests of a collection, and one program for those that only look.</summary>
public sealed class World : IAsyncLifetime
{
    /// <summary>Chromium without a window system, from Debian: a quarter quicker. Reports are printed by what users have.</summary>
    private const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    /// <summary>By program, and not by its address: a later one may get the port of one that has ended.</summary>
    private readonly Dictionary<(AppProcess App, string Email), string> signedIn = [];
    private IPlaywright playwright = null!;
    private Task<AppProcess>? shared;

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>For tests that change nothing; started when the first one asks.</summary>
    public Task<AppProcess> AppAsync() => shared ??= AppProcess.StartAsync();

    public async Task InitializeAsync()
    {
        // A slow machine is not a fault of the program; a fault shows as a wait that never ends.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = File.Exists(HeadlessShell) ? HeadlessShell : BrowserFinder.Find(null),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        if (shared is not null)
        {
            await (await shared).DisposeAsync();
        }
    }

    /// <summary>Somebody of the demo in a browser of their own, signed in.</summary>
    /// <param name="language">What the person chooses in the menu; without it what the account has.</param>
    /// <param name="address">Where the browser finds the program; its own address where nothing lies between.</param>
    public async Task<Visitor> VisitorAsync(Role role, Side side, AppProcess? app = null, bool phone = false, Language? language = null, string? address = null)
    {
        app ??= await AppAsync();
        var email = DemoAccounts.All.Single(each => each.Role == role && each.Side == side).Email;
        var visitor = await NobodyAsync(app, phone, signedIn.GetValueOrDefault((app, email)), side.NativeLanguage(), address);
        if (!signedIn.ContainsKey((app, email)))
        {
            await visitor.SignInAsync(email);
            signedIn[(app, email)] = await visitor.Page.Context.StorageStateAsync();
        }

        if (language is { } chosen && chosen != visitor.Loc.Language)
        {
            await visitor.GoAsync("/");
            await visitor.SpeakAsync(chosen);
        }

        return visitor;
    }

    /// <summary>The same person with a phone whose browser runs no scripts: reads what the server writes.</summary>
    public async Task<Visitor> ReaderAsync(Visitor visitor)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = visitor.App.Address,
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            StorageState = await visitor.Page.Context.StorageStateAsync(),
            JavaScriptEnabled = false,
            Locale = "en-GB",
        });
        return new Visitor(await context.NewPageAsync(), visitor.App, visitor.Loc.Language);
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    /// <param name="address">Where the browser finds the program; its own address where nothing lies between.</param>
    public async Task<Visitor> NobodyAsync(AppProcess? app = null, bool phone = false, string? state = null, Language language = Language.Vi, string? address = null)
    {
        app ??= await AppAsync();
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? app.Address,
            ViewportSize = phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            HasTouch = phone,
            IsMobile = phone,
            StorageState = state,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(await context.NewPageAsync(), app, language);
    }
}
