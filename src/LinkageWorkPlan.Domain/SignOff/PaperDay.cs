using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>The one rule for a day that somebody copies from a paper: of a signature, a number, a decision, a receipt. Nothing on paper is of tomorrow.</summary>
public static class PaperDay
{
    /// <param name="first">The earliest day it can have; null where any day before today can be.</param>
    /// <param name="today">Today in Hanoi and Vientiane, which is one day in both (UTC+7).</param>
    /// <param name="field">The field it was typed in.</param>
    /// <param name="rule">Whose words name both days: the first and today.</param>
    /// <returns>The day.</returns>
    /// <exception cref="RuleException"><paramref name="rule"/>, or <see cref="Rules.DayNotYet"/> where no first day is given.</exception>
    public static DateOnly Require(DateOnly day, DateOnly? first, DateOnly today, string field, string rule = Rules.PaperDate)
    {
        if (first is { } earliest && (day < earliest || day > today))
        {
            throw new RuleException(rule, field, earliest, today);
        }

        return day <= today ? day : throw new RuleException(Rules.DayNotYet, field, today);
    }
}
