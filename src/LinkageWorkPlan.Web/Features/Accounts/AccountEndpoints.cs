using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>What must answer with a cookie and therefore cannot happen inside an open circuit.</summary>
internal static class AccountEndpoints
{
    public const string SignOut = "/account/sign-out";

    public static void MapAccountEndpoints(this WebApplication app)
    {
        app.MapPost(SignOut, async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/account/sign-in");
        }).WithMetadata(new RequireAntiforgeryTokenAttribute(), new BeforeSecondFactorAttribute());
    }

    /// <summary>Changes the language of the account and of this browser, and shows the same page again.</summary>
    public static void MapLanguageEndpoint(this WebApplication app) =>
        app.MapPost("/language", async ([FromForm] string code, [FromForm] string returnUrl, HttpContext http, Dispatcher dispatcher, SignInManager<Account> signIn, UserManager<Account> users) =>
        {
            if (!Languages.TryRead(code, out var language))
            {
                return Results.BadRequest();
            }

            ReaderLanguage.Remember(http, language);
            var user = CurrentUser.From(http.User);
            if (user.Id != Guid.Empty)
            {
                await dispatcher.SendAs(user, new ChooseLanguage.Command(language));
                await signIn.RefreshSignInAsync((await users.FindByIdAsync(user.Id.ToString()))!);
            }

            return Results.LocalRedirect(Uri.IsWellFormedUriString(returnUrl, UriKind.Relative) ? OwnAddress.Of(returnUrl) : "/");
        }).WithMetadata(new BeforeSecondFactorAttribute());
}
