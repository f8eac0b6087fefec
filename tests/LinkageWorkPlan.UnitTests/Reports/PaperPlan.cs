using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>The demo's plan, and an amendment of it with one of everything, as they are printed.</summary>
/// <param name="folder">The folder <c>templates</c>.</param>
internal sealed class PaperPlan(string folder)
{
    private static readonly JsonSerializerOptions Enums = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };
    private readonly JsonElement file = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "workplans", "2026-2027.json"))).RootElement;
    private readonly Wording wording = new ReportTemplates(folder).Wording;

    public PlanContent Content => new()
    {
        Code = file.GetProperty("code").GetString()!,
        Kind = PlanKind.Biennial,
        Title = Text(file, "title"),
        PeriodStart = new(2026, 1, 1),
        PeriodEnd = new(2027, 12, 31),
        Pillars = [.. file.GetProperty("pillars").EnumerateArray().Select(each => new PlanPillar(each.GetProperty("code").GetString()!, Text(each, "title")))],
        Tasks = [.. file.GetProperty("tasks").EnumerateArray().Select(Task)],
        Indicators = [new PlanIndicator(
            "I1",
            SampleReport.Text("Kim ngạch thương mại hai chiều", "ມູນຄ່າການຄ້າສອງຝ່າຍ"),
            SampleReport.Text("tỷ USD", "ຕື້ USD"),
            [new IndicatorValue(2.2m, new(2024, 12, 31), SampleReport.Text("Hải quan Việt Nam", "ພາສີຫວຽດນາມ"), LocalizedText.Empty)],
            [new PlanTarget(2026, 2.6m), new PlanTarget(2027, 3m)])],
    };

    /// <summary>As nobody has sent it yet.</summary>
    public PlanDocument Draft => new()
    {
        Plan = Content,
        GroupName = wording[WordingKeys.GroupName],
        Basis = [wording[WordingKeys.BasisMemorandum]],
        Sectors = Sectors,
        Signatures = [.. Sides.Both.Select(side => new SignatureBlock(side, LocalizedText.Empty, wording.PositionOf(side)))],
    };

    /// <summary>The same with three of its tasks, for what is read by eye.</summary>
    public PlanDocument SmallDraft => Draft with { Plan = Few(Content) };

    /// <summary>Sent, and signed by nobody yet.</summary>
    public static PlanDocument Sent(PlanDocument draft) => draft with { Fingerprint = Fingerprint.OfContent(draft.ToCanonical()) };

    public static PlanDocument Signed(PlanDocument draft) => Sent(draft) with { Signatures = Signatures };

    public AmendmentDocument Amendment
    {
        get
        {
            var (a1, b5, c3) = (TaskOf("A1"), TaskOf("B5"), TaskOf("C3"));
            var moved = b5 with
            {
                End = new(2026, 12, 15),
                Lead = Side.Laos,
                Counterpart = Side.Vietnam,
                Milestones = [b5.Milestones[0] with { Planned = new(2026, 11, 30) }, .. b5.Milestones.Skip(1)],
            };
            return new AmendmentDocument
            {
                Amendment = new AmendmentContent
                {
                    PlanCode = "2026-2027",
                    PlanTitle = Text(file, "title"),
                    Number = 1,
                    Reason = SampleReport.Text("Mùa mưa kéo dài làm chậm khảo sát.", "ລະດູຝົນຍາວນານເຮັດໃຫ້ການສຳຫຼວດຊັກຊ້າ."),
                    Tasks =
                    [
                        new AmendedTask("A1", a1, null, SampleReport.Text("Đã hoàn thành trước khi ký.", "ສຳເລັດກ່ອນລົງນາມ.")),
                        new AmendedTask("B5", b5, moved, LocalizedText.Empty),
                        new AmendedTask("C9", null, c3 with { Code = "C9" }, SampleReport.Text("Hai bên thống nhất bổ sung.", "ສອງຝ່າຍຕົກລົງເພີ່ມ.")),
                    ],
                },
                GroupName = wording[WordingKeys.GroupName],
                Basis = [wording[WordingKeys.BasisMemorandum]],
                Sectors = Sectors,
                Signatures = [.. Sides.Both.Select(side => new SignatureBlock(side, LocalizedText.Empty, wording.PositionOf(side)))],
            };
        }
    }

    /// <summary>The small plan, with sectors of its own, as two amendments changed it.</summary>
    public ConsolidatedDocument Consolidated => new()
    {
        Plan = Few(Content) with { Sectors = SomeSectors },
        AdoptedOn = new(2026, 3, 27),
        Amendments = [new(1, new(2026, 7, 1)), new(3, new(2026, 9, 15))],
        GroupName = wording[WordingKeys.GroupName],
        Basis = [wording[WordingKeys.BasisMemorandum]],
        Sectors = SectorTitles.Of(SomeSectors),
    };

    /// <summary>A longer period, a pillar and a sector that are renamed and some that are new, another target, and an indicator that is new.</summary>
    public AmendmentDocument AmendmentOfParts
    {
        get
        {
            var indicator = Draft.Plan.Indicators[0];
            var pillars = Draft.Plan.Pillars.Take(2).ToList();
            var before = new AgreedOutline(Draft.Plan.Title, Draft.Plan.PeriodStart, Draft.Plan.PeriodEnd, pillars) { Sectors = SomeSectors };
            PlanPillar[] now = [pillars[1], pillars[0] with { Title = SampleReport.Text("Điều phối chung", "ການປະສານງານຮ່ວມ") }, new PlanPillar("N", SampleReport.Text("Trụ cột mới", "ເສົາຄ້ຳໃໝ່"))];
            Sector[] sectors = [SomeSectors[1], SomeSectors[0] with { Title = SampleReport.Text("Sữa và chế phẩm", "ນົມ ແລະ ຜະລິດຕະພັນ") }, new Sector("S11", SampleReport.Text("Gỗ", "ໄມ້"))];
            return Amendment with
            {
                Amendment = Amendment.Amendment with
                {
                    Outline = new AmendedOutline(before, before with { PeriodEnd = new DateOnly(2028, 3, 31), Pillars = now, Sectors = sectors }),
                    Indicators =
                    [
                        new AmendedIndicator(indicator.Code, indicator, indicator with { Targets = [new PlanTarget(2026, 4.25m)] }, SampleReport.Text("Quý I cao hơn dự kiến.", "ໄຕມາດ I ສູງກວ່າຄາດ.")),
                        new AmendedIndicator("I99", null, indicator with { Code = "I99", Title = SampleReport.Text("Chỉ số mới", "ຕົວຊີ້ວັດໃໝ່") }, LocalizedText.Empty),
                    ],
                },
            };
        }
    }

    public static AmendmentDocument Signed(AmendmentDocument draft) => draft with { Fingerprint = Fingerprint.OfContent(draft.ToCanonical()), Signatures = Signatures };

    private static IReadOnlyList<SignatureBlock> Signatures =>
    [
        new(Side.Vietnam, SampleReport.Text("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"), SampleReport.Text("Đồng Tổ trưởng phía Việt Nam", "ປະທານຮ່ວມ ຝ່າຍຫວຽດນາມ"), new WayOfSigning(new DateTime(2026, 3, 27, 3, 0, 0, DateTimeKind.Utc))),
        new(Side.Laos, SampleReport.Text("ບຸນມີ ເມົາ", "ບຸນມີ ເມົາ"), SampleReport.Text("Đồng Tổ trưởng phía Lào", "ປະທານຮ່ວມ ຝ່າຍລາວ"), new WayOfSigning(new DateTime(2026, 3, 27, 3, 20, 0, DateTimeKind.Utc))),
    ];

    /// <summary>S05, S06 and S07.</summary>
    private IReadOnlyList<Sector> SomeSectors => [.. Sectors.Skip(4).Take(3).Select(each => new Sector(each.Key, each.Value))];

    private Dictionary<string, LocalizedText> Sectors =>
        file.GetProperty("sectors").EnumerateArray().ToDictionary(each => each.GetProperty("code").GetString()!, each => Text(each, "title"), StringComparer.Ordinal);

    private static PlanContent Few(PlanContent whole)
    {
        var tasks = whole.Tasks.Where(each => each.Code is "A3" or "A4" or "C3").ToList();
        return whole with { Tasks = tasks, Pillars = [.. whole.Pillars.Where(pillar => tasks.Any(task => task.PillarCode == pillar.Code))] };
    }

    private PlanTask TaskOf(string code) => Content.Tasks.Single(each => each.Code == code);

    private PlanTask Task(JsonElement task)
    {
        var lead = Enum.Parse<Side>(task.GetProperty("lead").GetString()!);
        var owners = file.GetProperty("owners").EnumerateArray().ToDictionary(each => each.GetProperty("key").GetString()!, each => each);
        return new PlanTask
        {
            Code = task.GetProperty("code").GetString()!,
            PillarCode = task.GetProperty("pillar").GetString()!,
            Title = Text(task, "title"),
            Description = Text(task, "description"),
            Outputs = Text(task, "outputs"),
            MouContent = Text(task, "mouContent"),
            Start = Day(task, "start"),
            End = Day(task, "end"),
            Lead = lead,
            Counterpart = lead.Other(),
            Alternation = Enum.Parse<LeadAlternation>(task.GetProperty("alternation").GetString()!),
            Weight = task.GetProperty("weight").GetInt32(),
            Sectors = Codes(task, "sectors"),
            Indicators = Codes(task, "indicators"),
            Predecessors = Codes(task, "predecessors"),
            Budget = [.. task.GetProperty("budget").EnumerateArray().Select(each => new BudgetLine(Enum.Parse<Currency>(each.GetProperty("currency").GetString()!), each.GetProperty("amount").GetDecimal(), Text(each, "source")))],
            Owners = [.. task.GetProperty("owners").EnumerateArray().Select(each => owners[each.GetString()!]).Select(each => new PlanOwner(each.GetProperty("side").Deserialize<Side>(Enums), Text(each, "name")))],
            Milestones =
            [
                .. task.GetProperty("milestones").EnumerateArray().Select(each => new AgreedMilestone
                {
                    Code = each.GetProperty("code").GetString()!,
                    Type = Enum.Parse<MilestoneType>(each.GetProperty("type").GetString()!, ignoreCase: true),
                    Title = Text(each, "title"),
                    Planned = Day(each, "date"),
                }),
            ],
        };
    }

    private static LocalizedText Text(JsonElement parent, string name) => CanonicalJson.Read<LocalizedText>(parent.GetProperty(name).GetRawText());

    private static DateOnly Day(JsonElement parent, string name) => DateOnly.ParseExact(parent.GetProperty(name).GetString()!, "yyyy-MM-dd");

    private static List<string> Codes(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(each => each.GetString()!)];
}
