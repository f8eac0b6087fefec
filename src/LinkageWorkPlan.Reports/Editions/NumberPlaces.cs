using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>
/// The places that page 1 of an issued file keeps for what a records office gives after the signatures. Each is a link to itself, by its name: so
/// the browser writes down where it stands, and that is part of what is sealed.
/// </summary>
internal static class NumberPlaces
{
    /// <summary>Before the names of all places of a side.</summary>
    public static string PrefixOf(Side office) => $"number-{office.ToString().ToLowerInvariant()}-";

    public static string Name(Side office, bool hasNumber, bool hasDate) => PrefixOf(office) + (hasNumber && hasDate ? "both" : hasNumber ? "number" : "date");
}
