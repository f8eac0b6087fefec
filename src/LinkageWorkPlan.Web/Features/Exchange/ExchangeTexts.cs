using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>The texts of a plan or report, and which of them can no longer be written.</summary>
/// <param name="Rows">In the order a person reads them.</param>
internal sealed record ExchangeTexts(ExchangeSubject Subject, IReadOnlyList<TextRow> Rows, BrokenRule? Agreed, IReadOnlyDictionary<Guid, BrokenRule> Owners)
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also where the user may not see it.</exception>
    public static async Task<ExchangeSubject> SubjectAsync(VisibleDb db, string planCode, string? reportCode, CancellationToken cancel) => reportCode is null
        ? new ExchangeSubject(TextKind.Plan, (await db.FindPlanAsync(planCode, cancel)).Id, planCode)
        : new ExchangeSubject(TextKind.Report, (await db.ReportAsync(planCode, reportCode, cancel)).Id, $"{planCode}/{reportCode}");

    /// <inheritdoc cref="SubjectAsync"/>
    public static async Task<ExchangeTexts> LoadAsync(VisibleDb db, TextRows rows, string planCode, string? reportCode, CancellationToken cancel)
    {
        var scope = await OpenScope.OpenAsync(db, new TextScope(planCode, ReportCode: reportCode), cancel);
        var texts = await rows.AllAsync(scope, cancel);
        if (scope.Report is { } report)
        {
            var closed = report.State == ReportState.Draft ? null : new BrokenRule(Rules.ReportNotInDraft, null, report.Code);
            return new ExchangeTexts(new ExchangeSubject(TextKind.Report, report.Id, $"{planCode}/{report.Code}"), texts, closed, new Dictionary<Guid, BrokenRule>());
        }

        var round = await PlanParts.OpenRoundAsync(db.Whole, scope.Plan, cancel);
        return new ExchangeTexts(
            new ExchangeSubject(TextKind.Plan, scope.Plan.Id, scope.Plan.Code), texts, FrozenBy(() => scope.Plan.RequireTextsOpen(round?.Signatures.Count > 0)), await FrozenOwnersAsync(db, cancel));
    }

    /// <summary>Why a text can no longer be written; null where it can.</summary>
    public BrokenRule? Frozen(TextRow row) => row.Kind == TextKind.Owner ? Owners.GetValueOrDefault(row.Id) : row.IsAgreed ? Agreed : null;

    /// <summary>Where a text stands, in one line.</summary>
    public static string PlaceOf(TextRow row, Loc loc)
    {
        var place = row.Kind switch
        {
            TextKind.Task or TextKind.Progress or TextKind.Evidence or TextKind.Comment or TextKind.Return => $"{row.Subject} {row.Title.For(loc.Language)} · {TextLabels.Of(row, loc)}",
            TextKind.Plan or TextKind.Owner or TextKind.Memorandum or TextKind.Indicator or TextKind.Obstacle or TextKind.Meeting or TextKind.Pilot or TextKind.Course or TextKind.Linkage or TextKind.Park or TextKind.Compatibility or TextKind.Risk or TextKind.Enterprise or TextKind.Document or TextKind.SideRequest or TextKind.Report or TextKind.Issue or TextKind.Amendment or TextKind.Term => TextLabels.Of(row, loc),
        };
        return place.ReplaceLineEndings(" ");
    }

    private static BrokenRule? FrozenBy(Action require)
    {
        try
        {
            require();
            return null;
        }
        catch (RuleException refusal)
        {
            return refusal.Broken[0];
        }
    }

    private static async Task<IReadOnlyDictionary<Guid, BrokenRule>> FrozenOwnersAsync(VisibleDb db, CancellationToken cancel)
    {
        var signed = db.Rounds.Where(round => round.Subject == SignOffSubject.Plan && round.State == RoundState.Open && round.Signatures.Any()).Select(round => round.SubjectId);
        var plans = db.Plans.Where(plan => plan.State == PlanState.InReview && signed.Contains(plan.Id));
        var named = await plans.SelectMany(plan => db.Tasks.Where(task => task.PlanId == plan.Id).SelectMany(task => task.Owners), (plan, owner) => new { owner.OwnerId, plan.Code }).Distinct().ToListAsync(cancel);
        return named.GroupBy(each => each.OwnerId).ToDictionary(group => group.Key, group => new BrokenRule(Rules.TextsFrozen, null, group.First().Code));
    }
}
