using System.Security.Cryptography;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>A random value for one response, by which the browser runs the script in a page that a package renders.</summary>
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
