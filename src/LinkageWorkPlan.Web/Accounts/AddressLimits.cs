using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>How often one address may ask for the endpoints that have the limit's name.</summary>
/// <param name="PerMinute">Requests of one address in a minute.</param>
internal sealed record AddressLimit(string Name, Func<IServiceProvider, int> PerMinute)
{
    /// <summary>Answers a request too many, whose status is 429 already; the time is how long to wait. Null where the usual page answers it.</summary>
    public Func<HttpContext, TimeSpan, Task>? Refuse { get; init; }
}

/// <summary>Marks an endpoint or a page with the name of its limit.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AddressLimitAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>
/// Counts requests by limit and address, and refuses those too many with status 429. ASP.NET's own middleware does the same, but never
/// disposes of its limiter, whose timer then keeps a whole program that has ended: a thousand of them in a run of the tests.
/// </summary>
internal sealed class AddressLimits(IEnumerable<AddressLimit> limits, IServiceProvider services) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, AddressLimit> byName = limits.ToDictionary(each => each.Name);

    private readonly PartitionedRateLimiter<(AddressLimit Limit, string Address)> limiter =
        PartitionedRateLimiter.Create<(AddressLimit Limit, string Address), (string Name, string Address)>(asked => RateLimitPartition.GetFixedWindowLimiter(
            (asked.Limit.Name, asked.Address), _ => new FixedWindowRateLimiterOptions { PermitLimit = asked.Limit.PerMinute(services), Window = Window }));

    public void Dispose() => limiter.Dispose();

    /// <returns>True where the request goes on; otherwise it is answered.</returns>
    public async Task<bool> PassAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AddressLimitAttribute>() is not { } marked)
        {
            return true;
        }

        var limit = byName[marked.Name];
        using var lease = limiter.AttemptAcquire((limit, ClientAddress.Of(http)));
        if (lease.IsAcquired)
        {
            return true;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (limit.Refuse is { } refuse)
        {
            await refuse(http, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
        }

        return false;
    }
}

internal static class AddressLimiting
{
    public static void AddAddressLimit(this IServiceCollection services, AddressLimit limit)
    {
        services.AddSingleton(limit);
        services.TryAddSingleton<AddressLimits>();
    }

    /// <param name="name">Of a limit that <see cref="AddAddressLimit"/> added.</param>
    public static TBuilder RequireAddressLimit<TBuilder>(this TBuilder endpoint, string name)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AddressLimitAttribute(name));

    public static void UseAddressLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<AddressLimits>();
        app.Use(async (http, next) =>
        {
            if (await limits.PassAsync(http))
            {
                await next(http);
            }
        });
    }
}
