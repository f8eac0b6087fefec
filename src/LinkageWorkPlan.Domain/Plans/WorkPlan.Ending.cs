using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>Its end, and what goes on in the next one.</summary>
public sealed partial class WorkPlan
{
    /// <summary>Ends it: from now on nothing of it changes, until both sides open it again.</summary>
    /// <param name="broken">What <see cref="Reports.ClosingRules"/> found.</param>
    /// <param name="on">UTC+7.</param>
    /// <exception cref="RuleException">It is not adopted, or all that is still open, at once.</exception>
    public void Close(IReadOnlyList<BrokenRule> broken, DateOnly on)
    {
        RequireAdopted();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        (State, ClosedOn) = (PlanState.Closed, on);
    }

    /// <summary>One side asks to open a closed plan again; it is open once the other side asks, too.</summary>
    /// <returns>True where it is open now.</returns>
    /// <exception cref="RuleException"><see cref="Rules.PlanNotClosed"/> or <see cref="Rules.ReopeningAsked"/>.</exception>
    public bool AskToReopen(Side by)
    {
        if (State != PlanState.Closed)
        {
            throw new RuleException(Rules.PlanNotClosed, null, Code);
        }

        if (ReopeningAskedBy == by)
        {
            throw new RuleException(Rules.ReopeningAsked, null, by.Other());
        }

        if (ReopeningAskedBy is null)
        {
            ReopeningAskedBy = by;
            return false;
        }

        (State, ClosedOn, ReopeningAskedBy) = (PlanState.Adopted, null, null);
        return true;
    }

    /// <summary>Says which plan it goes on with: the open directions of that one are open in this one, too.</summary>
    /// <exception cref="RuleException">It is no draft, goes on with another plan already, or the other was not adopted or does not begin before it.</exception>
    public void Continue(WorkPlan earlier)
    {
        RequireDraft();
        earlier.RequireCarriable(this);
        if (Continues is { } other && other != earlier.Code)
        {
            throw new RuleException(Rules.PlanContinuesOther, null, Code, other);
        }

        Continues = earlier.Code;
    }

    internal void RequireCarriable(WorkPlan into)
    {
        if (!IsAdopted)
        {
            throw new RuleException(Rules.PlanNotAdopted, null, Code);
        }

        if (PeriodStart >= into.PeriodStart)
        {
            throw new RuleException(Rules.CarriedBackwards, null, Code, into.Code);
        }
    }

    /// <exception cref="RuleException"><see cref="Rules.PlanClosed"/>.</exception>
    public void RequireNotClosed()
    {
        if (State == PlanState.Closed)
        {
            throw new RuleException(Rules.PlanClosed, null, Code, ClosedOn!.Value);
        }
    }
}
