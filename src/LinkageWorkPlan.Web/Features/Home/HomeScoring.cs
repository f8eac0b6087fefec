using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>Rounds in which pilot models are scored and that wait for the reader.</summary>
internal static class HomeScoring
{
    /// <summary>For a co-chair those that their side has not agreed to as they are; for a member of a panel those that they have not finished.</summary>
    public static async Task<IReadOnlyList<ScoringLine>> ReadAsync(VisibleDb db, CurrentUser user, CancellationToken cancel)
    {
        List<ScoringLine> lines = [];
        if (user.Is(Role.CoChair) && await db.ScoringSheets.Where(each => each.AgreedAt == null).OrderBy(each => each.Number).ToListAsync(cancel) is { Count: > 0 } open)
        {
            var pilots = await db.Pilots.ToListAsync(cancel);
            lines.AddRange(open.Where(each => !each.IsAgreedBy(user.OwnSide, each.FingerprintOf(pilots))).Select(each => new ScoringLine(each.Code, IsToAgree: true)));
        }

        var me = user.Id;
        var own = await db.Ballots.Where(each => each.AccountId == me && each.FinishedAt == null).OrderBy(each => each.SheetCode).Select(each => each.SheetCode).ToListAsync(cancel);
        return [.. lines, .. own.Select(each => new ScoringLine(each, IsToAgree: false))];
    }
}
