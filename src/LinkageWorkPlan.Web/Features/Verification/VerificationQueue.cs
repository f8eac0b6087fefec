namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>
/// The one queue in which files of those without an account are verified, one after the other, so that memory stays bounded. It is of a limited
/// length, and one address has only so many places in it; a sender who finds none is refused at once. A place is taken when the file has come in whole:
/// a slow connection holds up nobody.
/// </summary>
public sealed class VerificationQueue : IDisposable
{
    /// <summary>Places in all, the one at work included.</summary>
    public const int Places = 24;

    /// <summary>Places of one address.</summary>
    public const int PlacesOfOne = 3;

    /// <summary>Files that come in at the same time, of all and of one address: each takes disk space until it is verified.</summary>
    public const int Uploads = 32;

    public const int UploadsOfOne = 4;

    private readonly SemaphoreSlim work = new(1);
    private readonly Counter waiting = new(Places, PlacesOfOne);
    private readonly Counter uploading = new(Uploads, UploadsOfOne);

    /// <returns>Ends with the upload; null where too many are coming in.</returns>
    public IDisposable? BeginUpload(string address) => uploading.TryTake(address);

    /// <summary>Waits for the files before.</summary>
    /// <returns>Ends the work; null where there is no place.</returns>
    public async Task<IDisposable?> EnterAsync(string address, CancellationToken cancel)
    {
        if (waiting.TryTake(address) is not { } place)
        {
            return null;
        }

        try
        {
            await work.WaitAsync(cancel);
        }
        catch
        {
            place.Dispose();
            throw;
        }

        return new Ending(() =>
        {
            work.Release();
            place.Dispose();
        });
    }

    public void Dispose() => work.Dispose();

    private sealed class Counter(int most, int mostOfOne)
    {
        private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
        private readonly Lock changing = new();
        private int all;

        public IDisposable? TryTake(string address)
        {
            lock (changing)
            {
                if (all == most || taken.GetValueOrDefault(address) == mostOfOne)
                {
                    return null;
                }

                all++;
                taken[address] = taken.GetValueOrDefault(address) + 1;
            }

            return new Ending(() => Give(address));
        }

        private void Give(string address)
        {
            lock (changing)
            {
                all--;
                if (--taken[address] == 0)
                {
                    taken.Remove(address);
                }
            }
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
