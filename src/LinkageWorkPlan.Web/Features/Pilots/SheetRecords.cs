using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

internal static class SheetRecords
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<ScoringSheet> FindSheetAsync(this VisibleDb db, string code, CancellationToken cancel) =>
        await db.ScoringSheets.SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound);

    /// <summary>What a notification about it says.</summary>
    public static NotificationSubject Subject(this ScoringSheet sheet, string path) => new(sheet.Id, sheet.Code, LocalizedText.Empty, path);

    /// <param name="version">The version the form was opened with.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public static async Task<Ballot> BallotAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var ballot = await db.Ballots.AsSplitQuery().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        Expect.Version(ballot, version);
        return ballot;
    }

    /// <summary>Of the member themselves: nobody else is told that there is one, nor that it changed.</summary>
    /// <inheritdoc cref="BallotAsync"/>
    public static async Task<Ballot> OwnBallotAsync(this WorkPlanDb db, Guid id, Guid member, int version, CancellationToken cancel) =>
        await db.Ballots.AnyAsync(each => each.Id == id && each.AccountId == member, cancel) ? await db.BallotAsync(id, version, cancel) : throw new RuleException(Rules.NotFound);

    /// <summary>The pilot models of a sheet, by their numbers.</summary>
    public static Task<List<PilotModel>> CandidatesOfAsync(this IQueryable<PilotModel> pilots, ScoringSheet sheet, CancellationToken cancel)
    {
        var codes = sheet.Candidates.ToList();
        return pilots.AsSplitQuery().Where(each => codes.Contains(each.Code)).OrderBy(each => each.Number).ToListAsync(cancel);
    }

    /// <summary>Codes of those that were not withdrawn.</summary>
    public static async Task<IReadOnlyList<string>> OpenCandidatesAsync(this WorkPlanDb db, ScoringSheet sheet, CancellationToken cancel) =>
        [.. (await db.Pilots.AsNoTracking().CandidatesOfAsync(sheet, cancel)).Where(each => each.State == PilotState.Candidate).Select(each => each.Code)];

    /// <summary>What a sheet takes over of a form: candidates that are there, by their numbers.</summary>
    /// <exception cref="RuleException"><see cref="Rules.PilotUnknown"/>.</exception>
    public static async Task<SheetContent> SheetContentAsync(this WorkPlanDb db, SheetForm form, CancellationToken cancel)
    {
        var codes = form.Candidates.Distinct().ToList();
        var known = await db.Pilots.Where(each => codes.Contains(each.Code) && each.State == PilotState.Candidate && each.ScoredIn == null).OrderBy(each => each.Number).Select(each => each.Code).ToListAsync(cancel);
        return codes.Except(known).FirstOrDefault() is { } unknown ? throw new RuleException(Rules.PilotUnknown, nameof(SheetForm.Candidates), unknown) : form.ToContent(known);
    }
}
