using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

internal static class PowerProposals
{
    /// <summary>Takes the proposal's lock first, so that of two who answer at the same moment the second reads what the first decided.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<PowerProposal> LockProposalAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        await db.PowerProposals.Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Side, each => each.Side), cancel);
        return await db.PowerProposals.SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
    }
}
