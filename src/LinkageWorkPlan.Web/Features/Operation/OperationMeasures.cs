using System.Diagnostics.Metrics;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>What a machine watches: the age of the last backup, and room on the disks. Read when somebody asks, and costs nothing otherwise.</summary>
internal sealed class OperationMeasures(IServiceScopeFactory scopes, BackupOptions options, CopyOptions copies, TimeProvider time) : IHostedService, IDisposable
{
    private readonly Meter meter = new(Measures.Name);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<WorkPlanDb>().Folder;
        meter.CreateObservableGauge("lwp.disk.free", () => FreeBytes(data), "By", "What may still be written, by folder.");
        if (options.HasFolder)
        {
            meter.CreateObservableGauge("lwp.backup.age", Ages, "s", "Seconds since the last backup that was checked; nothing where there is none.");
        }

        if (copies.HasFolder)
        {
            meter.CreateObservableGauge("lwp.copy.age", CopyAges, "s", "Seconds since the last copy of a side; nothing where there is none.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Ages() => AgeOf(options.Folder!) is { } age ? [new Measurement<double>(age)] : [];

    private IEnumerable<Measurement<double>> CopyAges() =>
        from side in copies.Made
        let age = AgeOf(copies.FolderOf(side))
        where age is not null
        select new Measurement<double>(age.Value, KeyValuePair.Create<string, object?>("side", side.ToString()));

    private double? AgeOf(string folder) => (time.GetUtcNow().UtcDateTime - BackupJournal.Read(folder).Last?.At)?.TotalSeconds;

    private IEnumerable<Measurement<long>> FreeBytes(string? data) =>
        from folder in StatusOfMachine.Folders(data, options)
        let free = StatusOfMachine.FreeBytes(folder)
        where free is not null
        select new Measurement<long>(free.Value, KeyValuePair.Create<string, object?>("folder", folder));
}
