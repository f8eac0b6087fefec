using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Comments of returns: no agreement holds them, and what the co-chair wrote stays beside every rendering.</summary>
internal sealed class ReturnTexts() : TextSource(TextKind.Return)
{
    public override IQueryable<Guid> IdsOf(WorkPlanDb db) => db.ReturnTexts.Select(each => each.Id);

    public override async Task<IEnumerable<(TextOrigin Origin, IEnumerable<TextPlace> Texts)>> LoadAsync(WorkPlanDb db, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var texts = await db.ReturnTexts.AsNoTracking().Where(each => ids.Contains(each.Id)).ToListAsync(cancel);
        return texts.Select(each => (new TextOrigin(Kind, each.Id, each.PlanId, null, each.Code, "0/" + each.Part, null, []), each.Texts));
    }

    public override async Task<(ITranslatable? Aggregate, WorkPlan? Agreed)> OpenAsync(WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        if (await db.ReturnTexts.SingleOrDefaultAsync(each => each.Id == id, cancel) is not { } text)
        {
            return default;
        }

        // Raising the revision tells caches of the desk. The history tells of it under the round, which has to be there for its name.
        if (text.Subject == SignOffSubject.Report)
        {
            await db.LockReportAsync(text.SubjectId, cancel);
        }
        else if (text.PlanId is { } plan)
        {
            var held = await db.LockPlanAsync(plan, cancel);
            if (text.Subject is SignOffSubject.Plan or SignOffSubject.Amendment)
            {
                held.RequireNotClosed();
            }
        }

        await db.Rounds.AsSplitQuery().Where(each => each.Id == text.RoundId).LoadAsync(cancel);
        return (text, null);
    }
}
