using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <content>How an issue is corrected by another one.</content>
public sealed partial class Report
{
    /// <summary>Opens the next issue, which will say what it corrects and why. The issue before stays published and readable.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ReportNotIssued"/>, the plan is closed, or no reason is given.</exception>
    public void OpenCorrection(WorkPlan plan, LocalizedText why)
    {
        plan.RequireNotClosed();
        if (State != ReportState.Issued)
        {
            throw new RuleException(Rules.ReportNotIssued, null, Code);
        }

        Correction = Written(why, nameof(Correction), CorrectionMax, required: true);
        consents.Clear();
        State = ReportState.Draft;
    }

    public void WriteCorrection(LocalizedText why)
    {
        RequireWritable();
        if (!IsBeingCorrected)
        {
            throw new RuleException(Rules.ReportNotIssued, null, Code);
        }

        Correction = Written(why, nameof(Correction), CorrectionMax, required: true);
    }

    /// <summary>Sections and proposals in the order of print, each with its place.</summary>
    internal IEnumerable<WrittenText> TextsInOrder =>
        sections.OrderBy(each => each.Order).Select(each => new WrittenText(each.Key, each.Text))
            .Concat(proposals.GroupBy(each => each.Addressee).SelectMany(group =>
                group.OrderBy(each => each.Order).ThenBy(each => each.Id).Select((each, index) => new WrittenText(Proposal.PlaceOf(group.Key, index + 1), each.Text))));

    /// <summary>Gives up a correction: the texts are again those of the published issue.</summary>
    /// <param name="issued">The published issue's sections, by key, with the names of their figures.</param>
    /// <param name="leftOut">Keys of the sections that the published issue left out.</param>
    /// <param name="proposalsThen">The published issue's proposals, in order, with the names of their figures.</param>
    public void DropCorrection(
        IReadOnlyDictionary<string, LocalizedText> issued, IReadOnlyList<string> leftOut, IEnumerable<(Side Minister, LocalizedText Words)> proposalsThen, ReportDates dates, ReportScope scope)
    {
        RequireDraft();
        if (!IsBeingCorrected)
        {
            throw new RuleException(Rules.ReportNotIssued, null, Code);
        }

        foreach (var section in sections)
        {
            section.Write(issued.GetValueOrDefault(section.Key, LocalizedText.Empty));
            section.LeaveOut(leftOut.Contains(section.Key));
        }

        proposals.Clear();
        foreach (var (minister, words) in proposalsThen)
        {
            AddProposal(minister, words);
        }

        SetDates(dates);
        SetScope(scope);
        (State, Correction) = (ReportState.Issued, LocalizedText.Empty);
    }

    /// <summary>A correction in which an obstacle was closed is not given up: no issue would ever say how it ended.</summary>
    /// <param name="closed">Obstacles that the issue shows as open, and that were closed by its cut-off.</param>
    /// <exception cref="RuleException"><see cref="Rules.CorrectionClosesObstacle"/>.</exception>
    public static void RequireNoneClosed(string code, IReadOnlyList<string> closed)
    {
        if (closed.Count > 0)
        {
            throw new RuleException(Rules.CorrectionClosesObstacle, null, code, string.Join(", ", closed));
        }
    }
}
