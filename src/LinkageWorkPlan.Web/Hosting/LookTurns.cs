using LinkageWorkPlan.Web.Accounts;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>
/// Pages that are read again by themselves, because somebody saved, never take more than half of the processors: whoever clicks does not
/// wait for them (docs/decisions/0098).
/// </summary>
internal static class LookTurns
{
    private static readonly int Most = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Before anything is asked of the database.</summary>
    /// <param name="most">At the same time; the others wait in the order in which they came.</param>
    public static void UseLookTurns(this IApplicationBuilder app, int? most = null)
    {
        var turns = new SemaphoreSlim(most ?? Most);
        app.Use(async (http, next) =>
        {
            if (!Unattended.IsLook(http))
            {
                await next(http);
                return;
            }

            var turn = turns.WaitAsync(http.RequestAborted);
            await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!turn.IsCompletedSuccessfully)
            {
                // The page is gone.
                return;
            }

            try
            {
                await next(http);
            }
            finally
            {
                turns.Release();
            }
        });
    }
}
