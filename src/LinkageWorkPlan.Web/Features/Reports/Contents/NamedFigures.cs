using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

internal static class NamedFigures
{
    /// <summary>Asks the plan for the pillars, tasks and indicators that a text names; nothing where it names none.</summary>
    /// <param name="field">Of the text.</param>
    /// <exception cref="RuleException"><see cref="Rules.FigureUnknown"/>.</exception>
    public static async Task RequireFiguresAsync(this WorkPlanDb db, Report report, LocalizedText text, string field, CancellationToken cancel)
    {
        if (!Languages.All.Any(language => FigureNames.In(text[language]?.Text).Any(each => each.Code is not null)))
        {
            return;
        }

        var plan = report.PlanId;
        var codes = new Dictionary<FigureSubject, HashSet<string>>
        {
            [FigureSubject.Pillar] = [.. await db.Plans.Where(each => each.Id == plan).SelectMany(each => each.Pillars).Select(each => each.Code).ToListAsync(cancel)],
            [FigureSubject.Task] = [.. await db.Tasks.Where(each => each.PlanId == plan).Select(each => each.Code).ToListAsync(cancel)],
            [FigureSubject.Indicator] = [.. await db.Indicators.Where(each => each.PlanId == plan).Select(each => each.Code).ToListAsync(cancel)],
        };
        FigureNames.RequireIn(text, field, (subject, code) => codes[subject].Contains(code));
    }
}
