using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>The steps of single sign-on, as a browser takes them.</summary>
internal static partial class SignOnWalk
{
    public const string Password = "một câu dễ nhớ";
    public const string SignIn = "/account/sign-in";
    public const string Security = "/account/security";
    public const string Connect = "/account/security/sign-on";

    public static readonly Loc Vi = Loc.In(Language.Vi);

    public static string[] Lines(params (string Name, string Value)[] settings) => [.. settings.Select(each => $"--{each.Name}={each.Value}")];

    /// <summary>From the sign-in page to the issuer.</summary>
    /// <returns>Where the issuer sends the browser back to; null where the page said why it does not go there.</returns>
    public static async Task<string?> LeaveAsync(this PagesHost.Browser browser, Side side = Side.Vietnam, string wished = "/plans")
    {
        using var page = await browser.AnswerAsync(SignIn, $"{SignIn}?returnUrl={Uri.EscapeDataString(wished)}", ("_handler", $"sign-on-{side}"));
        return await AtIssuerAsync(page);
    }

    /// <summary>From the page of the account's security to the issuer.</summary>
    public static async Task<string?> LeaveToConnectAsync(this PagesHost.Browser browser, string password = Password)
    {
        using var page = await browser.AnswerAsync(Connect, Connect, ("_handler", "confirm"), ("Input.Password", password));
        return await AtIssuerAsync(page);
    }

    /// <summary>The browser comes back from the issuer.</summary>
    /// <returns>Where it is sent on.</returns>
    public static async Task<string> ReturnAsync(this PagesHost.Browser browser, string? address)
    {
        Assert.NotNull(address);
        using var answer = await browser.FollowAsync(new Uri(address).PathAndQuery);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    public static async Task<string> SignOnAsync(this PagesHost.Browser browser, Side side = Side.Vietnam, string wished = "/plans") => await browser.ReturnAsync(await browser.LeaveAsync(side, wished));

    public static async Task ConnectAsync(this PagesHost.Browser browser, string email)
    {
        await browser.SignInAsync(email, Password);
        Assert.Equal(Security, await browser.ReturnAsync(await browser.LeaveToConnectAsync()));
    }

    /// <summary>What a page refuses with; null where it refuses nothing.</summary>
    public static string? SaidOn(string page) => Said().Match(page) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    public static async Task<string?> SaidAtAsync(this PagesHost.Browser browser, string address) => SaidOn(await browser.ReadAsync(address));

    public static async Task<string?> AtIssuerAsync(HttpResponseMessage page)
    {
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        if (!page.Headers.TryGetValues("Refresh", out var refresh))
        {
            return null;
        }

        // For browsers that do not follow by themselves, the same stands behind a button.
        var address = refresh.Single()["0;url=".Length..];
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(address)}\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(new Uri(address));
        return answer.Headers.Location!.OriginalString;
    }

    [GeneratedRegex("<p class=\"message error\" role=\"alert\">([^<]+)</p>")]
    private static partial Regex Said();
}
