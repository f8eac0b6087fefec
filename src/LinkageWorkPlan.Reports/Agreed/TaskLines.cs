using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>One thing that an amendment agrees of a task.</summary>
/// <param name="What">As in "End date".</param>
/// <param name="Was">Empty where there was nothing.</param>
/// <param name="ShallBe">Empty where there shall be nothing.</param>
public sealed record AmendedLine(LocalizedText What, LocalizedText Was, LocalizedText ShallBe);

/// <summary>All that is agreed of a task, line by line: nothing that is signed can be left out, since the lines come from the list of fields.</summary>
internal sealed class TaskLines(Wording wording, IReadOnlyDictionary<string, LocalizedText> sectors, IReadOnlyDictionary<string, LocalizedText> contents)
{
    /// <summary>Of a changed task what differs; of one that is new or dropped all of it.</summary>
    public IReadOnlyList<AmendedLine> Of(AmendedTask task)
    {
        var (was, now) = (All(task.Before), All(task.After));
        return
        [
            .. from key in now.Keys.Concat(was.Keys).Distinct().OrderBy(each => each.Order).ThenBy(each => SortKey.OfCode(each.Part), StringComparer.Ordinal)
               let before = was.GetValueOrDefault(key)
               let after = now.GetValueOrDefault(key)
               let line = new AmendedLine((after ?? before)!.What, before?.Words ?? LocalizedText.Empty, after?.Words ?? LocalizedText.Empty)
               where !line.Was.SaysTheSame(line.ShallBe)
               select line,
        ];
    }

    private Dictionary<(int Order, string Part), Line> All(PlanTask? task)
    {
        var lines = new Dictionary<(int Order, string Part), Line>();
        if (task is null)
        {
            return lines;
        }

        var order = 0;
        void Add(LocalizedText what, LocalizedText words, string part = "") => lines[(order++, part)] = new Line(what, words);

        Add(wording[WordingKeys.PillarsPillar], TaskWords.Each(_ => task.PillarCode));
        foreach (var field in TaskFields.All)
        {
            Add(wording[KeyOf(field)], TaskWords.Of(field, task, wording, (list, codes) =>
                list == TaskFields.Sectors ? TaskWords.Titled(codes, sectors) : list == TaskFields.Contents ? TaskWords.Titled(codes, contents) : TaskWords.Codes(codes)));
        }

        Add(wording[WordingKeys.ChangeOwners], OwnersOf(task));
        foreach (var milestone in task.Milestones)
        {
            lines[(order, milestone.Code)] = new Line(wording.Format(WordingKeys.AmendmentMilestone, _ => [milestone.Code]), WordsOf(milestone));
        }

        return lines;
    }

    private static string KeyOf(TaskField field) =>
        field == TaskFields.Counterpart ? WordingKeys.ColumnCounterpart : field == TaskFields.Alternation ? WordingKeys.AmendmentAlternation : WordingKeys.Of(field);

    private LocalizedText OwnersOf(PlanTask task) => ReportWords.Joined(
    [
        .. task.Owners.Select(owner => LocalizedText.Each(
            owner.Name.Source, language => owner.Name[language] is { } name ? $"{wording.Of(owner.Side).For(language)}: {name.Text}" : null)),
    ]);

    private LocalizedText WordsOf(AgreedMilestone milestone)
    {
        string? In(Language language) => milestone.Title[language] is { } words
            ? $"{(milestone.Planned is { } planned ? DateText.Short(planned, language) + " – " : null)}{words.Text} ({wording[WordingKeys.Of(milestone.Type)].For(language)})"
            : null;
        return milestone.Title.IsEmpty ? TaskWords.Day(milestone.Planned) : LocalizedText.Each(milestone.Title.Source, In);
    }

    private sealed record Line(LocalizedText What, LocalizedText Words);
}
