using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What tasks are counted by.</summary>
public enum CoverageKind
{
    /// <summary>A content of the memorandum.</summary>
    Content,
    Sector,
}

/// <summary>What serves a content of the memorandum beside tasks. Stored by name.</summary>
public enum CoverageActivityKind
{
    /// <summary>Of a meeting whose minutes both sides confirmed.</summary>
    Decision,
    Pilot,
    Course,
}

/// <summary>A decision, pilot model or course that serves a content of the memorandum.</summary>
/// <param name="Code">As in "M1/D2", "PM1" or "TR1".</param>
public sealed record CoverageActivity(CoverageActivityKind Kind, string Code);

/// <summary>Money in one currency. Currencies are never converted or added up.</summary>
/// <param name="Planned">In budget lines.</param>
/// <param name="Spent">In quarters that were over.</param>
public sealed record CoverageMoney(Currency Currency, decimal Planned, decimal Spent)
{
    /// <summary>Below 0 where more was spent than was planned.</summary>
    [JsonIgnore]
    public decimal Rest => Planned - Spent;
}

/// <summary>What of a task is counted.</summary>
/// <param name="Percent">Done, 0 to 100.</param>
/// <param name="Planned">Its budget; none for a task that left the plan.</param>
/// <param name="Spent">In quarters that were over.</param>
public sealed record CoveredTask(
    string Code, string Pillar, int Weight, int Percent, WorkStatus Status, IReadOnlyList<string> Sectors, IReadOnlyList<string> Contents,
    IReadOnlyList<BudgetLine> Planned, IReadOnlyList<(Currency Currency, decimal Amount)> Spent);

/// <summary>The tasks that serve a content of the memorandum, or are about a sector, and how far they are. A task that names several counts in each of them.</summary>
/// <param name="Tasks">Their codes, in the order of lists.</param>
/// <param name="Percent">Done, 0 to 100, weighted by the tasks' weights; null where no task is left.</param>
public sealed record CoverageRow(CoverageKind Kind, string Code, LocalizedText Title, IReadOnlyList<string> Tasks, decimal? Percent, IReadOnlyList<CoverageMoney> Money)
{
    /// <summary>Decimals kept of a computed percentage.</summary>
    private const int Decimals = 2;

    /// <summary>Of a content, what serves it beside tasks: decisions, pilot models and courses, in that order.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<CoverageActivity> Activities { get; init; } = [];

    /// <summary>True where a task that is part of the plan serves it.</summary>
    [JsonIgnore]
    public bool IsCovered => Percent is not null;

    /// <summary>True where anything serves it: a task that is part of the plan, a decision, a pilot model or a course.</summary>
    [JsonIgnore]
    public bool IsActive => IsCovered || Activities.Count > 0;

    public IReadOnlyList<string> CodesOf(CoverageActivityKind kind) => [.. Activities.Where(each => each.Kind == kind).Select(each => each.Code)];

    /// <summary>One row for each content, then for each sector, in the order given.</summary>
    /// <param name="tasks">In the order of lists.</param>
    /// <param name="activities">What serves contents beside tasks, by their codes; null for nothing.</param>
    public static IReadOnlyList<CoverageRow> Of(
        IEnumerable<(string Code, LocalizedText Title)> contents, IEnumerable<Sector> sectors, IReadOnlyCollection<CoveredTask> tasks, ILookup<string, CoverageActivity>? activities = null)
    {
        var byContent = tasks.SelectMany(task => task.Contents, (task, code) => (code, task)).ToLookup(each => each.code, each => each.task);
        var bySector = tasks.SelectMany(task => task.Sectors, (task, code) => (code, task)).ToLookup(each => each.code, each => each.task);
        return
        [
            .. contents.Select(each => Of(CoverageKind.Content, each.Code, each.Title, [.. byContent[each.Code]]) with { Activities = [.. activities?[each.Code] ?? []] }),
            .. sectors.Select(each => Of(CoverageKind.Sector, each.Code, each.Title, [.. bySector[each.Code]])),
        ];
    }

    private static CoverageRow Of(CoverageKind kind, string code, LocalizedText title, IReadOnlyList<CoveredTask> tasks)
    {
        var counted = tasks.Where(each => each.Status != WorkStatus.Cancelled).ToList();
        var weight = counted.Sum(each => each.Weight);
        return new CoverageRow(
            kind,
            code,
            title,
            [.. tasks.Select(each => each.Code)],
            weight == 0 ? null : decimal.Round(counted.Sum(each => (decimal)each.Weight * each.Percent) / weight, Decimals, MidpointRounding.AwayFromZero),
            MoneyOf(tasks));
    }

    /// <summary>By currency; only those in which anything is planned or spent.</summary>
    public static IReadOnlyList<CoverageMoney> MoneyOf(IReadOnlyCollection<CoveredTask> tasks)
    {
        var planned = tasks.SelectMany(each => each.Planned).ToLookup(each => each.Currency, each => each.Amount);
        var spent = tasks.SelectMany(each => each.Spent).ToLookup(each => each.Currency, each => each.Amount);
        return
        [
            .. from currency in Enum.GetValues<Currency>()
               let row = new CoverageMoney(currency, planned[currency].Sum(), spent[currency].Sum())
               where row.Planned > 0 || row.Spent > 0
               select row,
        ];
    }

    /// <summary>
    /// What a report prints: nothing while neither a task nor anything else names a content. A report of a part of the plan has only what its tasks serve.
    /// Tasks that left the plan serve nothing any more.
    /// </summary>
    /// <param name="memorandum">All of its contents, in order.</param>
    /// <param name="spending">Of the plan; what was taken back, or is of a quarter that was not over, is left out.</param>
    /// <param name="activities">What serves contents beside tasks, by their codes; none of a report of a part of the plan.</param>
    /// <param name="isPart">True for a report of a part of the plan.</param>
    public static IReadOnlyList<CoverageRow> OfReport(PlanStanding standing, IEnumerable<MemorandumItem> memorandum, IEnumerable<Spending> spending, ILookup<string, CoverageActivity> activities, bool isPart)
    {
        var spent = Spending.AsOf(spending, standing.Day).ToLookup(each => each.TaskId, each => (each.Currency, each.Amount));
        var tasks = standing.Tasks.Where(each => each.Task.DroppedOn is null).Select(each => new CoveredTask(
            each.Task.Code, each.Task.PillarCode, each.Task.Agreed.Weight, each.Progress.Percent, each.Status, each.Task.Agreed.Sectors, each.Task.Agreed.Contents, each.Task.Agreed.Budget,
            [.. spent[each.Task.Id]])).ToList();
        var rows = tasks.Exists(each => each.Contents.Count > 0) || activities.Count > 0 ? Of(memorandum.Select(each => (each.Code, each.Title)), standing.Plan.Sectors, tasks, activities) : [];
        return isPart ? [.. rows.Where(each => each.IsCovered)] : rows;
    }
}

public static class ContentDecisions
{
    /// <summary>The decisions of a meeting that serve contents of the memorandum, each by the code of such a content.</summary>
    public static IEnumerable<(string Content, CoverageActivity Activity)> NamedContents(this Meeting meeting) =>
        meeting.Of(MeetingItemKind.Decision).SelectMany(item => item.Contents, (item, content) => (content, new CoverageActivity(CoverageActivityKind.Decision, $"{meeting.Code}/{item.Code}")));
}
