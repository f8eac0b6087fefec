using System.Threading.RateLimiting;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Settings;
using MediatR;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>How much one account may ask for in a minute from its browsers: more than any person does, and less than a program that runs wild.</summary>
public sealed class PaceOptions
{
    public const string Section = "Limits";

    /// <summary>Commands, with what is kept while somebody types; 60 to 100,000. So many may come at once, and again as the minute goes on.</summary>
    public int ChangesPerMinute { get; set; } = 600;

    /// <summary>Workbooks, and what is kept of a person, made for a download; 5 to 10,000.</summary>
    public int WorkbooksPerMinute { get; set; } = 60;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(ChangesPerMinute)}", ChangesPerMinute, 60, 100_000),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(WorkbooksPerMinute)}", WorkbooksPerMinute, 5, 10_000),
    ];
}

/// <summary>An answer that takes long to make, for a download.</summary>
public interface IMadeFile;

/// <summary>Counts what each account asks for on this server.</summary>
internal sealed class Pace(PaceOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> changes = Of(options.ChangesPerMinute);
    private readonly PartitionedRateLimiter<Guid> workbooks = Of(options.WorkbooksPerMinute);

    public bool TryChange(Guid account) => TryTake(changes, account);

    public bool TryWorkbook(Guid account) => TryTake(workbooks, account);

    public void Dispose()
    {
        changes.Dispose();
        workbooks.Dispose();
    }

    private static bool TryTake(PartitionedRateLimiter<Guid> limiter, Guid account)
    {
        using var lease = limiter.AttemptAcquire(account);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<Guid> Of(int perMinute) => PartitionedRateLimiter.Create<Guid, Guid>(account => RateLimitPartition.GetTokenBucketLimiter(account, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = perMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / perMinute,
        QueueLimit = 0,
    }));
}

/// <summary>After the session: more than <see cref="PaceOptions"/> of one account is refused, from whatever page. Programs have the limits of the API.</summary>
internal sealed class PaceBehaviour<TRequest, TResult>(RequestContext context, Pace pace) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    private static readonly Func<Pace, Guid, bool>? Take =
        typeof(TRequest).IsAssignableTo(typeof(IChange)) ? (pace, account) => pace.TryChange(account)
        : typeof(TResult).IsAssignableTo(typeof(IMadeFile)) ? (pace, account) => pace.TryWorkbook(account)
        : null;

    public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next) =>
        Take is null || context.User.Session is null || Take(pace, context.User.Id) ? next() : throw new RuleException(Rules.TooFast);
}
