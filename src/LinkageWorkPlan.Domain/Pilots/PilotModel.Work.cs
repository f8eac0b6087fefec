using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>What a meeting decided about a model, and how it is carried out.</summary>
/// <param name="IsChosen">False where it is not chosen: then there is neither stage nor task.</param>
/// <param name="Decision">Of a meeting whose minutes both sides confirmed.</param>
/// <param name="Tasks">Of adopted plans.</param>
public sealed record PilotWork(bool IsChosen, DecisionLink Decision, PilotStage Stage, IReadOnlyList<TaskLink> Tasks)
{
    /// <summary>Codes of the memorandum's contents that it serves; null where they stay as they are.</summary>
    public IReadOnlyList<string>? Contents { get; init; }
}

/// <content>Once a meeting decided: the tasks of a chosen model, its stage and its yearly reviews.</content>
public sealed partial class PilotModel
{
    private const string Reviewed = nameof(PilotReview);

    private readonly List<PilotTask> tasks = [];
    private readonly List<PilotReview> reviews = [];

    public string? DecidedMeeting { get; private set; }
    public string? DecidedItem { get; private set; }

    /// <summary>Null for what is not chosen.</summary>
    public PilotStage? Stage { get; private set; }

    public IReadOnlyList<PilotTask> Tasks => tasks;

    /// <summary>At most one a year.</summary>
    public IReadOnlyList<PilotReview> Reviews => reviews;

    /// <summary>Null until a meeting decided.</summary>
    public DecisionLink? Decision => DecidedMeeting is { } meeting ? new DecisionLink(meeting, DecidedItem ?? string.Empty) : null;

    private IEnumerable<TextPlace> ReviewReasons => reviews.OrderBy(each => each.Year).Select(each => new TextPlace($"{Reviewed}:{Words(each.Year)}", each.Reason, PilotReview.ReasonMax));

    public PilotReview? ReviewOf(int year) => reviews.Find(each => each.Year == year);

    /// <summary>Takes over what a meeting decided, and how a chosen model is carried out; said again, it corrects both. Joint scores no longer change then.</summary>
    /// <param name="result">What both panels gave this model.</param>
    /// <exception cref="RuleException">
    /// It was withdrawn, a joint score is missing or lacks an official language, a model that was reviewed would no longer be chosen, or the decision is with
    /// both co-chairs; nothing is changed.
    /// </exception>
    public void Decide(PilotWork work, CandidateResult result)
    {
        RequireNotWithdrawn();
        if (result.Unsettled.Count > 0)
        {
            throw new RuleException(Rules.JointScoresMissing, null, Code, result.Unsettled.Count);
        }

        if (jointScores.Exists(each => !Languages.Official.All(each.Reason.IsReady)))
        {
            throw new RuleException(Rules.PilotInOneLanguage, null, Code);
        }

        if (!work.IsChosen && reviews.Count > 0)
        {
            throw new RuleException(Rules.PilotReviewed, null, Code);
        }

        if (work.IsChosen != (State == PilotState.Chosen) || work.Decision != Decision)
        {
            RequireNotFrozen();
        }

        (State, Stage) = work.IsChosen ? (PilotState.Chosen, work.Stage) : (PilotState.NotChosen, (PilotStage?)null);
        (DecidedMeeting, DecidedItem) = (work.Decision.MeetingCode, work.Decision.ItemCode);
        Contents = work.Contents is { } contents ? [.. contents.Distinct()] : Contents;
        var links = work.IsChosen ? work.Tasks.Distinct().ToList() : [];
        tasks.RemoveAll(each => !links.Contains(each.Link));
        tasks.AddRange(links.Where(link => tasks.TrueForAll(each => each.Link != link)).Select(link => new PilotTask(Id, link)).ToList());
    }

    /// <summary>The review of a year; said again, it corrects the one that there is. A model that is stopped is finished.</summary>
    /// <param name="today">UTC+7.</param>
    /// <exception cref="RuleException">It is not chosen, the year is not yet or long over, or the reason is missing; nothing is changed.</exception>
    public void Review(int year, PilotVerdict verdict, LocalizedText reason, DateOnly today)
    {
        if (State != PilotState.Chosen)
        {
            throw new RuleException(Rules.PilotNotChosen, null, Code);
        }

        List<BrokenRule> broken = [];
        if (year > today.Year || year < today.Year - PilotReview.YearsBack)
        {
            broken.Add(new BrokenRule(Rules.PilotReviewYear, nameof(PilotReview.Year), Words(today.Year - PilotReview.YearsBack), Words(today.Year)));
        }

        if (reason.IsEmpty)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(PilotReview.Reason), PilotReview.ReasonLabel));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        if (ReviewOf(year) is { } known)
        {
            known.Take(verdict, reason);
        }
        else
        {
            reviews.Add(new PilotReview(Id, year, verdict, reason));
        }

        Stage = verdict == PilotVerdict.Stop ? PilotStage.Finished : Stage;
    }

    /// <summary>The day within a span on which a yearly review is due and not there; null for none. The first is due a year after the decision, and none of a model that is finished.</summary>
    /// <param name="decidedOn">The day of the meeting that chose it.</param>
    public DateOnly? ReviewDue(DateOnly decidedOn, DateOnly from, DateOnly to)
    {
        if (State != PilotState.Chosen || Stage == PilotStage.Finished)
        {
            return null;
        }

        for (var year = Math.Max(from.Year, decidedOn.Year + 1); year <= to.Year; year++)
        {
            var day = decidedOn.AddYears(year - decidedOn.Year);
            if (day >= from && day <= to && ReviewOf(year) is null)
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A year is no amount: it is written without separators.</summary>
    private static string Words(int year) => year.ToString(CultureInfo.InvariantCulture);

    private void RequireUndecided()
    {
        if (Decision is { } decision)
        {
            throw new RuleException(Rules.PilotDecided, null, Code, decision.Key);
        }
    }
}
