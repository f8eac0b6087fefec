using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>Finds a round and takes its subject's lock first, so that two co-chairs who sign in the same second are served one after the other.</summary>
/// <param name="kinds">One for each <see cref="SignOffSubject"/>.</param>
internal sealed class RoundSubjects(WorkPlanDb db, IEnumerable<ISignables> kinds)
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public async Task<(SignOffRound Round, ISignable Subject)> LockAsync(Guid roundId, CancellationToken cancel)
    {
        var about = await db.Rounds.Where(round => round.Id == roundId).Select(round => new { round.Subject, round.SubjectId }).SingleOrDefaultAsync(cancel)
            ?? throw new RuleException(Rules.NotFound);
        var subject = await kinds.Single(each => each.Kind == about.Subject).LockAsync(about.SubjectId, cancel);
        var round = await db.Rounds.AsSplitQuery().SingleAsync(each => each.Id == roundId, cancel);
        return (round, subject);
    }
}
