using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>
/// What the working grid's script sent lately: what is sent twice by the same name is saved once, also while the first is under way.
/// Later, and after a restart, a new task is known by the id that the name gives it, and a change is refused for its version.
/// </summary>
internal sealed class GridSendings(IMemoryCache cache)
{
    /// <summary>For how long a row that was saved is known again, where its answer was lost and it is sent once more.</summary>
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(Type, Guid, string), Lazy<Task<GridRow>>> underWay = new();

    /// <param name="name">The sender's own; two people may use the same.</param>
    /// <param name="save">
    /// Gets the id for a new task. Is not called where this was saved, or is being saved; all who wait for it get what it throws.
    /// </param>
    public Task<GridRow> OnceAsync(CurrentUser user, string name, Func<Guid, Task<GridRow>> save)
    {
        var key = (typeof(GridSendings), user.Id, name);
        return underWay.GetOrAdd(key, _ => new(SaveAsync)).Value;

        // The row is known before it is no longer under way: nobody finds neither.
        async Task<GridRow> SaveAsync()
        {
            try
            {
                return cache.TryGetValue(key, out GridRow? known) ? known! : cache.Set(key, await save(IdOf(user, name)), KnownFor);
            }
            finally
            {
                underWay.TryRemove(key, out _);
            }
        }
    }

    /// <summary>The same for the same name; nobody can choose a name so that it is the id of something else.</summary>
    private static Guid IdOf(CurrentUser user, string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Id}:{name}")).AsSpan(0, 16));
}
