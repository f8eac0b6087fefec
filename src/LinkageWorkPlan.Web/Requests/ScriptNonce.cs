using System.Security.Cryptography;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>For a page that a package makes, with a script in it: what the browser is told to run it by, random, of one answer alone.</summary>
internal static class ScriptNonce
{
    private static readonly object Key = new();

    public static string Of(HttpContext http)
    {
        if (Given(http) is not { } nonce)
        {
            http.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }

    /// <returns>Null where none was asked for.</returns>
    public static string? Given(HttpContext http) => http.Items[Key] as string;
}
