using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Data.Chain;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>How far the history had come, day by day: numbers and hashes of all of it, which say nothing of what was done, for whoever reads any of it.</summary>
    public IQueryable<SignedHead> HistoryHeads =>
        Shown(Of(Matter.Administration) == Sight.Everything ? Matter.Administration : Matter.History, db.HistoryHeads, head => false);

    /// <summary>How far it has come now.</summary>
    public Task<HistoryHead> HistoryHeadAsync(CancellationToken cancel) => HistoryChain.HeadAsync(db, cancel);

    /// <summary>Walks all of the history, also what this reader may not see: of an entry that does not hold, number and time alone may be shown.</summary>
    public Task<ChainState> WalkHistoryAsync(IReadOnlyCollection<HistoryHead> known, CancellationToken cancel) => ChainWalk.RunAsync(db, known, cancel);
}
