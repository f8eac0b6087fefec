using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LinkageWorkPlan.Reports.Reading;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>The values that a parameter of an address takes: the names of an enumeration, in any case.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OneOfAttribute(Type names) : Attribute
{
    /// <summary>As they are shown in answers.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Enum.GetNames(names).Select(JsonNamingPolicy.CamelCase.ConvertName)];
}

/// <summary>An unknown parameter or value: answered with 400, naming it.</summary>
internal sealed class ApiUnknownException(string words, string field, params object?[] arguments) : Exception(words)
{
    public string Field { get; } = field;

    /// <summary>Key of the sentence.</summary>
    public string Words { get; } = words;

    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <exception cref="ApiUnknownException">The value is given and none of those.</exception>
    public static void Require(string field, string? value, IEnumerable<string> known)
    {
        if (!string.IsNullOrEmpty(value) && !known.Contains(value, StringComparer.Ordinal))
        {
            throw Of(field, value, known);
        }
    }

    public static ApiUnknownException Of(string field, string value, IEnumerable<string> known) => new("Api.Problem.UnknownValue", field, Shown(value), field, string.Join(", ", known));

    /// <summary>Outside input is shown shortened.</summary>
    public static string Shown(string value) => value.Length <= 80 ? value : value[..StringInfo.ParseCombiningCharacters(value).Last(start => start <= 79)] + "…";
}

/// <summary>
/// An unknown parameter is refused; it never returns everything instead. One guard for all endpoints: it takes each endpoint's
/// parameters from the method that answers it.
/// </summary>
internal static class ApiGuard
{
    /// <summary>Bytes of JSON that a program sends.</summary>
    public const int BodyMax = ApiEvidenceFiles.FormMax;

    /// <summary>Largest page and issue number accepted: more than there ever are, and small enough to calculate with.</summary>
    private const int PageMost = 1_000_000;

    private static readonly Type[] Read = [typeof(string), typeof(int), typeof(DateOnly), typeof(Guid)];

    public static RouteGroupBuilder Guarded(this RouteGroupBuilder api) => api.AddEndpointFilterFactory((made, next) =>
    {
        var known = made.MethodInfo.GetParameters().Where(each => Read.Contains(TypeOf(each))).ToDictionary(each => each.Name!, StringComparer.OrdinalIgnoreCase);
        return async call =>
        {
            try
            {
                Check(call.HttpContext.Request, known);
            }
            catch (ApiUnknownException unknown)
            {
                return ApiProblem.Of(call.HttpContext, unknown);
            }

            return await next(call);
        };
    });

    /// <summary>Reads what a program sends as JSON: a member that is not known is refused like one that is misspelt.</summary>
    /// <exception cref="ApiUnknownException">It is no such JSON; the place is named.</exception>
    public static async Task<T> BodyAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
        {
            throw new ApiUnknownException("Api.Problem.NoJson", "body");
        }

        try
        {
            var bytes = new byte[BodyMax + 1];
            var count = await http.Request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, http.RequestAborted);
            return count > BodyMax ? throw new ApiUnknownException("Api.Problem.BodyTooLarge", "body", BodyMax / 1024)
                : BoundedJson.Read<T>(bytes.AsSpan(0, count), http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, BodyMax) ?? throw new ApiUnknownException("Api.Problem.Json", "body", "$");
        }
        catch (JsonException broken)
        {
            throw new ApiUnknownException("Api.Problem.Json", "body", Place(broken));
        }
    }

    /// <summary>As in "$.percent", with the line where it is no JSON at all.</summary>
    public static string Place(JsonException broken) => ApiUnknownException.Shown(
        broken.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"{broken.Path ?? "$"} ({line + 1}:{broken.BytePositionInLine + 1})") : broken.Path ?? "$");

    private static void Check(HttpRequest request, Dictionary<string, ParameterInfo> known)
    {
        var asked = known.Where(each => !request.RouteValues.ContainsKey(each.Key)).Select(each => each.Key).ToList();
        foreach (var (name, values) in request.Query)
        {
            if (!asked.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw asked.Count == 0
                    ? new ApiUnknownException("Api.Problem.NoParameters", ApiUnknownException.Shown(name), ApiUnknownException.Shown(name))
                    : new ApiUnknownException("Api.Problem.UnknownParameter", ApiUnknownException.Shown(name), ApiUnknownException.Shown(name), string.Join(", ", asked));
            }

            if (values.Count > 1)
            {
                throw new ApiUnknownException("Api.Problem.Twice", name, name);
            }

            CheckValue(known[name], values.ToString());
        }

        foreach (var parameter in known.Values.Where(each => request.RouteValues.ContainsKey(each.Name!)))
        {
            CheckValue(parameter, request.RouteValues[parameter.Name!]?.ToString() ?? string.Empty);
        }
    }

    private static void CheckValue(ParameterInfo parameter, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        var (name, shown) = (parameter.Name!, ApiUnknownException.Shown(value));
        if (parameter.GetCustomAttribute<OneOfAttribute>() is { } oneOf)
        {
            if (!oneOf.Names.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                throw ApiUnknownException.Of(name, value, oneOf.Names);
            }
        }
        else if (TypeOf(parameter) == typeof(int))
        {
            var most = name == "year" ? 9998 : PageMost;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
            {
                throw new ApiUnknownException("Api.Problem.NoNumber", name, shown, name, most.ToString(CultureInfo.InvariantCulture));
            }
        }
        else if (TypeOf(parameter) == typeof(DateOnly) && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw new ApiUnknownException("Api.Problem.NoDay", name, shown, name);
        }
    }

    private static Type TypeOf(ParameterInfo parameter) => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
}
