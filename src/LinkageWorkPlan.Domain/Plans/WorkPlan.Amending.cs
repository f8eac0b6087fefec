namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What an amendment that both sides signed changes of the plan itself.</summary>
public sealed partial class WorkPlan
{
    public PlanOutline ToOutline() => new()
    {
        Title = Title,
        PeriodStart = PeriodStart,
        PeriodEnd = PeriodEnd,
        Pillars = [.. pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal).Select(each => new PillarContent(each.Code, each.Title))],
        Sectors = Sectors,
    };

    /// <summary>The plan as it would be agreed: for judging an amendment or looking at an earlier day, never to be saved.</summary>
    public WorkPlan With(PlanOutline outline)
    {
        var plan = new WorkPlan { Id = Id, Code = Code, Kind = Kind, State = State, AdoptedOn = AdoptedOn, ClosedOn = ClosedOn, Continues = Continues, Version = Version, Revision = Revision };
        plan.Take(outline);
        return plan;
    }

    internal void Amend(PlanOutline outline)
    {
        RequireAdopted();
        Take(outline);
    }

    /// <summary>Back to what was agreed before an amendment: for looking at an earlier day, never to be saved.</summary>
    internal void TakeBack(PlanOutline before) => Take(before);

    /// <summary>What was checked when the amendment was written: from here on nothing throws.</summary>
    private void Take(PlanOutline outline)
    {
        (Title, PeriodStart, PeriodEnd, Sectors) = (outline.Title, outline.PeriodStart, outline.PeriodEnd, outline.Sectors);
        pillars.RemoveAll(each => outline.Pillars.All(content => content.Code != each.Code));
        foreach (var (place, content) in outline.Pillars.Index())
        {
            if (pillars.Find(each => each.Code == content.Code) is { } known)
            {
                known.Rename(content.Title);
                known.Place(place);
            }
            else
            {
                pillars.Add(new Pillar(Id, content.Code, content.Title, place));
            }
        }
    }
}
