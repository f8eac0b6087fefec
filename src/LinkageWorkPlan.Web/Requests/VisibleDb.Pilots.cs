using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Candidates for a pilot. Who does not see drafts reads those that both co-chairs agreed to have scored.</summary>
    public IQueryable<PilotModel> Pilots => Shown(Matter.Pilots, db.Pilots.AsSplitQuery(), pilot => pilot.ScoredIn != null);

    /// <summary>Evidence of models that the reader sees.</summary>
    public IQueryable<PilotFile> PilotFiles => Shown(Matter.Pilots, db.PilotFiles.Where(file => db.Pilots.Any(pilot => pilot.Evidence.Any(each => each.FileId == file.Id))), file => db.Pilots.Any(pilot => pilot.Id == file.PilotId && pilot.ScoredIn != null));

    /// <summary>Who does not see drafts reads those that both co-chairs agreed to.</summary>
    public IQueryable<ScoringSheet> ScoringSheets => Shown(Matter.Pilots, db.ScoringSheets, sheet => sheet.AgreedAt != null);

    /// <summary>Scores of the reader's own side's panel; those of both once both panels finished. Who does not see drafts reads them then, too, and a member their own at any time.</summary>
    public IQueryable<Ballot> Ballots
    {
        get
        {
            var (side, me) = (User.Side, User.Id);
            var scored = db.ScoringSheets.Where(sheet => sheet.ScoredAt != null).Select(sheet => sheet.Id);
            return Shown(Matter.Pilots, db.Ballots.AsSplitQuery().Where(ballot => ballot.Side == side || scored.Contains(ballot.SheetId)), ballot => scored.Contains(ballot.SheetId) || ballot.AccountId == me);
        }
    }

    /// <summary>Sectors of all adopted plans, the newest plan first, each in its plan's order: whoever reads plans or pilot models knows them by name.</summary>
    internal async Task<IReadOnlyList<SectorChoice>> SectorsAsync(CancellationToken cancel)
    {
        var plans = await Shown(Matter.Pilots, db.Plans.Where(each => each.AdoptedOn != null), plan => true)
            .OrderByDescending(each => each.PeriodStart).ThenBy(each => each.Code).Select(each => new { each.Code, each.Sectors }).ToListAsync(cancel);
        return [.. plans.SelectMany(plan => plan.Sectors.Select(sector => new SectorChoice(new SectorLink(plan.Code, sector.Code), sector.Title)))];
    }

    /// <summary>What a panel scores is in the history of its own side alone until both finished: neither what it says nor that there is something.</summary>
    private IQueryable<AuditEntry> WithoutHiddenScores(IQueryable<AuditEntry> entries)
    {
        var side = User.Side;
        var hidden = db.ScoringSheets.Where(sheet => sheet.ScoredAt == null);
        return side switch
        {
            Side.Vietnam => entries.Where(entry => entry.SubjectKind != nameof(Ballot) || !hidden.Any(sheet => entry.SubjectCode == sheet.Code + "/" + nameof(Side.Laos))),
            Side.Laos => entries.Where(entry => entry.SubjectKind != nameof(Ballot) || !hidden.Any(sheet => entry.SubjectCode == sheet.Code + "/" + nameof(Side.Vietnam))),
            null => entries.Where(entry => entry.SubjectKind != nameof(Ballot)),
        };
    }
}
