using Microsoft.AspNetCore.Antiforgery;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>The fields of a form that was sent and not taken, to be sent again. Passwords are not among the values.</summary>
/// <param name="Action">Path and query.</param>
/// <param name="Hidden">What the page itself put in.</param>
/// <param name="Typed">What a person typed.</param>
/// <param name="Secret">Names of fields that a person types again.</param>
public sealed record SentForm(string Action, IReadOnlyList<(string Name, string Value)> Hidden, IReadOnlyList<(string Name, string Value)> Typed, IReadOnlyList<string> Secret)
{
    private const int FieldsMax = 50;
    private const string TokenField = "__RequestVerificationToken";

    /// <returns>Null where no form came, one with files, or one that cannot be read.</returns>
    public static async Task<SentForm?> OfAsync(HttpContext http)
    {
        var request = http.Request;
        // The framework refuses to read a form whose token is wrong; here it is only shown to its sender.
        var verdict = http.Features.Get<IAntiforgeryValidationFeature>();
        http.Features.Set<IAntiforgeryValidationFeature>(null);
        try
        {
            if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            {
                return null;
            }

            var form = await request.ReadFormAsync(http.RequestAborted);
            var fields = form.Where(each => each.Key != TokenField).SelectMany(each => each.Value, (each, value) => (Name: each.Key, Value: value ?? string.Empty)).ToList();
            return form.Files.Count > 0 || fields.Count > FieldsMax
                ? null
                : new SentForm(
                    request.PathBase + request.Path + request.QueryString,
                    [.. fields.Where(each => !IsInput(each.Name))],
                    [.. fields.Where(each => IsInput(each.Name) && !IsSecret(each.Name))],
                    [.. fields.Where(each => IsInput(each.Name) && IsSecret(each.Name)).Select(each => each.Name)]);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            http.Features.Set(verdict);
        }
    }

    /// <summary>Pages name what is typed <c>Input.Field</c>.</summary>
    private static bool IsInput(string name) => name.Contains('.', StringComparison.Ordinal);

    /// <summary>Also hides codes and keys that prove who somebody is.</summary>
    private static bool IsSecret(string name) =>
        new[] { "password", "secret", "token", "code" }.Any(each => name.Contains(each, StringComparison.OrdinalIgnoreCase));
}
