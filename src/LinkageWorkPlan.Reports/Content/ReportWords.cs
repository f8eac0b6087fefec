using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Sentences of a report that follow from its kind, its period and its plan.</summary>
public static class ReportWords
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    /// <summary>The line under the word "report". A period is named by its last day: 15 December to 14 June is the first half of the later year.</summary>
    public static LocalizedText Subject(Report report, string planCode, Wording wording)
    {
        var (year, quarter) = (report.PeriodEnd.Year, (report.PeriodEnd.Month - 1) / 3);
        return report.Kind switch
        {
            ReportKind.Quarter => wording.Format(WordingKeys.SubjectQuarter, _ => [Quarters[quarter], year, Quarters[(quarter + 1) % 4], quarter == 3 ? year + 1 : year]),
            ReportKind.HalfYear => report.PeriodEnd.Month <= 6
                ? wording.Format(WordingKeys.SubjectFirstHalf, _ => [year, year])
                : wording.Format(WordingKeys.SubjectSecondHalf, _ => [year, year + 1]),
            ReportKind.Annual => wording.Format(WordingKeys.SubjectAnnual, _ => [year, year + 1]),
            ReportKind.EndOfPlan => wording.Format(WordingKeys.SubjectEndOfPlan, _ => [planCode]),
            ReportKind.Special => LocalizedText.Each(report.Topic.Source, language => report.Topic[language] is { } topic
                ? wording.Format(WordingKeys.SubjectSpecial, language, topic.Text, planCode)
                : null),
        };
    }

    /// <summary>The memorandum, then the plan as adopted.</summary>
    public static IReadOnlyList<LocalizedText> Basis(WorkPlan plan, Wording wording) => Basis(plan.Title, plan.AdoptedOn, wording);

    /// <param name="planTitle">As it was on the day of what rests on the plan.</param>
    /// <param name="adoptedOn">Null for a plan that is not adopted: nothing rests on it.</param>
    public static IReadOnlyList<LocalizedText> Basis(LocalizedText planTitle, DateOnly? adoptedOn, Wording wording) => adoptedOn is { } adopted
        ? [wording[WordingKeys.BasisMemorandum], wording.Format(WordingKeys.BasisPlan, language => [planTitle.For(language), DateText.Long(adopted, language)])]
        : [wording[WordingKeys.BasisMemorandum]];

    /// <summary>Several texts in one cell. A language that one of them lacks is missing in the whole, and printed as such.</summary>
    public static LocalizedText Joined(IReadOnlyList<LocalizedText> texts)
    {
        if (texts.Count < 2)
        {
            return texts.Count == 0 ? LocalizedText.Empty : texts[0];
        }

        string? In(Language language) => texts.All(each => each.IsReady(language)) ? string.Join("; ", texts.Select(each => each.For(language))) : null;
        var source = Languages.All.FirstOrDefault(language => In(language) is not null, texts[0].Source);
        return In(source) is null
            ? LocalizedText.Of(source, string.Join("; ", texts.Select(each => each.For(source))))
            : LocalizedText.Each(source, In);
    }
}
