using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>
/// Puts a file a day into each of some folders: from a time of day on, and soon after a start where the last one is older than that. One that fails is
/// tried again every hour, and the administrators of both sides are notified; the server keeps running.
/// </summary>
public abstract partial class DailyKeeper(IServiceScopeFactory scopes, Dispatcher dispatcher, TimeProvider time, ILogger log, JobStart start) : BackgroundJob(start)
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly Dictionary<string, DateTime> failed = [];

    /// <summary>UTC+7.</summary>
    private protected abstract TimeOnly At { get; }

    /// <summary>What is made, by folder; nothing where no folder is set.</summary>
    private protected abstract IReadOnlyList<Making> Makings { get; }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        if (Makings.Count == 0)
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
            // The program ends; what was not whole is not left.
        }
    }

    /// <summary>Makes what is due.</summary>
    internal async Task MakeDueAsync(CancellationToken cancel)
    {
        foreach (var making in Makings)
        {
            await MakeDueAsync(making, cancel);
        }
    }

    private async Task MakeDueAsync(Making making, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (BackupJournal.Read(making.Folder).Last?.At >= DueSince(now) || (failed.TryGetValue(making.Folder, out var at) && now - at < Again))
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var made = await making.MakeAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), now, cancel);
            failed.Remove(making.Folder);
            Done(making.What, made.Entry.Name, made.Entry.Bytes, made.Deleted);
            if (made.NotDeleted is { } left)
            {
                NotDeleted(making.What, left);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            failed[making.Folder] = now;
            Failed(failure, making.What);
            await TellAsync(cancel);
        }
    }

    /// <summary>The last moment, UTC, at which something was to be made.</summary>
    private DateTime DueSince(DateTime now)
    {
        var today = WorkingClock.StartOf(WorkingClock.DayOf(new DateTimeOffset(now, TimeSpan.Zero))).UtcDateTime + At.ToTimeSpan();
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

    /// <param name="What">For the log.</param>
    private protected sealed record Making(string What, string Folder, Func<WorkPlanDb, DateTime, CancellationToken, Task<BackupFolder.Made>> MakeAsync);

    private void Done(string what, string name, long bytes, int deleted) => Done(log, what, name, bytes, deleted);

    private void NotDeleted(string what, string words) => NotDeleted(log, what, words);

    private void Failed(Exception failure, string what) => Failed(log, failure, what);

    private void NotTold(Exception failure) => NotTold(log, failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "{What} {Name} was made and checked: {Bytes} bytes; old ones deleted: {Deleted}")]
    private static partial void Done(ILogger log, string what, string name, long bytes, int deleted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What}: an old one could not be deleted: {Words}")]
    private static partial void NotDeleted(ILogger log, string what, string words);

    [LoggerMessage(Level = LogLevel.Error, Message = "{What} was not made and is tried again in an hour")]
    private static partial void Failed(ILogger log, Exception failure, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a backup failed could not be mailed")]
    private static partial void NotTold(ILogger log, Exception failure);
}
