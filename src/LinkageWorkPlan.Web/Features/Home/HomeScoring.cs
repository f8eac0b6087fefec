using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>Rounds in which pilot models are scored and that wait for the reader.</summary>
internal static class HomeScoring
{
    /// <summary>For a co-chair those that their side has not agreed to as they are; for a member of a panel those that they have not finished; for secretaries those that can be sent for signature.</summary>
    public static async Task<IReadOnlyList<ScoringLine>> ReadAsync(VisibleDb db, CurrentUser user, CancellationToken cancel)
    {
        List<ScoringLine> lines = [];
        if (user.Is(Role.CoChair) && await db.ScoringSheets.Where(each => each.AgreedAt == null).OrderBy(each => each.Number).ToListAsync(cancel) is { Count: > 0 } open)
        {
            var pilots = await db.Pilots.ToListAsync(cancel);
            lines.AddRange(open.Where(each => !each.IsAgreedBy(user.OwnSide, each.FingerprintOf(pilots))).Select(each => new ScoringLine(each.Code, ScoringStep.Agree)));
        }

        var me = user.Id;
        var own = await db.Ballots.Where(each => each.AccountId == me && each.FinishedAt == null).OrderBy(each => each.SheetCode).Select(each => each.SheetCode).ToListAsync(cancel);
        return [.. lines, .. own.Select(each => new ScoringLine(each, ScoringStep.Score)), .. user.Is(Role.Secretary) ? await DecidedAsync(db, cancel) : []];
    }

    /// <summary>Those that were never sent: what came back is shown as a return.</summary>
    private static async Task<IEnumerable<ScoringLine>> DecidedAsync(VisibleDb db, CancellationToken cancel)
    {
        var decided = await db.ScoringSheets.IgnoreAutoIncludes()
            .Where(each => each.ScoredAt != null && each.Signing == SheetSigning.Open && db.Pilots.Any(pilot => pilot.ScoredIn == each.Code && pilot.DecidedMeeting != null)
                && !db.Pilots.Any(pilot => pilot.ScoredIn == each.Code && pilot.State == PilotState.Candidate))
            .OrderBy(each => each.Number).Select(each => each.Code).ToListAsync(cancel);
        return decided.Select(each => new ScoringLine(each, ScoringStep.Send));
    }
}
