using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Who may read which report: those who draft see all, everyone else only what was issued.</summary>
internal static class ReportAccess
{
    public static IQueryable<Report> SeenBy(this IQueryable<Report> reports, CurrentUser user) =>
        user.Is(Roles.Drafters | Role.System) ? reports : reports.Where(each => each.Issue != null);

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>, also where the user may not see it.</exception>
    public static async Task<Report> ReportAsync(this WorkPlanDb db, CurrentUser user, string planCode, string reportCode, CancellationToken cancel) =>
        await db.Reports.AsNoTracking().AsSplitQuery().SeenBy(user)
            .Include(each => each.Sections.OrderBy(section => section.Order)).Include(each => each.Proposals.OrderBy(proposal => proposal.Order)).Include(each => each.Answers)
            .Where(each => each.Code == reportCode && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == planCode))
            .SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
}
