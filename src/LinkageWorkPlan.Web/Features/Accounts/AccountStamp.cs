using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>
/// Says whether an account is still as a form showed it. Made of what people decide about it and the history tells: a sign-in, a wrong
/// password or a new one leave it as it is, and so keep no administrator from saving.
/// </summary>
internal static class AccountStamp
{
    public static string Of(Account account) => Fingerprint.OfText(string.Join('\u0001',
        account.Email, account.DisplayName, account.OtherName, TextStamp.Of(account.Position), account.Role, account.Side, account.Language, account.OwnerId, account.IsDisabled));
}
