using System.Threading.RateLimiting;

namespace LinkageWorkPlan.Web.Features.Watching;

/// <summary>Counts the pages that follow a plan, by account and in all.</summary>
internal sealed class OpenLines(LiveOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(account => RateLimitPartition.GetConcurrencyLimiter(account, _ => new ConcurrencyLimiterOptions { PermitLimit = options.PagesPerAccount })),
        PartitionedRateLimiter.Create<Guid, int>(_ => RateLimitPartition.GetConcurrencyLimiter(0, _ => new ConcurrencyLimiterOptions { PermitLimit = options.Pages })));

    /// <returns>A place that is held until it is disposed of.</returns>
    public RateLimitLease TryOpen(Guid account) => limiter.AttemptAcquire(account);

    public void Dispose() => limiter.Dispose();
}
