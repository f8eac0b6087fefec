namespace LinkageWorkPlan.Load;

/// <summary>Prints what it measures, a line for each figure: its name, a tab, its value.</summary>
internal static class Measurement
{
    /// <summary>After this the pages that were just opened are as quiet as they get.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Points of the soak at which memory is measured, after its beginning.</summary>
    private const int Points = 6;

    private const double ChangesOfEightHours = 8 * 3600;

    public static async Task LoadAsync(Arguments asked, Crowd crowd)
    {
        var (one, all) = (default(Memory), default(Memory));
        // All code has run once, as in a server that is in use: what is compared is the pages.
        await crowd.ArriveAsync(0, Math.Min(10, asked.People));
        await crowd.WorkAsync(asked.For < WarmUp ? asked.For / 5 : WarmUp);
        await crowd.LeaveAsync();
        await crowd.ArriveAsync(0, 1);
        if (asked.Process is not null)
        {
            one = await MeasureAsync(asked);
        }

        await crowd.ArriveAsync(1, asked.People - 1);
        if (asked.Process is not null)
        {
            await Task.Delay(Quiet);
            all = await MeasureAsync(asked);
        }

        var changes = crowd.Changes;
        crowd.Figures.Clear();
        crowd.Figures.IsCounting = true;
        var worked = asked.Process is { } before ? Memory.ProcessorOf(before) : 0;
        await crowd.WorkAsync(asked.For);
        crowd.Figures.IsCounting = false;
        if (asked.Process is { } after)
        {
            Print("processor, cores", (Memory.ProcessorOf(after) - worked) / asked.For.TotalSeconds);
        }

        foreach (var kind in crowd.Figures.Kinds.Where(each => each != Figures.Rereading).Prepend(null))
        {
            Print(kind ?? "all", crowd.Figures.Of(kind));
        }

        Print(Figures.Rereading, crowd.Figures.Of(Figures.Rereading));
        Print("changes", crowd.Changes - changes);
        Print("errors", crowd.Figures.Faults.Count);
        Print("pages read again", crowd.Figures.Rereads);
        Print("notices", crowd.Figures.Heard);
        if (one is not null && all is not null)
        {
            Print("resident, one page", one.Resident);
            Print("resident, all pages", all.Resident);
            Print("heap, one page", one.Heap);
            Print("heap, all pages", all.Heap);
            Print("resident, each further page", (all.Resident - one.Resident) / (asked.People - 1));
            Print("heap, each further page", (all.Heap - one.Heap) / (asked.People - 1));
            var end = await MeasureAsync(asked);
            Print("resident, after the work", end.Resident);
            Print("heap, after the work", end.Heap);
        }
    }

    public static async Task SoakAsync(Arguments asked, Crowd crowd)
    {
        await crowd.ArriveAsync(0, asked.People);
        for (var point = 0; point <= Points; point++)
        {
            if (point > 0)
            {
                await crowd.HurryAsync(asked.For / Points);
            }

            var memory = await MeasureAsync(asked);
            Console.WriteLine(string.Join('\t', "point", point, crowd.Changes, crowd.Openings, (8 * crowd.Changes / ChangesOfEightHours).ToString("0.00"),
                memory.Resident.ToString("0"), memory.Heap.ToString("0.0"), memory.Threads, memory.Files, crowd.Figures.Faults.Count));
        }
    }

    private static Task<Memory> MeasureAsync(Arguments asked) => Memory.AfterCollectionAsync(asked.Process!.Value, asked.Address, asked.Token);

    private static void Print(string name, double value) => Console.WriteLine($"{name}\t{value:0.##}");

    private static void Print(string name, double[] waits) =>
        Console.WriteLine(string.Join('\t', name, waits.Length, $"{Figures.Share(waits, 0.5):0}", $"{Figures.Share(waits, 0.95):0}", $"{(waits.Length > 0 ? waits[^1] : 0):0}"));
}
