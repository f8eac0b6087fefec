using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>How groups of enterprises are called.</summary>
internal static class LinkageWords
{
    /// <summary>The country of an enterprise.</summary>
    public static string Country(Side side, Loc loc) => loc[side == Side.Vietnam ? "Linkages.Country.Vietnam" : "Linkages.Country.Laos"];

    public static string Of(LinkageCountRow row, Loc loc) => row.Group switch
    {
        LinkageGroup.Sector when row.Title.IsEmpty => row.Code.Length > 0 ? row.Code : loc["Linkages.NoSector"],
        LinkageGroup.Sector => row.Title.For(loc.Language),
        LinkageGroup.Size => loc.Name(Enum.Parse<EnterpriseSize>(row.Code)),
        LinkageGroup.Zone => loc.Name(Enum.Parse<ZoneKind>(row.Code)),
    };
}
