using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A document of the library in an annex.</summary>
/// <param name="Side">Whose it is.</param>
/// <param name="SharedOn">UTC+7.</param>
public sealed record LibraryRow(string Code, LocalizedText Title, Side Side, DateOnly SharedOn);

/// <summary>A request between the sides in an annex.</summary>
/// <param name="Side">Which side asked.</param>
/// <param name="Due">By when the other side was asked to answer.</param>
/// <param name="State">As it was at the cut-off.</param>
public sealed record SideRequestRow(string Code, LocalizedText Title, Side Side, DateOnly AskedOn, DateOnly Due, SideRequestState State)
{
    /// <summary>What was asked by the day and was not over before the period, in the order in which it was asked.</summary>
    /// <param name="from">The first day of the period.</param>
    /// <param name="day">The cut-off.</param>
    public static IReadOnlyList<SideRequestRow> On(IEnumerable<SideRequest> requests, DateOnly from, DateOnly day) =>
    [
        .. requests.Where(each => each.State != SideRequestState.Withdrawn && each.AskedOn <= day && !(each.ClosedOn < from)).OrderBy(each => each.Number).Select(each => new SideRequestRow(
            each.Code, each.Title, each.Side, each.AskedOn, each.Due, each.ClosedOn <= day ? SideRequestState.Closed : each.AnsweredOn <= day ? SideRequestState.Answered : SideRequestState.Open)),
    ];
}
