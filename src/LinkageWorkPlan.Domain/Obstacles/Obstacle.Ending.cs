using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Obstacles;

/// <summary>An issued report that shows an obstacle as open, or one that does not.</summary>
public sealed record ShownAs(string ReportCode, DateOnly CutOff, bool IsOpen);

/// <summary>How an obstacle ended.</summary>
public sealed record ObstacleEnd(DateOnly On, LocalizedText Result);

/// <summary>An end that did not hold.</summary>
/// <param name="On">From this day it counted as solved.</param>
/// <param name="ReopenedOn">From this day it stood in the way again; the same as <paramref name="On"/> where it never counted as solved.</param>
/// <param name="Reason">In the words of who reopened it.</param>
public sealed record FormerEnd(DateOnly On, LocalizedText Result, DateOnly ReopenedOn, string Reason, string ByName);

public sealed partial class Obstacle
{
    /// <summary>What the reason is called where it is reopened.</summary>
    public const string ReopenReason = nameof(ReopenReason);

    /// <summary>What the reason is called where it is withdrawn.</summary>
    public const string WithdrawReason = nameof(WithdrawReason);

    /// <summary>In the order in which it was reopened.</summary>
    public IReadOnlyList<FormerEnd> FormerEnds { get; private set; } = [];

    /// <summary>Why it was entered by mistake; null where it was not.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Who withdrew it; null where nobody did.</summary>
    public string? WithdrawnByName { get; private set; }

    /// <param name="today">UTC+7.</param>
    /// <param name="issued">What the issued reports show whose cut-off is on or after the day, the last first.</param>
    /// <exception cref="RuleException">
    /// It is not open, the day is not yet, before it was opened or reopened, or not after the cut-off of a report that shows it as open (no later report would list it as
    /// closed), or the result is missing; nothing is changed.
    /// </exception>
    public void Close(DateOnly on, LocalizedText result, DateOnly today, IReadOnlyList<ShownAs>? issued = null)
    {
        RequireOpen();
        List<BrokenRule> broken = [];
        var since = FormerEnds.Count > 0 ? FormerEnds[^1].ReopenedOn : OpenedOn;
        if (on > today)
        {
            broken.Add(new BrokenRule(Rules.ProgressInFuture, nameof(ClosedOn), today));
        }

        if (on < since)
        {
            broken.Add(new BrokenRule(Rules.ObstacleCloseDay, nameof(ClosedOn), since));
        }

        if (issued?.FirstOrDefault(each => each.IsOpen && each.CutOff >= on) is { } shown)
        {
            broken.Add(new BrokenRule(Rules.ObstacleShownOpen, nameof(ClosedOn), shown.ReportCode, shown.CutOff));
        }

        if (result.IsEmpty)
        {
            broken.Add(new BrokenRule(Rules.Required, nameof(Result), ResultLabel));
        }

        Throw(broken);
        Result = Check.Text(result, ResultLabel, TextMax, required: true);
        (State, ClosedOn) = (ObstacleState.Closed, on);
    }

    /// <summary>It stands in the way again, or was never solved; how it had ended is kept.</summary>
    /// <param name="today">UTC+7.</param>
    /// <param name="issued">What the issued reports show whose cut-off is on or after the day, the last first.</param>
    /// <exception cref="RuleException">
    /// It is not closed, the reason is missing, or the day is not yet, before it was closed, or not after the cut-off of a report that does not show it as open; nothing is
    /// changed.
    /// </exception>
    public void Reopen(DateOnly on, string reason, string byName, DateOnly today, IReadOnlyList<ShownAs>? issued = null)
    {
        RequireNotWithdrawn();
        if (ClosedOn is not { } closed)
        {
            throw new RuleException(Rules.ObstacleNotClosed, null, Code);
        }

        List<BrokenRule> broken = [];
        if (on > today)
        {
            broken.Add(new BrokenRule(Rules.ProgressInFuture, nameof(FormerEnd.ReopenedOn), today));
        }

        if (on < closed)
        {
            broken.Add(new BrokenRule(Rules.ObstacleReopenDay, nameof(FormerEnd.ReopenedOn), closed));
        }

        if (issued?.FirstOrDefault(each => !each.IsOpen && each.CutOff >= on) is { } shown)
        {
            broken.Add(new BrokenRule(Rules.ObstacleShownClosed, nameof(FormerEnd.ReopenedOn), shown.ReportCode, shown.CutOff));
        }

        Throw(broken);
        FormerEnds = [.. FormerEnds, new FormerEnd(closed, Result, on, Check.Text(reason, ReopenReason, RecordedFact.WhyMax), byName)];
        (State, ClosedOn, Result) = (ObstacleState.Open, null, LocalizedText.Empty);
    }

    /// <summary>It was entered by mistake: issued reports keep it, later ones never had it.</summary>
    /// <exception cref="RuleException">It is withdrawn already, or the reason is missing; nothing is changed.</exception>
    public void Withdraw(string reason, string byName)
    {
        RequireNotWithdrawn();
        (WithdrawnBecause, WithdrawnByName) = (Check.Text(reason, WithdrawReason, RecordedFact.WhyMax), byName);
        State = ObstacleState.Withdrawn;
    }

    /// <summary>How it had ended by the end of a day, whatever was recorded later; null where it had not, or was reopened by then.</summary>
    public ObstacleEnd? EndOn(DateOnly day) =>
        ClosedOn is { } on && on <= day ? new ObstacleEnd(on, Result)
        : FormerEnds.LastOrDefault(each => each.On <= day && day < each.ReopenedOn) is { } former ? new ObstacleEnd(former.On, former.Result)
        : null;

    /// <summary>True where it stood in the way at the end of a day, whatever was recorded later.</summary>
    public bool IsOpenOn(DateOnly day) => State != ObstacleState.Withdrawn && OpenedOn <= day && EndOn(day) is null;

    private void RequireOpen()
    {
        RequireNotWithdrawn();
        if (State == ObstacleState.Closed)
        {
            throw new RuleException(Rules.ObstacleClosed, null, Code, ClosedOn!.Value);
        }
    }

    private void RequireNotWithdrawn()
    {
        if (State == ObstacleState.Withdrawn)
        {
            throw new RuleException(Rules.ObstacleWithdrawn, null, Code);
        }
    }
}
