using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>
/// Makes the daily backup where <c>Backup:Folder</c> is set: from <c>Backup:At</c> on, and soon after a start where the last one is older than that.
/// One that fails is tried again every hour, and the administrators of both sides are notified; the server keeps running.
/// </summary>
public sealed partial class BackupKeeper(IServiceScopeFactory scopes, Dispatcher dispatcher, BackupOptions options, TimeProvider time, ILogger<BackupKeeper> log, IHostApplicationLifetime lifetime) : BackgroundJob(lifetime)
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private DateTime? failedAt;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        if (!options.HasFolder)
        {
            return;
        }

        using var rounds = new PeriodicTimer(Round, time);
        try
        {
            do
            {
                await MakeDueAsync(stoppingToken);
            }
            while (await rounds.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; a backup that was not whole is not left.
        }
    }

    /// <summary>Makes the backup if it is due.</summary>
    internal async Task MakeDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (BackupJournal.Read(options.Folder!).Last?.At >= DueSince(now) || now - failedAt < Again)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var made = await BackupFolder.AddAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), options, options.Folder!, options.Keep, now, cancel);
            failedAt = null;
            Done(made.Entry.Name, made.Entry.Bytes, made.Deleted);
            if (made.NotDeleted is { } left)
            {
                NotDeleted(left);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failedAt = now;
            Failed(failure);
            await TellAsync(cancel);
        }
    }

    /// <summary>The last moment, UTC, at which a backup was to be made.</summary>
    private DateTime DueSince(DateTime now)
    {
        var today = WorkingClock.StartOf(WorkingClock.DayOf(new DateTimeOffset(now, TimeSpan.Zero))).UtcDateTime + options.Time.ToTimeSpan();
        return today <= now ? today : today.AddDays(-1);
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        try
        {
            await dispatcher.SendAs(CurrentUser.System, new TellBackupFailed.Command(), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotTold(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup {Name} was made and checked: {Bytes} bytes; old ones deleted: {Deleted}")]
    private partial void Done(string name, long bytes, int deleted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An old backup could not be deleted: {Words}")]
    private partial void NotDeleted(string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "The backup was not made and is tried again in an hour")]
    private partial void Failed(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a backup failed could not be mailed")]
    private partial void NotTold(Exception failure);
}
