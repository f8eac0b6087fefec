using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>After a change all open pages ask for the same at the same time.</summary>
public sealed class LastReadTests
{
    [Fact]
    public async Task Of_those_who_ask_together_one_reads_and_all_have_it()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var (reads, isRead) = (0, new TaskCompletionSource());
        var asked = Enumerable.Range(0, 20).Select(_ => cache.LastAsync("place", 1, async () =>
        {
            Interlocked.Increment(ref reads);
            await isRead.Task;
            return "read";
        })).ToList();
        isRead.SetResult();
        Assert.All(await Task.WhenAll(asked), each => Assert.Equal("read", each));
        Assert.Equal(1, reads);
        Assert.Equal("newer", await cache.LastAsync("place", 2, () => Task.FromResult("newer")));
    }

    [Fact]
    public async Task One_who_fails_leaves_the_reading_to_the_next()
    {
        using var cache = new MemoryCache(new MemoryCacheOptions());
        var fails = new TaskCompletionSource<string>();
        var first = cache.LastAsync("place", 1, () => fails.Task);
        var second = cache.LastAsync("place", 1, () => Task.FromResult("read"));
        fails.SetException(new OperationCanceledException());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("read", await second);
    }
}
