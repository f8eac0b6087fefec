namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>How orders and groups of a plan's tasks are called, by the names of their texts.</summary>
internal static class PlanOrder
{
    public static readonly IReadOnlyDictionary<PlanSort, string> Sorts = new Dictionary<PlanSort, string>
    {
        [PlanSort.Title] = "PlanView.SortByTitle",
        [PlanSort.Start] = "PlanView.SortByStart",
        [PlanSort.End] = "PlanView.SortByEnd",
        [PlanSort.Status] = "PlanView.SortByStatus",
        [PlanSort.Late] = "PlanView.SortByLate",
        [PlanSort.Owner] = "PlanView.SortByOwner",
        [PlanSort.Side] = "PlanView.SortBySide",
    };

    public static readonly IReadOnlyDictionary<PlanGroup, string> Groups = new Dictionary<PlanGroup, string>
    {
        [PlanGroup.Pillar] = "Field.Pillar",
        [PlanGroup.Sector] = "PlanView.Sector",
        [PlanGroup.Owner] = "Field.Owners",
        [PlanGroup.Side] = "Field.Lead",
        [PlanGroup.Month] = "PlanView.GroupMonth",
    };
}
