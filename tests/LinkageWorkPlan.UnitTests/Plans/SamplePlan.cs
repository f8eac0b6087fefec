using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>A small plan of 2026 that is in order in every respect; tests break one thing at a time.</summary>
internal sealed class SamplePlan
{
    public static readonly DateOnly Today = new(2026, 6, 14);

    public Owner VietnameseOwner { get; } = new(Side.Vietnam, Text("Ban Thư ký mẫu", "ກອງເລຂາຕົວຢ່າງ"));
    public Owner LaoOwner { get; } = new(Side.Laos, Text("Phòng Nghiên cứu mẫu", "ພະແນກຄົ້ນຄວ້າຕົວຢ່າງ"));
    public WorkPlan Plan { get; }

    /// <param name="start">1 January 2026 where it is not given.</param>
    public SamplePlan(DateOnly? start = null)
    {
        Plan = new("2026", PlanKind.Annual, Text("Kế hoạch công tác 2026", "ແຜນວຽກປີ 2026"), start ?? new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));
        Plan.AddPillar("A", Text("Điều phối", "ການປະສານງານ"));
    }

    public IReadOnlyDictionary<Guid, Side> SideOf => new Dictionary<Guid, Side> { [VietnameseOwner.Id] = Side.Vietnam, [LaoOwner.Id] = Side.Laos };

    /// <summary>1 March to 31 August 2026, one milestone on 30 June.</summary>
    public TaskContent Content(string code = "A1", int weight = 100) => new()
    {
        Code = code,
        PillarCode = "A",
        Title = Text("Xây dựng quy chế", "ສ້າງລະບຽບການ"),
        Lead = Side.Vietnam,
        Counterpart = Side.Laos,
        Start = new DateOnly(2026, 3, 1),
        End = new DateOnly(2026, 8, 31),
        Weight = weight,
        Owners = [VietnameseOwner.Id, LaoOwner.Id],
        Milestones = [new MilestoneContent { Code = code + ".1", Type = MilestoneType.Draft, Title = Text("Trao đổi dự thảo", "ແລກປ່ຽນສະບັບຮ່າງ"), Planned = new DateOnly(2026, 6, 30) }],
    };

    public WorkTask Task(string code = "A1", int weight = 100) => new(Plan, Content(code, weight));

    public SamplePlan Adopted()
    {
        Plan.AskForReview();
        Plan.Adopt(new DateOnly(2026, 2, 20));
        return this;
    }

    public ProgressUpdate Record(WorkTask task, ProgressEntry entry) =>
        new(Plan, task, entry, Today, new DateTime(2026, 6, 14, 3, 0, 0, DateTimeKind.Utc), Guid.CreateVersion7(), "Người phụ trách mẫu");

    public static LocalizedText Text(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);
}
