using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>Drops notifications that were read long ago.</summary>
public static class DropOldNotifications
{
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand
    {
        public bool IsShown => false;
    }

    internal sealed class Handler(WorkPlanDb db, NotificationOptions options, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var oldest = clock.UtcNow.AddDays(-options.KeepDays);
            await db.Notifications.Where(each => each.ReadAt < oldest).ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Sends <see cref="NotifyDue"/>, <see cref="AskDeputies"/> and <see cref="DropOldNotifications"/> after a start and then every quarter of an hour.</summary>
public sealed partial class NotificationSweeper(Dispatcher dispatcher, TimeProvider time, ILogger<NotificationSweeper> log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(15);

    /// <summary>One round. What cannot be done now is done in the next one: nothing of this may end the program.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new NotifyDue.Command(), cancel);
            await dispatcher.SendAs(CurrentUser.System, new AskDeputies.Command(), cancel);
            await dispatcher.SendAs(CurrentUser.System, new DropOldNotifications.Command(), cancel);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notifications of what is due could not be written and are left for the next round")]
    private partial void Failed(Exception failure);
}
