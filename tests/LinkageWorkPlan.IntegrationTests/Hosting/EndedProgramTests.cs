using System.Runtime.CompilerServices;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>A program that ended leaves nothing behind in its process: one that stays takes twenty megabytes, and a run of the tests starts a thousand.</summary>
public class EndedProgramTests
{
    [Fact]
    public async Task Nothing_of_a_program_that_ended_is_kept()
    {
        var ended = await VisitAsync();
        for (var time = 0; time < 5 && ended.IsAlive; time++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(ended.IsAlive, "Something still refers to it: a timer, an event or a static member.");
    }

    /// <summary>In a method of its own, whose variables are gone at its end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> VisitAsync()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("vi");
        await browser.ReadAsync("/account/sign-in");
        return new WeakReference(pages.Services);
    }
}
