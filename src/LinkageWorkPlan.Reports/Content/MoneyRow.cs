using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Money of a pillar in one currency at the cut-off. Currencies are never converted or added up.</summary>
/// <param name="Planned">In the budget lines of its tasks, without those that left the plan.</param>
/// <param name="Spent">In quarters that were over, of tasks that left the plan as well.</param>
public sealed record MoneyRow(string PillarCode, Currency Currency, decimal Planned, decimal Spent)
{
    /// <summary>Below 0 where more was spent than was planned.</summary>
    [JsonIgnore]
    public decimal Rest => Planned - Spent;

    /// <summary>By pillar and currency, as they are printed; empty where nobody planned or spent money.</summary>
    /// <param name="spending">Of the plan; what was taken back, or is of a quarter that was not over, is left out.</param>
    public static IReadOnlyList<MoneyRow> Of(PlanStanding standing, IEnumerable<Spending> spending)
    {
        var tasks = standing.Tasks.Select(each => each.Task).ToList();
        var pillarOf = tasks.ToDictionary(each => each.Id, each => each.PillarCode);
        var planned = tasks.Where(each => each.DroppedOn is null).SelectMany(each => each.Agreed.Budget, (task, line) => (Key: (task.PillarCode, line.Currency), line.Amount))
            .ToLookup(each => each.Key, each => each.Amount);
        var spent = Spending.AsOf(spending, standing.Day).Where(each => pillarOf.ContainsKey(each.TaskId)).ToLookup(each => (pillarOf[each.TaskId], each.Currency), each => each.Amount);
        return
        [
            .. from pillar in standing.Plan.Pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal)
               from currency in Enum.GetValues<Currency>()
               let row = new MoneyRow(pillar.Code, currency, planned[(pillar.Code, currency)].Sum(), spent[(pillar.Code, currency)].Sum())
               where row.Planned > 0 || row.Spent > 0
               select row,
        ];
    }

    /// <summary>One row a currency, under no pillar.</summary>
    public static IReadOnlyList<MoneyRow> Totals(IEnumerable<MoneyRow> rows) =>
        [.. rows.GroupBy(each => each.Currency).OrderBy(group => group.Key).Select(group => new MoneyRow(string.Empty, group.Key, group.Sum(each => each.Planned), group.Sum(each => each.Spent)))];
}
