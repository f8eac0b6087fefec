using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>Who leads a task and who is the counterpart, in the institutes' short names.</summary>
internal static class LeadText
{
    public static LocalizedText LeadAndCounterpart(TaskRow task, Wording wording)
    {
        var (lead, other) = (Of(task.Lead, wording), Of([.. task.Lead.Select(turn => turn with { Side = turn.Side.Other() })], wording));

        // Sides that lead in turn are each other's counterpart: said once.
        return task.Lead.Count != 1 ? lead : LocalizedText.Each(Language.Vi, language => $"{lead.For(language)} / {other.For(language)}");
    }

    private static LocalizedText Of(IReadOnlyList<LeadTurn> turns, Wording wording)
    {
        string In(Language language)
        {
            string Short(LeadTurn turn) => wording.Of(turn.Side).For(language);
            return turns switch
            {
                [] => string.Empty,
                [{ Year: null } first, { Year: null } second, ..] => wording.Format(WordingKeys.LeadInTurn, language, Short(first), Short(second)),
                _ => string.Join(", ", turns.Select(turn => turn.Year is { } year ? $"{Short(turn)} ({year})" : Short(turn))),
            };
        }

        return LocalizedText.Each(Language.Vi, In);
    }
}
