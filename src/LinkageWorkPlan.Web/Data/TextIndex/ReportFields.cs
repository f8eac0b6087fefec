using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Web.Data.TextIndex;

/// <summary>Where a text is in a report: its field (<see cref="TextPlace.Field"/>), and the heading that a person reads above it.</summary>
internal static class ReportFields
{
    /// <summary>The texts of an issue that people wrote. Proposals are identified by minister and number, since an issue keeps no ids.</summary>
    public static IEnumerable<TextPlace> Of(ReportContent content) =>
        content.Sections.Select(each => new TextPlace($"{Report.SectionPrefix}{each.Key}", each.Narrative, Report.SectionMax))
            .Prepend(new TextPlace(Report.TopicField, content.Topic ?? LocalizedText.Empty, ReportScope.TopicMax))
            .Append(new TextPlace(Report.CorrectionField, content.Corrections, Report.CorrectionMax))
            .Concat(content.Proposals.Select((each, number) => new TextPlace($"{Report.ProposalPrefix}{each.Minister}:{number}", each.Words, Report.ProposalMax)))
            .Where(each => !each.Text.IsEmpty);

    /// <param name="field">Of a report or an issue.</param>
    /// <param name="addressees">To whom each proposal of a report is made, by its id.</param>
    public static LocalizedText Heading(Wording wording, string field, IReadOnlyDictionary<string, Side> addressees)
    {
        if (field == Report.CorrectionField)
        {
            return wording[WordingKeys.ReportCorrections];
        }

        if (field == Report.TopicField)
        {
            return wording[WordingKeys.ReportTopic];
        }

        if (field.StartsWith(Report.SectionPrefix, StringComparison.Ordinal))
        {
            return wording.Heading(field[Report.SectionPrefix.Length..]);
        }

        var of = field[Report.ProposalPrefix.Length..].Split(':')[0];
        return wording.Heading(SectionKeys.ProposalsTo(Enum.TryParse<Side>(of, out var side) ? side : addressees[of]));
    }
}
