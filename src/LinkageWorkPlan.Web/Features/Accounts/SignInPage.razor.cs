using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Accounts;

public partial class SignInPage
{
    private string? problem;
    private string? notSignedOn;
    private (string Address, string Name)? leaving;

    [SupplyParameterFromForm] private Form? Input { get; set; }
    [SupplyParameterFromForm(Name = "credential", FormName = "passkey")] private string? Credential { get; set; }

    /// <summary>Given where a page was left because its session had ended.</summary>
    [SupplyParameterFromQuery] private string? Ended { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    /// <summary>Why an issuer let nobody in, and which one.</summary>
    [SupplyParameterFromQuery(Name = "signOn")] private string? SignOnProblem { get; set; }

    [SupplyParameterFromQuery(Name = "side")] private string? SignOnSide { get; set; }

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    protected override void OnInitialized() => notSignedOn = SignOn.WordsOf(SignOnProblem, SignOnSide, Loc);

    private Task<bool> SignInAsync() => TryAsync(async () =>
    {
        var broken = AccountForm.EmailProblems(Input?.Email);
        if (string.IsNullOrEmpty(Input?.Password))
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Form.Password), nameof(Form.Password)));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (answer, account) = await Desk.TryAsync(Http, Input!.Email!, Input.Password!);
        if (account is null)
        {
            problem = answer == SignInAnswer.TooManyTries ? "Account.TooManyTries" : "Account.WrongNameOrPassword";
            return;
        }

        ReaderLanguage.Remember(Http, account.Language);
        var wished = OwnAddress.Of(ReturnUrl);
        Navigation.NavigateTo(answer == SignInAnswer.CodeNeeded ? $"{CodePage.Address}?returnUrl={Uri.EscapeDataString(wished)}" : wished);
    });

    private async Task SignInByPasskeyAsync()
    {
        var (answer, account) = await Desk.TryPasskeyAsync(Http, Credential ?? string.Empty);
        if (account is null)
        {
            problem = answer == SignInAnswer.TooManyTries ? "Account.TooManyTries" : Rules.PasskeyRefused;
            return;
        }

        ReaderLanguage.Remember(Http, account.Language);
        Navigation.NavigateTo(OwnAddress.Of(ReturnUrl));
    }

    private async Task SignOnAsync(Side side)
    {
        var (address, refused) = await SignOn.BeginAsync(Http, side, ReturnUrl);
        leaving = address is null ? null : (address, SignOn.NameOf(side, Loc.Language));
        notSignedOn = SignOn.WordsOf(refused?.ToString(), side.ToString(), Loc);
    }

    private sealed class Form
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }
}
