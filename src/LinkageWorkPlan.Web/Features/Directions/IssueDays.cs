using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

internal static class IssueDays
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: there is no such issue.</exception>
    public static async Task<DateOnly> IssuedOnAsync(this WorkPlanDb db, Guid reportId, int issue, CancellationToken cancel) =>
        await db.Issues.Where(each => each.ReportId == reportId && each.Number == issue).Select(each => (DateOnly?)each.IssuedOn).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
}
