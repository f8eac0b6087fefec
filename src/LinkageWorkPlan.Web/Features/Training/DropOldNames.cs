using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Deletes the names of participants of courses that ended long ago. How many came from each side stays, and so does an entry in the history without names.</summary>
public static class DropOldNames
{
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand;

    internal sealed class Handler(WorkPlanDb db, TrainingOptions options, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var last = clock.Today.AddDays(-options.KeepNamesDays);
            foreach (var course in await db.Courses.Include(each => each.Participants).AsSplitQuery().Where(each => each.NamesDeletedOn == null && each.Ends < last).ToListAsync(cancellationToken))
            {
                course.DeleteNames(clock.Today, options.KeepNamesDays);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Sends <see cref="DropOldNames"/> after a start and then twice a day.</summary>
public sealed partial class NameSweeper(Dispatcher dispatcher, TimeProvider time, ILogger<NameSweeper> log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(12);

    /// <summary>One round. What cannot be deleted now is deleted in the next one: nothing of this may end the program.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new DropOldNames.Command(), cancel);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Names of participants could not be deleted and are left for the next round")]
    private partial void Failed(Exception failure);
}
