using System.Diagnostics;

namespace LinkageWorkPlan.Load;

/// <summary>Everybody who has a page open.</summary>
internal sealed class Crowd(Arguments asked, Figures figures)
{
    /// <summary>Each looks at another page so often on average, one in five at a form.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Of the soak: how many act at the same time.</summary>
    private const int AtOnce = 4;

    private readonly List<Person> people = [];

    public Figures Figures => figures;

    public int Changes { get; private set; }

    public int Openings { get; private set; }

    /// <summary>Those who are needed sign in, each account once: its other pages are windows of the same browser.</summary>
    public async Task SignInAsync()
    {
        var browsers = new Dictionary<string, Browser>();
        for (var at = 0; at < asked.People; at++)
        {
            // One in five may write.
            var (accounts, writes) = at % 5 == 0 ? (asked.Writers, true) : (asked.Readers, false);
            var email = accounts[(writes ? at / 5 : at) % accounts.Count];
            if (!browsers.TryGetValue(email, out var browser))
            {
                browser = browsers[email] = new Browser(asked.Address);
                await browser.SignInAsync(email, asked.Password);
            }

            people.Add(new Person(browser, figures, asked.Plan, asked.Tasks, writes));
        }
    }

    /// <summary>How many have a form open.</summary>
    public int Forms => people.Count(each => each.Writes);

    /// <summary>Opens a page for each of some: those who write have a form open.</summary>
    /// <param name="writes">Null for both.</param>
    public async Task ArriveAsync(int first, int count, bool? writes = null)
    {
        foreach (var person in people.Skip(first).Take(count).Where(each => writes is null || each.Writes == writes))
        {
            await (person.Writes ? person.BeginFormAsync() : person.LookAsync());
        }
    }

    /// <summary>Works at the usual pace: one change a second by all together, and each looks at another page now and then.</summary>
    public async Task WorkAsync(TimeSpan until)
    {
        var began = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        var (changed, opened) = (0, 0);
        while (Stopwatch.GetElapsedTime(began) is var now && now < until)
        {
            if (now.TotalSeconds >= changed)
            {
                changed++;
                Changes++;
                running.Add(Any(writes: true).RecordAsync());
            }

            if (now.TotalSeconds >= opened * Every.TotalSeconds / asked.People)
            {
                opened++;
                Openings++;
                running.Add(Any(writes: false).LookAsync());
            }

            running.RemoveAll(each => each.IsCompletedSuccessfully);
            await Task.Delay(20);
        }

        await Task.WhenAll(running);
    }

    /// <summary>The same as fast as it goes: as many changes as pages that others open, one in twenty over a line that breaks.</summary>
    /// <param name="most">So many changes are enough, however much time is left.</param>
    public async Task HurryAsync(TimeSpan until, int most)
    {
        var (began, enough) = (Stopwatch.GetTimestamp(), Changes + most);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < until && Changes < enough)
            {
                var breaks = Random.Shared.Next(20) == 0;
                await Any(writes: true).RecordAsync();
                await (breaks ? Any(writes: true).BreakAsync() : Any(writes: false).LookAsync(breaks: Random.Shared.Next(20) == 0));
                lock (people)
                {
                    Changes++;
                    Openings++;
                }
            }
        }));
    }

    public Task LeaveAsync() => Task.WhenAll(people.Select(each => each.LeaveAsync()));

    private Person Any(bool writes)
    {
        var some = people.FindAll(each => each.Writes == writes);
        return some.Count > 0 ? some[Random.Shared.Next(some.Count)] : people[0];
    }
}
