using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Those of the annex of linkages.</content>
public static partial class WordingKeys
{
    public const string AnnexLinkages = "Annex.Linkages";
    public const string LinkagesTitle = "Linkages.Title";
    public const string LinkagesVietnam = "Linkages.Vietnam";
    public const string LinkagesLaos = "Linkages.Laos";
    public const string LinkagesSide = "Linkages.SideHead";
    public const string LinkagesStage = "Linkages.StageHead";
    public const string LinkagesObstacles = "Linkages.Obstacles";
    public const string LinkagesCounts = "Linkages.Counts";
    public const string LinkagesEnterprises = "Linkages.Enterprises";
    public const string LinkagesNoSector = "Linkages.NoSector";
    public const string LinkagesNote = "Linkages.Note";

    private static IEnumerable<string> OfLinkages =>
    [
        .. Sides.Both.Select(CountryOf),
        .. Enum.GetValues<LinkageStage>().Select(Of),
        .. Enum.GetValues<LinkageGroup>().Select(Of),
        .. Enum.GetValues<EnterpriseSize>().Select(Of),
        .. Enum.GetValues<ZoneKind>().Select(Of),
    ];

    /// <summary>The country of an enterprise.</summary>
    public static string CountryOf(Side side) => $"Linkages.Country.{side}";

    public static string Of(LinkageStage stage) => $"Linkages.Stage.{stage}";

    public static string Of(LinkageGroup group) => $"Linkages.Group.{group}";

    public static string Of(EnterpriseSize size) => $"Linkages.Size.{size}";

    public static string Of(ZoneKind zone) => $"Linkages.Zone.{zone}";
}
