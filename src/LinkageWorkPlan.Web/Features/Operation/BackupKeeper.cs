using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>Makes the daily backup where <c>Backup:Folder</c> is set.</summary>
public sealed class BackupKeeper(IServiceScopeFactory scopes, Dispatcher dispatcher, BackupOptions options, TimeProvider time, ILogger<BackupKeeper> log, JobStart start)
    : DailyKeeper(scopes, dispatcher, time, log, start)
{
    private protected override TimeOnly At => options.Time;

    private protected override IReadOnlyList<Making> Makings =>
        options.HasFolder ? [new Making("Backup", options.Folder!, (db, now, cancel) => BackupFolder.AddAsync(db, options, options.Folder!, options.Keep, now, cancel))] : [];
}
