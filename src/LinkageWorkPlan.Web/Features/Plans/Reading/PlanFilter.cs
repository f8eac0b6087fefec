using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>Which tasks of a plan are shown: the same for its list, its Gantt chart and its calendar.</summary>
/// <param name="Search">Part of a code or title in any language. Finds as <see cref="SearchKey.Matches"/> does; the words must stand together.</param>
/// <param name="Lead">The side that leads in the current year of the plan.</param>
/// <param name="Mine">Only tasks of the owner the reader acts for.</param>
/// <param name="Sector">A sector's code.</param>
/// <param name="Content">The code of a content of the memorandum that the task names, or <see cref="NoContent"/>.</param>
/// <param name="Owner">Only tasks that this unit or person works on, beside whomever else.</param>
public sealed record PlanFilter(
    string? Search = null, string? Pillar = null, Side? Lead = null, WorkStatus? Status = null, bool Mine = false, string? Sector = null, Guid? Owner = null, string? Content = null)
{
    /// <summary>Stands for tasks that name no content: no code is like it.</summary>
    public const string NoContent = "-";

    public static readonly PlanFilter None = new();

    public bool IsEmpty => SearchKey.Folded(Search).Length == 0 && this with { Search = null } == None;

    /// <summary>Reads what is in an address; what it does not know is left out.</summary>
    public static PlanFilter Read(string? search, string? pillar, string? lead, string? status, string? owner, string? sector, string? content = null) => new(
        string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
        NullIfEmpty(pillar),
        ReadName<Side>(lead),
        ReadName<WorkStatus>(status),
        owner == PlanAddress.Mine,
        NullIfEmpty(sector),
        Guid.TryParse(owner, out var id) ? id : null,
        NullIfEmpty(content));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>A member by its name in any case; null where it is none.</summary>
    public static T? ReadName<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}

internal static class FilteredTasks
{
    /// <param name="owner">Whom the reader acts for; null finds nothing where only their own tasks are asked for.</param>
    public static IQueryable<WorkTask> Matching(this IQueryable<WorkTask> tasks, PlanFilter filter, PlanHead plan, Guid? owner, DateOnly today)
    {
        if (SearchKey.Folded(filter.Search) is { Length: > 0 } folded)
        {
            tasks = tasks.Where(task => task.SearchText.Contains(folded));
            if (SearchKey.Marked(filter.Search) is { } marked)
            {
                tasks = tasks.Where(task => task.SearchText.Contains(marked));
            }
        }

        if (filter.Pillar is { } pillar)
        {
            tasks = tasks.Where(task => task.PillarCode == pillar);
        }

        if (filter.Sector is { } sector)
        {
            var mark = WorkTask.SectorMark(sector);
            tasks = tasks.Where(task => task.SearchText.Contains(mark));
        }

        if (filter.Content is { } content)
        {
            var mark = content == PlanFilter.NoContent ? MemorandumItem.AnyMark : MemorandumItem.Mark(content);
            tasks = content == PlanFilter.NoContent ? tasks.Where(task => !task.SearchText.Contains(mark)) : tasks.Where(task => task.SearchText.Contains(mark));
        }

        if (filter.Lead is { } lead)
        {
            tasks = tasks.LedBy(lead, plan.IsTurned(today) ? [plan.Id] : []);
        }

        if (filter.Mine)
        {
            tasks = tasks.Where(task => owner != null && task.Owners.Any(each => each.OwnerId == owner));
        }

        if (filter.Owner is { } chosen)
        {
            tasks = tasks.Where(task => task.Owners.Any(each => each.OwnerId == chosen));
        }

        return filter.Status is { } status ? tasks.WithStatus(today, status) : tasks;
    }
}
