using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Fonts;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans;
using LinkageWorkPlan.Web.Features.Reports;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>What a round is about: a plan, an amendment or a report, locked for the life of the request.</summary>
internal interface ISignable
{
    /// <summary>The canonical content as it must be signed now.</summary>
    Task<string> ContentAsync(CancellationToken cancel);

    /// <summary>Texts that lack Vietnamese or Lao, are older than their source, or have letters that cannot be printed.</summary>
    Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel);

    /// <summary>What both signatures bring about.</summary>
    Task CompleteAsync(CancellationToken cancel);

    void ReturnToDraft();
}

/// <summary>Finds a round and takes its subject's lock first, so that two co-chairs who sign in the same second are served one after the other.</summary>
internal sealed class RoundSubjects(WorkPlanDb db, Clock clock, ReportIssuing issuing, ReportTemplates templates)
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public async Task<(SignOffRound Round, ISignable Subject)> LockAsync(Guid roundId, CancellationToken cancel)
    {
        var about = await db.Rounds.Where(round => round.Id == roundId).Select(round => new { round.Subject, round.SubjectId }).SingleOrDefaultAsync(cancel)
            ?? throw new RuleException(Rules.NotFound);
        ISignable subject = about.Subject switch
        {
            SignOffSubject.Plan => new SignablePlan(db, await db.LockPlanAsync(about.SubjectId, cancel), clock.Today, templates.Fonts),
            SignOffSubject.Amendment => new SignableAmendment(db, await db.LockAmendmentAsync(about.SubjectId, cancel), clock, templates.Fonts),
            SignOffSubject.Report => new SignableReport(db, await db.LockReportAsync(about.SubjectId, cancel), issuing),
        };
        var round = await db.Rounds.SingleAsync(each => each.Id == roundId, cancel);
        return (round, subject);
    }
}

/// <summary>A plan is compared with the database at every signature: whatever changed since makes the signature impossible.</summary>
internal sealed class SignablePlan(WorkPlanDb db, WorkPlan plan, DateOnly today, FontCoverage fonts) : ISignable
{
    public async Task<string> ContentAsync(CancellationToken cancel) => (await PlanContent.OfAsync(db, plan, cancel)).ToCanonical();

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => (await PlanParts.LoadAsync(db, plan, cancel)).BeforeSigning(fonts);

    public async Task CompleteAsync(CancellationToken cancel)
    {
        plan.Adopt(today);
        foreach (var task in await db.Tasks.Include(task => task.Milestones).Where(task => task.PlanId == plan.Id).ToListAsync(cancel))
        {
            task.FreezeBaseline();
        }
    }

    public void ReturnToDraft() => plan.ReturnToDraft();
}

/// <summary>A report was frozen when it was sent for signature; its figures do not follow the plan afterwards.</summary>
internal sealed class SignableReport(WorkPlanDb db, Report report, ReportIssuing issuing) : ISignable
{
    public async Task<string> ContentAsync(CancellationToken cancel) => (await FrozenAsync(cancel)).Content;

    public async Task<IReadOnlyList<BrokenRule>> UnreadyTextsAsync(CancellationToken cancel) => FrozenTexts.Missing((await FrozenAsync(cancel)).Content);

    public async Task CompleteAsync(CancellationToken cancel) => await issuing.IssueAsync(await FrozenAsync(cancel), cancel);

    private async Task<SignOffRound> FrozenAsync(CancellationToken cancel) =>
        db.ChangeTracker.Entries<SignOffRound>().Select(each => each.Entity).FirstOrDefault(each => each.SubjectId == report.Id)
        ?? await db.Rounds.SingleAsync(each => each.SubjectId == report.Id && each.State == RoundState.Open, cancel);

    public void ReturnToDraft() => report.ReturnToDraft();
}
