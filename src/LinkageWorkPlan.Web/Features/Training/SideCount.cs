using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>How many participants a side has.</summary>
/// <param name="Attended">How many of them came.</param>
public sealed record SideCount(Side Side, int Registered, int Attended)
{
    /// <returns>One for each side.</returns>
    internal static IReadOnlyList<SideCount> Of(IEnumerable<CourseParticipant> participants) => Of(participants.Select(each => (each.Side, each.Attended)));

    /// <inheritdoc cref="Of(IEnumerable{CourseParticipant})"/>
    internal static IReadOnlyList<SideCount> Of(IEnumerable<(Side Side, bool Attended)> participants)
    {
        var bySide = participants.ToLookup(each => each.Side, each => each.Attended);
        return [.. Sides.Both.Select(side => new SideCount(side, bySide[side].Count(), bySide[side].Count(attended => attended)))];
    }
}
