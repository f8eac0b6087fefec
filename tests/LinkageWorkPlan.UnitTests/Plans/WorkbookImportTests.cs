using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>A workbook that was taken into a draft, and may be taken back.</summary>
public class WorkbookImportTests
{
    private static readonly DateTime At = new(2026, 1, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly byte[] Bytes = [1, 2, 3];
    private static readonly Guid Secretary = Guid.CreateVersion7();
    private static readonly LocalizedText Words = SamplePlan.Text("Kim ngạch mẫu", "ມູນຄ່າຕົວຢ່າງ");

    private readonly SamplePlan sample = new();
    private readonly WorkbookImport import;

    public WorkbookImportTests() => import = Of("ke-hoach.xlsx");

    [Fact]
    public void Keeps_plan_file_and_who_brought_it()
    {
        Assert.Equal((sample.Plan.Id, "ke-hoach.xlsx", At), (import.PlanId, import.FileName, import.ImportedAt));
        Assert.Equal((Secretary, "Thư ký mẫu"), (import.ImportedBy, import.ImportedByName));
        Assert.Equal("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", import.Sha256);
        Assert.Equal((0, 0, false), (import.Added, import.Changed, import.IsUndone));
        Assert.Empty(import.Rows);
        Assert.NotEqual(Guid.Empty, import.Id);
        var file = new ImportedFile(import, Bytes);
        Assert.Equal((import.Id, Bytes), (file.ImportId, file.Bytes));
    }

    [Theory]
    [InlineData(@"C:\mau\ke-hoach.xlsx")]
    [InlineData("/mau/ke-hoach.xlsx")]
    public void A_file_is_kept_without_its_folder(string path) => Assert.Equal("ke-hoach.xlsx", Of(path).FileName);

    [Fact]
    public void A_files_name_is_there_and_not_too_long()
    {
        Refused(Rules.Required, "FileName", () => Of("mau/"));
        Assert.Equal(200, Of(new string('x', WorkbookImport.FileNameMax)).FileName.Length);
        Assert.Equal(["FileName", 201, 200], Refused(Rules.TooLong, "FileName", () => Of(new string('x', 201))));
    }

    [Fact]
    public void Only_a_draft_takes_one()
    {
        sample.Adopted();
        Assert.Equal(["2026"], Refused(Rules.PlanNotInDraft, null, () => Of("ke-hoach.xlsx")));
    }

    [Fact]
    public void Each_row_keeps_what_was_there_before()
    {
        var (task, indicator, owner) = (sample.Task(), Indicator("I1"), sample.LaoOwner);
        import.Took(task, task.ToContent());
        import.Took(owner, owner.ToContent());
        import.Took(indicator, indicator.ToContent(), 2);
        Assert.Equal((0, 3), (import.Added, import.Changed));
        Assert.Equal(
            [
                (ImportedKind.Task, task.Id, "A1", 0, false),
                (ImportedKind.Owner, owner.Id, "Phòng Nghiên cứu mẫu", 0, false),
                (ImportedKind.Indicator, indicator.Id, "I1", 2, false),
            ],
            import.Rows.Select(each => (each.Kind, each.SubjectId, each.Name, each.FormerTargets, each.IsNew)));
        Assert.Equal((true, false, false), Kept(import.Rows[0]));
        Assert.Equal((false, true, false), Kept(import.Rows[1]));
        Assert.Equal((false, false, true), Kept(import.Rows[2]));
        Assert.All(import.Rows, each => Assert.Equal((import.Id, 0), (each.ImportId, each.Version)));
        Assert.Equal(3, import.Rows.Select(each => each.Id).Where(each => each != Guid.Empty).Distinct().Count());
    }

    [Fact]
    public void What_the_file_added_has_nothing_before()
    {
        import.Took(sample.Task(), null);
        import.Took(sample.VietnameseOwner, null);
        import.Took(sample.LaoOwner, sample.LaoOwner.ToContent());
        import.Took(Indicator("I1"), null, 0);
        Assert.Equal((3, 1), (import.Added, import.Changed));
        Assert.Equal([(ImportedKind.Task, true), (ImportedKind.Owner, true), (ImportedKind.Owner, false), (ImportedKind.Indicator, true)], import.Rows.Select(each => (each.Kind, each.IsNew)));
    }

    [Fact]
    public void A_long_name_is_kept_shortened()
    {
        Assert.Equal(new string('x', 300), new ImportedRow(import.Id, Secretary, new string('x', ImportedRow.NameMax), 7).Name);
        var row = new ImportedRow(import.Id, Secretary, new string('x', 301), 7);
        Assert.Equal((new string('x', 299) + "…", 7), (row.Name, row.Version));
    }

    [Fact]
    public void A_task_that_is_as_it_was_can_come_back()
    {
        Took("A1", "A2");
        Assert.Empty(Unrestorable(("A1", []), ("A2", [])));
    }

    [Fact]
    public void An_owner_that_is_gone_keeps_a_task_from_coming_back()
    {
        Took("A1");
        Assert.Equal(["A1"], import.Unrestorable(Order(("A1", [])), new HashSet<Guid> { sample.LaoOwner.Id }));
    }

    [Fact]
    public void A_task_that_is_gone_keeps_those_that_waited_for_it_from_coming_back()
    {
        Took("A1", "A2");
        Took("A3");
        Assert.Equal(["A1"], Unrestorable(("A1", []), ("A3", [])));
    }

    [Fact]
    public void A_task_that_the_import_added_will_be_gone()
    {
        Took("A1", "A2");
        import.Took(sample.Task("A2"), null);
        Assert.Equal(["A1"], Unrestorable(("A1", []), ("A2", [])));
    }

    [Fact]
    public void An_indicator_that_the_import_added_is_no_task()
    {
        Took("A1", "A2");
        import.Took(Indicator("A2"), null, 0);
        Assert.Empty(Unrestorable(("A1", []), ("A2", [])));
    }

    [Fact]
    public void A_task_that_would_wait_for_itself_does_not_come_back()
    {
        Took("A1", "A2");
        Assert.Equal(["A1"], Unrestorable(("A1", []), ("A2", ["A1"])));
    }

    [Fact]
    public void A_task_that_the_import_changed_is_judged_as_it_was()
    {
        Took("A1", "A2");
        Took("A2");
        Assert.Empty(Unrestorable(("A1", []), ("A2", ["A1"])));
    }

    [Fact]
    public void A_loop_that_was_there_before_comes_back_as_it_was()
    {
        Took("A1", "A2");
        Took("A2", "A1");
        Assert.Empty(Unrestorable(("A1", []), ("A2", [])));
    }

    [Fact]
    public void It_is_undone_once()
    {
        import.Undo(sample.Plan, []);
        Assert.True(import.IsUndone);
        Assert.Equal(["ke-hoach.xlsx"], Refused(Rules.ImportUndone, null, () => import.Undo(sample.Plan, [])));
    }

    [Fact]
    public void It_is_not_undone_where_something_was_changed_since()
    {
        var changed = Assert.Single(Refused(Rules.ImportChangedSince, null, () => import.Undo(sample.Plan, ["A1", "A2"])));
        Assert.Equal(["A1", "A2"], Assert.IsAssignableFrom<IReadOnlyList<string>>(changed));
        Assert.False(import.IsUndone);
        sample.Adopted();
        Refused(Rules.PlanNotInDraft, null, () => import.Undo(sample.Plan, []));
        Assert.False(import.IsUndone);
    }

    private void Took(string code, params string[] predecessors) => import.Took(sample.Task(code), sample.Content(code) with { Predecessors = predecessors });

    private IEnumerable<string> Unrestorable(params (string Code, string[] Waits)[] order) => import.Unrestorable(Order(order), sample.SideOf.Keys.ToHashSet());

    private static Dictionary<string, IReadOnlyList<string>> Order(params (string Code, string[] Waits)[] order) => order.ToDictionary(each => each.Code, each => (IReadOnlyList<string>)each.Waits);

    private Indicator Indicator(string code) => new(sample.Plan, new IndicatorContent { Code = code, Title = Words, Unit = Words });

    private WorkbookImport Of(string path) => new(sample.Plan, path, Bytes, At, Secretary, "Thư ký mẫu");

    private static (bool Task, bool Owner, bool Indicator) Kept(ImportedRow row) => (row.Task is not null, row.Owner is not null, row.Indicator is not null);

    private static object[] Refused(string rule, string? subject, Action act)
    {
        var broken = Assert.Single(Assert.Throws<RuleException>(act).Broken);
        Assert.Equal((rule, subject), (broken.Rule, broken.Subject));
        return broken.Arguments;
    }
}
