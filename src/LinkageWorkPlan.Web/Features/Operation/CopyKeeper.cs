using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Operation;

/// <summary>Makes the daily copy of each side that named its certificates, where <c>Copies:Folder</c> is set.</summary>
public sealed class CopyKeeper(IServiceScopeFactory scopes, Dispatcher dispatcher, CopyOptions options, TimeProvider time, ILogger<CopyKeeper> log, JobStart start)
    : DailyKeeper(scopes, dispatcher, time, log, start)
{
    private protected override TimeOnly At => options.Time;

    private protected override IReadOnlyList<Making> Makings =>
        [.. options.Made.Select(side => new Making($"The copy of {side}", options.FolderOf(side), (db, now, cancel) => SideCopies.AddAsync(db, options, side, now, cancel)))];
}
