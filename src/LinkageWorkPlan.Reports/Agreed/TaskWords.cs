using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What is agreed of a task, in the words in which it is printed.</summary>
internal static class TaskWords
{
    /// <param name="codes">What stands for a list of codes; null for the codes alone.</param>
    public static LocalizedText Of(TaskField field, AgreedTask task, Wording wording, Func<TaskCodes, IReadOnlyList<string>, LocalizedText>? codes = null) => field switch
    {
        TaskText text => text.Of(task),
        TaskDay day => Day(day.Of(task)),
        TaskPercent share => Each(language => NumberText.Percent(share.Of(task), language)),
        TaskLinks links => Links(links.Of(task).Links(), wording),
        TaskCodes list => codes?.Invoke(list, list.Of(task)) ?? Codes(list.Of(task)),
        TaskMoney money => Budget(money.Of(task)),
        TaskChoice choice => Choice(choice.Of(task), wording),
        _ => throw new InvalidOperationException($"How {field} is printed is not said."),
    };

    public static LocalizedText Names(PlanTask task) => ReportWords.Joined([.. task.Owners.Select(each => each.Name)]);

    public static LocalizedText Day(DateOnly? day) => day is { } known ? Each(language => DateText.Short(known, language)) : LocalizedText.Empty;

    public static LocalizedText Codes(IReadOnlyList<string> codes) => codes.Count == 0 ? LocalizedText.Empty : Each(_ => string.Join(", ", codes));

    /// <summary>A plain link is its code; any other says in words how it is waited for.</summary>
    private static LocalizedText Links(IReadOnlyList<TaskLink> links, Wording wording) => links.Count == 0
        ? LocalizedText.Empty
        : Each(language => string.Join("; ", links.Select(link => Link(link, wording, language))));

    private static string Link(TaskLink link, Wording wording, Language language) => link switch
    {
        { IsPlain: true } => link.Code,
        { Lag: 0 } => wording.Format(WordingKeys.LinkWithoutLag, language, link.Code),
        _ => wording.Format(WordingKeys.Of(link.Kind), language, link.Code, link.Short),
    };

    /// <summary>Codes of sectors or contents with their titles.</summary>
    public static LocalizedText Titled(IReadOnlyList<string> codes, IReadOnlyDictionary<string, LocalizedText> titles) => codes.Count == 0
        ? LocalizedText.Empty
        : Each(language => string.Join("; ", codes.Select(code => titles.TryGetValue(code, out var title) ? $"{code} {title.For(language)}" : code)));

    /// <summary>A source that is not rendered in a language is left to be marked there, like every other text.</summary>
    public static LocalizedText Budget(IReadOnlyList<BudgetLine> budget) => ReportWords.Joined(
    [
        .. budget.Select(line => line.Source.IsEmpty
            ? Each(language => Money(line, language))
            : LocalizedText.Each(line.Source.Source, language => line.Source[language] is { } source ? $"{Money(line, language)} {source.Text}" : null)),
    ]);

    private static string Money(BudgetLine line, Language language) => NumberText.Money(line.Amount, line.Currency.ToString(), language);

    public static LocalizedText Each(Func<Language, string> words) => LocalizedText.Each(Language.Vi, words);

    private static LocalizedText Choice(Enum? choice, Wording wording) => choice switch
    {
        null => LocalizedText.Empty,
        Side side => wording.Of(side),
        LeadAlternation alternation => wording[WordingKeys.Of(alternation)],
        _ => throw new InvalidOperationException($"How {choice.GetType().Name} is printed is not said."),
    };
}
