using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>Columns of the register's workbook, the same for what is taken along and what is taken in; found by their headings in any language.</summary>
internal static class RegisterColumns
{
    public const string Code = "Field.Code";
    public const string NameVi = "Linkages.NameVi", NameLo = "Linkages.NameLo", NameEn = "Linkages.NameEn";
    public const string Side = "Field.Enterprise.Side", Province = "Field.Enterprise.Province", Size = "Field.Enterprise.Size";
    public const string SectorPlan = "Field.Enterprise.SectorPlan", SectorCode = "Field.Enterprise.SectorCode";
    public const string Zone = "Field.Enterprise.Zone", ZoneName = "Field.Enterprise.ZoneName";
    public const string OtherNames = "Field.Enterprise.OtherNames";
    public const string Vietnam = "Field.Linkage.VietnamCode", Laos = "Field.Linkage.LaosCode";
    public const string TitleVi = "Linkages.TitleVi", TitleLo = "Linkages.TitleLo", TitleEn = "Linkages.TitleEn";
    public const string Stage = "Field.LinkageStep.Stage", Since = "Field.LinkageStep.On";
    public const string ObstaclesVi = "Linkages.ObstaclesVi", ObstaclesLo = "Linkages.ObstaclesLo", ObstaclesEn = "Linkages.ObstaclesEn";
    public const string Pilot = "Field.Linkage.PilotCode", Task = "Field.Linkage.Task";

    public static readonly IReadOnlyList<ListColumn> Enterprises =
    [
        new(Code, 8), new(NameVi, 40), new(NameLo, 40), new(NameEn, 40), new(Side, 12), new(Province, 20), new(Size, 14), new(SectorPlan, 14), new(SectorCode, 10), new(Zone, 18), new(ZoneName, 26), new(OtherNames, 40),
    ];

    /// <summary>Shown to who may read them, and never taken in: contacts are written on the page of their enterprise.</summary>
    public static readonly IReadOnlyList<ListColumn> Contacts =
    [
        new("Linkages.ContactOfVietnam", 34), new("Linkages.ContactOfLaos", 34),
    ];

    public static readonly IReadOnlyList<ListColumn> Linkages =
    [
        new(Code, 8), new(Vietnam, 24), new(Laos, 24), new(TitleVi, 40), new(TitleLo, 40), new(TitleEn, 40), new(Stage, 14), new(Since, 14, CellStyle.Day), new(ObstaclesVi, 40), new(ObstaclesLo, 40), new(ObstaclesEn, 40),
        new(Pilot, 10), new(Task, 18),
    ];

    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Known = [HeadingsOf(Enterprises), HeadingsOf(Linkages)];

    /// <summary>Which table a row of headings is of, and its columns: 0 for enterprises, 1 for linkages; null for none.</summary>
    public static (int Table, IReadOnlyDictionary<int, string> Columns)? Read(IEnumerable<(int Column, string Words)> cells)
    {
        var found = Known.Select((headings, table) => (Table: table, Columns: cells.Select(cell => (cell.Column, Key: headings.GetValueOrDefault(KeyOf(cell.Words)))).Where(each => each.Key is not null)
            .DistinctBy(each => each.Key).ToDictionary(each => each.Column, each => each.Key!))).MaxBy(each => each.Columns.Count);
        return found.Columns.Count >= 3 ? (found.Table, found.Columns) : null;
    }

    private static Dictionary<string, string> HeadingsOf(IEnumerable<ListColumn> columns)
    {
        var headings = new Dictionary<string, string>();
        foreach (var (column, language) in columns.SelectMany(column => Languages.All.Select(language => (column, language))))
        {
            headings.TryAdd(KeyOf(Loc.In(language)[column.Key]), column.Key);
        }

        return headings;
    }

    private static string KeyOf(string heading) => SearchKey.Of(heading).Trim(' ', ':', '*', '.');
}
