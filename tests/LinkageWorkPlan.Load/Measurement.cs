namespace LinkageWorkPlan.Load;

/// <summary>Prints what it measures, a line for each figure: its name, a tab, its value.</summary>
internal static class Measurement
{
    /// <summary>After this the pages that were just opened are as quiet as they get.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Points of the soak at which memory is measured, after its beginning.</summary>
    private const int Points = 6;

    private const int ChangesOfEightHours = 8 * 3600;

    public static async Task LoadAsync(Arguments asked, Crowd crowd)
    {
        // All code has run once, as in a server that is in use: what is compared is the pages.
        await crowd.ArriveAsync(0, Math.Min(10, asked.People));
        await crowd.WorkAsync(asked.For < WarmUp ? asked.For / 5 : WarmUp);
        await crowd.LeaveAsync();
        await crowd.ArriveAsync(0, 1);
        var one = await MeasureAsync(asked);
        await crowd.ArriveAsync(1, asked.People - 1, writes: false);
        var read = await MeasureAsync(asked);
        await crowd.ArriveAsync(1, asked.People - 1, writes: true);
        var all = await MeasureAsync(asked);
        var changes = crowd.Changes;
        crowd.Figures.Clear();
        crowd.Figures.IsCounting = true;
        var worked = Memory.ProcessorOf(asked.Process);
        await crowd.WorkAsync(asked.For);
        crowd.Figures.IsCounting = false;
        Print("processor, cores", (Memory.ProcessorOf(asked.Process) - worked) / asked.For.TotalSeconds);
        foreach (var kind in crowd.Figures.Kinds.Where(each => each != Figures.Rereading).Prepend(null))
        {
            Print(kind ?? "all", crowd.Figures.Of(kind));
        }

        Print(Figures.Rereading, crowd.Figures.Of(Figures.Rereading));
        Print("changes", crowd.Changes - changes);
        Print("errors", crowd.Figures.Faults.Count);
        Print("pages read again", crowd.Figures.Rereads);
        Print("notices", crowd.Figures.Heard);
        var end = await MeasureAsync(asked);
        var (reading, forms) = (asked.People - crowd.Forms, crowd.Forms - 1);
        foreach (var (kind, of) in ((string, Func<Memory, double>)[])[("resident", each => each.Resident), ("heap", each => each.Heap)])
        {
            Print($"{kind}, one page", of(one));
            Print($"{kind}, all pages", of(all));
            Print($"{kind}, each further page", (of(all) - of(one)) / (asked.People - 1));
            Print($"{kind}, each further page to read", (of(read) - of(one)) / reading);
            Print($"{kind}, each further page with a form", (of(all) - of(read)) / forms);
            Print($"{kind}, after the work", of(end));
        }
    }

    public static async Task SoakAsync(Arguments asked, Crowd crowd)
    {
        await crowd.ArriveAsync(0, asked.People);
        for (var point = 0; point <= Points; point++)
        {
            if (point > 0)
            {
                await crowd.HurryAsync(asked.For / Points, ChangesOfEightHours / Points);
            }

            var memory = await MeasureAsync(asked);
            Console.WriteLine(string.Join('\t', "point", point, crowd.Changes, crowd.Openings, (8.0 * crowd.Changes / ChangesOfEightHours).ToString("0.00"),
                memory.Resident.ToString("0"), memory.Heap.ToString("0.0"), memory.Threads, memory.Files, crowd.Figures.Faults.Count));
        }
    }

    private static async Task<Memory> MeasureAsync(Arguments asked)
    {
        await Task.Delay(Quiet);
        return await Memory.AfterCollectionAsync(asked.Process, asked.Address, asked.Token);
    }

    private static void Print(string name, double value) => Console.WriteLine($"{name}\t{value:0.##}");

    private static void Print(string name, double[] waits) =>
        Console.WriteLine(string.Join('\t', name, waits.Length, $"{Figures.Share(waits, 0.5):0}", $"{Figures.Share(waits, 0.95):0}", $"{(waits.Length > 0 ? waits[^1] : 0):0}"));
}
