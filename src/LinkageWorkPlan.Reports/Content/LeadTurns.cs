using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Who leads a task, and in which turns.</summary>
public static class LeadTurns
{
    /// <returns>One entry, or one a turn; none where nobody leads yet.</returns>
    /// <param name="firstYear">Of the plan.</param>
    public static IReadOnlyList<LeadTurn> Of(TaskValues agreed, int firstYear) => Of(agreed.Lead, agreed.Alternation, agreed.Start, agreed.End, firstYear);

    /// <inheritdoc cref="Of(TaskValues, int)"/>
    public static IReadOnlyList<LeadTurn> Of(Side? first, LeadAlternation alternation, DateOnly? start, DateOnly? end, int firstYear)
    {
        if (first is not { } lead)
        {
            return [];
        }

        Side In(int year) => WorkTask.LeadIn(lead, alternation, year, firstYear)!.Value;
        return alternation switch
        {
            LeadAlternation.InTurn => [new LeadTurn(lead), new LeadTurn(lead.Other())],
            LeadAlternation.ByYear when start is { } from && end is { } to && to.Year > from.Year =>
                [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(year => new LeadTurn(In(year), year))],
            LeadAlternation.ByYear => [new LeadTurn(In(start?.Year ?? firstYear))],
            LeadAlternation.None => [new LeadTurn(lead)],
        };
    }
}
