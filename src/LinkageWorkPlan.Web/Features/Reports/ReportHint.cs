using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>A rendering that does not use the words agreed for a term. Keeps nothing from being sent: who wrote it may be right.</summary>
/// <param name="Section">The section's key, one of proposals too.</param>
public sealed record ReportHint(string Section, TermHint Term)
{
    /// <summary>Of the two languages that are signed: English is an aid, and its verbs and plurals would make most hints about it wrong.</summary>
    /// <param name="agreed">All terms in force.</param>
    /// <returns>In the order of print; each term once a section and language. Only what is written in the report: texts of the plan were agreed with the plan.</returns>
    public static IReadOnlyList<ReportHint> Of(ReportContent content, IReadOnlyCollection<TermEntry> agreed)
    {
        var check = new TermCheck(agreed);
        var texts = SectionKeys.Narrative.Select(key => (Key: key, Text: content.NarrativeOf(key)))
            .Concat(content.Proposals.Select(each => (Key: SectionKeys.ProposalsTo(each.Minister), Text: each.Words)));
        return [.. texts.SelectMany(each => check.Of(each.Text).Where(hint => Languages.Official.Contains(hint.Target)).Select(hint => new ReportHint(each.Key, hint))).Distinct()];
    }
}
