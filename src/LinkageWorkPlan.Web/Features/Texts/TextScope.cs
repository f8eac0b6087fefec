using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>Which texts: a plan's with all that belongs to it, one task's, or one report's.</summary>
/// <param name="TaskCode">Null for all of the plan's.</param>
/// <param name="ReportCode">Null for the plan's own.</param>
public sealed record TextScope(string PlanCode, string? TaskCode = null, string? ReportCode = null)
{
    /// <summary>The translation desk of these texts.</summary>
    public string Address => ReportCode is null
        ? $"/plans/{Uri.EscapeDataString(PlanCode)}/texts"
        : $"/reports/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(ReportCode)}/texts";

    /// <summary>The desk at what is open in a language.</summary>
    public string OpenIn(Language language) => $"{Address}?lang={language.Code()}&state=open" + (TaskCode is null ? string.Empty : $"&task={Uri.EscapeDataString(TaskCode)}");
}

internal static class TextStates
{
    public static readonly IReadOnlyList<RenderingState> Open = [RenderingState.Missing, RenderingState.Stale];

    public static IQueryable<TextEntry> InState(this IQueryable<TextEntry> entries, Language language, IReadOnlyList<RenderingState> states)
    {
        var column = TextEntry.StateColumn(language);
        return entries.Where(entry => states.Contains(EF.Property<RenderingState>(entry, column)));
    }

    public static IOrderedQueryable<TextEntry> AsRead(this IQueryable<TextEntry> entries) =>
        entries.OrderBy(entry => entry.Place).ThenBy(entry => entry.AggregateId).ThenBy(entry => entry.Position);
}
