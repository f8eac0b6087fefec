using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>
/// Keeps results for some minutes under addresses that cannot be guessed, so that whoever sent a file can read what was found in another
/// language, or reload the page. Where more is sent than has room, the newest is not kept and its reader is asked to send it again.
/// </summary>
public sealed class VerifiedFiles(TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>Characters of all results together; names in certificates are as long as their makers like.</summary>
    private const int RoomMax = 16 * 1024 * 1024;

    /// <summary>What a result takes beside its words, roughly.</summary>
    private const int Frame = 2048;

    private const int FrameOfCheck = 128;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = RoomMax, Clock = new CacheClock(time) });

    /// <returns>Its name in addresses.</returns>
    public string Keep(VerifiedFile file)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        cache.Set(name, file, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = Frame + file.Checks.SelectMany(each => each.Values).OfType<string>().Sum(each => each.Length) + (FrameOfCheck * file.Checks.Count) });
        return name;
    }

    /// <returns>Null where it is no longer kept.</returns>
    public VerifiedFile? Find(string name) => cache.Get<VerifiedFile>(name);

    public void Dispose() => cache.Dispose();

    private sealed class CacheClock(TimeProvider time) : Microsoft.Extensions.Internal.ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
