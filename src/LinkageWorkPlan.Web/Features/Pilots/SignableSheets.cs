using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>A round of scoring with all that is signed of it. It is frozen when it is sent, so what is compared at a signature is what was sent.</summary>
internal sealed class SignableSheet(ScoringSheet sheet, IReadOnlyList<PilotModel> pilots, IReadOnlyList<Ballot> ballots, FontCoverage fonts) : ISignable
{
    public ScoringSheet Sheet => sheet;

    public IReadOnlyList<PilotModel> Pilots => pilots;

    public ScoringContent Content => ScoringContent.Of(sheet, ballots, pilots);

    /// <summary>Locks a round for the life of the request.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<SignableSheet> LockAsync(WorkPlanDb db, Guid id, FontCoverage fonts, CancellationToken cancel)
    {
        var sheet = await db.LockSheetAsync(id, cancel);
        return new SignableSheet(
            sheet, await db.Pilots.CandidatesOfAsync(sheet, cancel), await db.Ballots.AsSplitQuery().Where(each => each.SheetId == id).OrderBy(each => each.Id).ToListAsync(cancel), fonts);
    }

    /// <param name="unanswered">Comments of a return that nobody answered.</param>
    /// <exception cref="RuleException">It cannot be sent yet.</exception>
    public void Send(IReadOnlyList<BrokenRule> unanswered) => sheet.Send(pilots, [.. sheet.ScoredAt is null ? [] : BeforeSigning(), .. unanswered]);

    public Task<string> ContentAsync(CancellationToken cancel) => Task.FromResult(Content.ToCanonical());

    public Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => Task.FromResult(BeforeSigning());

    public Task CompleteAsync(CancellationToken cancel)
    {
        sheet.Complete(pilots);
        return Task.CompletedTask;
    }

    public void ReturnToDraft() => sheet.Reopen(pilots);

    /// <summary>Which texts keep everybody from signing: vi and lo there, none stale, all to be printed.</summary>
    private IReadOnlyList<BrokenRule> BeforeSigning() =>
        [.. pilots.SelectMany(pilot => TaskRules.OfTexts(pilot.Code, pilot.SignedTexts)), .. UnprintedLetters.Of(Content.ToCanonical(), fonts)];
}

internal sealed class SignableSheets(WorkPlanDb db, ReportTemplates templates) : ISignables
{
    public SignOffSubject Kind => SignOffSubject.ScoringSheet;

    public async Task<ISignable> LockAsync(Guid id, CancellationToken cancel) => await SignableSheet.LockAsync(db, id, templates.Fonts, cancel);
}
