using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Layout.Drafts;

/// <summary>Drops what nobody comes back for: text that was not touched for long, also of accounts that were disabled since, and one-time addresses that are too old.</summary>
public static class DropOldDrafts
{
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand;

    internal sealed class Handler(WorkPlanDb db, DraftOptions options, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = clock.UtcNow;
            var oldest = now.AddDays(-options.KeepDays);
            await db.FormDrafts.Where(draft => draft.SavedAt < oldest).ExecuteDeleteAsync(cancellationToken);
            await db.SetupTokens.Where(token => token.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Sends <see cref="DropOldDrafts"/> after a start and then twice a day.</summary>
public sealed partial class DraftSweeper(Dispatcher dispatcher, TimeProvider time, ILogger<DraftSweeper> log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(12);

    /// <summary>One round. What cannot be dropped now is dropped in the next one: nothing of this may end the program.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new DropOldDrafts.Command(), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure);
        }
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Round, time);
        try
        {
            do
            {
                await SweepAsync(stoppingToken);
            }
            while (await rounds.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old drafts could not be dropped and are left for the next round")]
    private partial void Failed(Exception failure);
}
