using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

internal static class PilotRecords
{
    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<PilotModel> PilotAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var pilot = await db.Pilots.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(pilot, version);
        return pilot;
    }

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<PilotModel> FindPilotAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.Pilots.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What both panels gave a candidate, and on what sheet.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/> until both panels finished.</exception>
    public static async Task<(ScoringSheet Sheet, CandidateResult Result)> ResultAsync(this PilotModel pilot, IQueryable<ScoringSheet> sheets, IQueryable<Ballot> ballots, CancellationToken cancel)
    {
        var code = pilot.ScoredIn;
        var sheet = await sheets.AsNoTracking().SingleOrDefaultAsync(each => each.Code == code && each.ScoredAt != null, cancel) ?? throw new RuleException(Rules.NotFound);
        var scores = await ballots.AsNoTracking().AsSplitQuery().Where(each => each.SheetId == sheet.Id).ToListAsync(cancel);
        return (sheet, CandidateResult.Of(sheet, scores, [pilot]).Single());
    }

    /// <summary>A sector has to be one of a plan that both sides adopted.</summary>
    /// <exception cref="RuleException"><see cref="Rules.PilotSectorUnknown"/>.</exception>
    public static async Task RequireSectorAsync(this WorkPlanDb db, SectorLink? sector, CancellationToken cancel)
    {
        if (sector is null)
        {
            return;
        }

        var sectors = await db.Plans.Where(each => each.Code == sector.PlanCode && each.AdoptedOn != null).Select(each => each.Sectors).SingleOrDefaultAsync(cancel);
        if (sectors?.Any(each => each.Code == sector.Code) != true)
        {
            throw new RuleException(Rules.PilotSectorUnknown, nameof(PilotForm.Sector), sector.PlanCode, sector.Code);
        }
    }
}
