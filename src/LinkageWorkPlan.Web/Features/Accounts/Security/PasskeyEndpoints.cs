using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>What a page's script has the browser ask of a device. The framework keeps in a protected cookie what it asked.</summary>
internal static class PasskeyEndpoints
{
    public const string Request = "/account/passkeys/request";
    public const string Creation = "/account/passkeys/creation";

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost(Request, async (SignInManager<Account> signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .AllowAnonymous().WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost(Creation, async (HttpContext http, Dispatcher dispatcher, SignInManager<Account> signIn) =>
        {
            var (user, form) = (CurrentUser.From(http.User), await http.Request.ReadFormAsync(http.RequestAborted));
            try
            {
                // Before the device makes a key that would be for nothing.
                await dispatcher.SendAs(user, new BeginPasskey.Command(form["Input.Name"].ToString(), form["Input.Password"].ToString()), http.RequestAborted);
            }
            catch (RuleException refusal)
            {
                return Results.Text(string.Join(' ', Failures.Of(refusal, Loc.In(ReaderLanguage.Of(http))).Select(each => each.Words)), "text/plain", statusCode: StatusCodes.Status422UnprocessableEntity);
            }

            return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id.ToString(), Name = http.User.Identity!.Name!, DisplayName = user.Name }), "application/json");
        }).RequireAuthorization().WithMetadata(new RequireAntiforgeryTokenAttribute(), new BeforeSecondFactorAttribute());
    }
}
