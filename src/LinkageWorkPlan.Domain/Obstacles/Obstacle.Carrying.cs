using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Obstacles;

public sealed partial class Obstacle
{
    /// <summary>What the obstacles that came from a plan begin with in <see cref="CarriedFrom"/>.</summary>
    public static string PlacesOf(string planCode) => WorkTask.PlaceOf(planCode, string.Empty);

    /// <summary>An open obstacle in a later plan's draft: open since the same day.</summary>
    /// <param name="task">The same task there; null for one of the plan as a whole.</param>
    /// <param name="number">The next of the later plan, from 1.</param>
    /// <param name="from">Plan and obstacle, as in "2026: O3".</param>
    internal static Obstacle Carried(WorkPlan into, WorkTask? task, int number, Obstacle earlier, string from)
    {
        var carried = new Obstacle { Id = Guid.CreateVersion7(), PlanId = into.Id, TaskId = task?.Id, Number = number, Code = CodeOf(number), CarriedFrom = from };
        carried.Follow(earlier);
        return carried;
    }

    /// <summary>Copies its state from the earlier plan, where it is recorded until this plan is in force.</summary>
    public void Follow(Obstacle earlier)
    {
        (Title, Cause, Measure, Proposal, Result) = (earlier.Title, earlier.Cause, earlier.Measure, earlier.Proposal, earlier.Result);
        (Responsible, OwnerId, OpenedOn, NewDate, Minister) = (earlier.Responsible, earlier.OwnerId, earlier.OpenedOn, earlier.NewDate, earlier.Minister);
        (State, ClosedOn, FormerEnds) = (earlier.State, earlier.ClosedOn, earlier.FormerEnds);
        (WithdrawnBecause, WithdrawnByName) = (earlier.WithdrawnBecause, earlier.WithdrawnByName);
    }
}
