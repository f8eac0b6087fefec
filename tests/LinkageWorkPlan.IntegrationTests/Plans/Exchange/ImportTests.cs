using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>A workbook adds and updates by code: all of it, or nothing, and can be taken back.</summary>
public class ImportTests
{
    private static readonly DateOnly May = new(2026, 5, 4);

    /// <summary>A1 gets another title and start, A2 is new and waits for it, with an owner that the file brings; A1 gets a budget line and a second milestone.</summary>
    private static byte[] Book() => Books.Of(
        Books.Table(BookSheet.Tasks, ["Code", "Title.Vi", "Title.Lo", "Start", "End", "Weight", "Lead", "Counterpart", "Sectors", "Predecessors", "Owners.Vietnam", "Owners.Laos"],
            ["A1", "Quy chế mới", "ລະບຽບການໃໝ່", May, "31/8/2026", 40, "Vietnamese side", "Laos", "S06", null, "Ban Thư ký mẫu", "Phòng mẫu"],
            ["A2", "Khảo sát", "ສຳຫຼວດ", new DateOnly(2026, 6, 1), "2026-12-01", "60%", "ຝ່າຍລາວ", "Phía Việt Nam", null, "A1", null, "Phòng mới"]),
        Books.Table(BookSheet.Milestones, ["Code", "TaskCode", "Milestone.Title.Vi", "Milestone.Type", "Planned"],
            ["A1.1", null, "Dự thảo 1", "Draft exchanged", "30.6.2026"],
            ["2", "A1", "Dự thảo 2", "Survey", new DateOnly(2026, 7, 1)],
            ["A2.1", "A2", "Bắt đầu", "Start", new DateOnly(2026, 6, 2)]),
        Books.Table(BookSheet.Budget, ["TaskCode", "Budget.Line", "Amount", "Currency", "BudgetLine.Source.Vi"], ["A1", 1, 1_500_000m, "VND", "Ngân sách"]),
        Books.Table(BookSheet.Owners, ["Code", "Side", "Name.Vi", "Name.Lo"], [null, "Lao side", "Phòng mới", "ພະແນກໃໝ່"]));

    [Theory, EachDatabase]
    public async Task Adds_and_updates_tasks_milestones_budget_and_owners_by_code(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var before = await desk.TaskAsync("A1");
        var book = Book();
        var preview = await desk.LookAsync(book);
        Assert.Empty(preview.Lines.Where(each => each.Mark == ImportMark.Problem).Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.Equal((2, 1), (preview.Tasks, preview.Owners));
        Assert.Contains(preview.Lines, each => each is { Mark: ImportMark.Changed, Address: "B2", Code: "A1", Before: "Xây dựng quy chế", After: "Quy chế mới" });
        Assert.Contains("Changed  Tasks!D2  A1  Start  02/03/2026 → 04/05/2026", preview.Lines.Select(each => ImportWords.Line(each, Loc.In(Language.En))));
        Assert.True(before.SaysTheSame(await desk.TaskAsync("A1")));

        var result = await desk.ImportAsync(book);
        Assert.Equal((2, 1), (result.Added, result.Changed));
        var first = await desk.TaskAsync("A1");
        Assert.Equal(("Quy chế mới", (DateOnly?)May, 40, Side.Vietnam), (first.Title.Vi!.Text, first.Start, first.Weight, first.Lead));
        Assert.Equal(["A1.1", "A1.2"], first.Milestones.Select(each => each.Code));
        Assert.Equal(before.Milestones[0].Id, first.Milestones[0].Id);
        Assert.Equal(("S06", 1_500_000m), (first.Sectors.Single(), first.Budget.Single().Amount));
        var second = await desk.TaskAsync("A2");
        Assert.Equal((60, Side.Laos, Side.Vietnam, "A1"), (second.Weight, second.Lead, second.Counterpart, second.Predecessors.Single()));
        var owner = await desk.Host.Db(db => db.Owners.AsNoTracking().SingleAsync(each => each.Id == second.Owners.Single()));

        // One side's secretary proposes an owner of the other side.
        Assert.Equal(("Phòng mới", false), (owner.Name.Vi!.Text, owner.IsConfirmed));
        var told = await desk.Host.Db(db => db.History.AsNoTracking().Where(each => each.Action == "ImportPlan").ToListAsync());
        Assert.Equal(["A1", "A2", "2026"], told.Where(each => each.SubjectKind != "Owner").Select(each => each.SubjectCode).Order(StringComparer.Ordinal).OrderBy(each => each == "2026"));
        Assert.Contains(told.Single(each => each.SubjectCode == "2026").Changes, each => each.After == "kế hoạch.xlsx");
        var kept = await desk.SendAsync(new GetImportedFile.Query(result.Id!.Value));
        Assert.Equal(book, kept.Bytes);
    }

    [Theory, EachDatabase]
    public async Task Is_taken_back_whole(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var before = await desk.TaskAsync("A1");
        var result = await desk.ImportAsync(Book());
        await desk.SendAsync(new UndoImport.Command(result.Id!.Value));
        Assert.True(before.SaysTheSame(await desk.TaskAsync("A1")));
        Assert.Equal((1, 2), await desk.Host.Db(async db => (await db.Tasks.CountAsync(), await db.Owners.CountAsync())));
        Assert.Equal(Rules.ImportUndone, await desk.Host.RefusalAsync(desk.Secretary, new UndoImport.Command(result.Id.Value)));
        Assert.True(Assert.Single((await desk.SendAsync(new ListImports.Query(PlanDesk.Code))).Imports).IsUndone);
    }

    [Theory, EachDatabase]
    public async Task Is_not_taken_back_once_something_of_it_was_changed_or_is_used_and_that_is_named(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var result = await desk.ImportAsync(Book());
        await desk.ReviseAsync("A1", form => form with { Weight = 41 });
        await desk.AddAsync(desk.Form("A3") with { Predecessors = ["A2"] });
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new UndoImport.Command(result.Id!.Value)));
        Assert.Equal(Rules.ImportChangedSince, refused.Rule);
        Assert.Equal(["A1", "A3"], Assert.IsAssignableFrom<IEnumerable<string>>(refused.Arguments[0]));
        Assert.Contains("A1, A3", Failures.Of(refused, Loc.In(Language.Vi)).Words, StringComparison.Ordinal);
        Assert.Equal(41, (await desk.TaskAsync("A1")).Weight);
        Assert.Equal(3, await desk.Host.Db(db => db.Tasks.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_unit_gets_its_head_wherever_in_the_file_the_person_stands_and_loses_it_with_the_import(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        string[] columns = ["Side", "Name.Vi", "Owner.Kind", "Owner.HeadId.Vietnam", "Owner.HeadId.Laos"];
        byte[] Book(params IReadOnlyList<object?>[] rows) => Books.Of(Books.Table(BookSheet.Owners, columns, rows));
        object?[] person = ["Vietnamese side", "Nguyễn Văn A", "Person", null, null];
        var book = Book(["Vietnamese side", "Ban Thư ký mẫu", null, "Nguyễn Văn A", null], person);
        var preview = await desk.LookAsync(book);
        Assert.Equal(0, preview.Problems);
        Assert.Contains(preview.Lines, each => each is { Mark: ImportMark.Changed, Address: "D2" });
        var result = await desk.ImportAsync(book);
        var head = await desk.Host.Db(db => db.Owners.AsNoTracking().SingleAsync(each => each.Kind == OwnerKind.Person));
        Assert.Equal(head.Id, await HeadAsync());
        foreach (var language in Languages.All)
        {
            var export = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, language));
            Assert.DoesNotContain((await desk.LookAsync(export.Bytes)).Lines, each => each.Mark != ImportMark.Notice);
        }

        // Somebody of the other side, a unit, two of them, and nobody known.
        Assert.Equal($"E2 {Rules.OwnerHeadUnfit}", await desk.RefusalAsync(Book(["Vietnamese side", "Ban Thư ký mẫu", null, null, "Phòng mẫu"])));
        Assert.Equal($"D2 {Rules.OwnerHeadUnfit}", await desk.RefusalAsync(Book(["Vietnamese side", "Đơn vị mới", null, "Ban Thư ký mẫu", null])));
        Assert.Equal($"D2 {Rules.OwnerHeadUnfit}", await desk.RefusalAsync(Book(["Vietnamese side", "Ban Thư ký mẫu", null, "Nguyễn Văn A; Nguyễn Văn B", null], person, ["Vietnamese side", "Nguyễn Văn B", "Person", null, null])));
        Assert.Equal($"D2 {Rules.ImportOwnerUnknown}", await desk.RefusalAsync(Book(["Vietnamese side", "Ban Thư ký mẫu", null, "Ai đó", null])));

        await desk.SendAsync(new UndoImport.Command(result.Id!.Value));
        Assert.Null(await HeadAsync());
        Assert.Equal(2, await desk.Host.Db(db => db.Owners.CountAsync()));
        Task<Guid?> HeadAsync() => desk.Host.Db(db => db.Owners.Where(each => each.Id == desk.VietnameseOwner).Select(each => each.HeadId).SingleAsync());
    }

    /// <summary>A2 had an owner that is deleted since, A3 waited for a task that is gone, A4 for one that now waits for it; A5 and A6 waited for each other.</summary>
    [Theory, EachDatabase]
    public async Task Is_not_taken_back_where_a_task_would_name_what_is_gone_or_wait_for_itself(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var owner = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Cục mẫu", "ກົມຕົວຢ່າງ")));
        foreach (var (code, before) in new[] { ("A2", "A1"), ("A9", "A1"), ("A3", "A9"), ("A4", "A1"), ("A5", "A1"), ("A6", "A5") })
        {
            await desk.AddAsync(desk.Form(code, 1) with { Predecessors = [before], Owners = code == "A2" ? [owner, desk.LaoOwner] : [desk.VietnameseOwner] });
        }

        // A circle in a draft of an older version, which saved it: no form does today.
        await desk.Host.Db(async db =>
        {
            (await db.Tasks.SingleAsync(each => each.Code == "A5")).FollowPredecessor("A1", "A6");
            await db.SaveChangesAsync();
        });
        string[] codes = ["A2", "A3", "A4", "A5", "A6"];
        var result = await desk.ImportAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Owners.Vietnam", "Predecessors"], codes.Select(IReadOnlyList<object?> (code) => [code, null, null]).ToArray())));
        Assert.Equal((0, 5), (result.Added, result.Changed));
        await desk.SendAsync(new DeleteOwner.Command(owner, await desk.Host.Db(db => db.Owners.Where(each => each.Id == owner).Select(each => each.Version).SingleAsync())));
        var gone = await desk.EditorAsync("A9");
        await desk.SendAsync(new Web.Features.Plans.Editing.RemoveTask.Command(gone.TaskId!.Value, gone.Version));
        await desk.ReviseAsync("A1", form => form with { Predecessors = ["A4"] });

        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new UndoImport.Command(result.Id!.Value)));
        Assert.Equal(Rules.ImportChangedSince, refused.Rule);
        Assert.Equal(["A2", "A3", "A4"], Assert.IsAssignableFrom<IEnumerable<string>>(refused.Arguments[0]).Order());
        Assert.Empty((await desk.TaskAsync("A4")).Predecessors);
    }

    [Theory, EachDatabase]
    public async Task Writes_nothing_where_one_cell_is_refused(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var book = Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Title.Vi", "Start"], ["A1", "Tên khác", May], ["A2", "Mới", new DateOnly(2029, 1, 1)]));
        Assert.Equal($"C3 {Questions.DateAfterPlan}", await desk.RefusalAsync(book));
        Assert.Equal(Rules.ImportRefused, Assert.Single((await Assert.ThrowsAsync<RuleException>(() => desk.ImportAsync(book))).Broken).Rule);
        Assert.Equal("Xây dựng quy chế", (await desk.TaskAsync("A1")).Title.Vi!.Text);
        Assert.Equal((1, 0), await desk.Host.Db(async db => (await db.Tasks.CountAsync(), await db.Imports.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task Writes_nothing_that_was_not_shown(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var seen = (await desk.LookAsync(Book())).Stamp;
        await desk.ReviseAsync("A1", form => form with { Weight = 50 });
        Assert.Equal(Rules.ImportOutdated, await desk.Host.RefusalAsync(desk.Secretary, new ImportPlan.Command(PlanDesk.Code, "a.xlsx", Book(), seen)));
    }

    [Theory, EachDatabase]
    public async Task Says_of_every_cell_what_is_wrong_with_it(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        async Task Refused(string expected, IReadOnlyList<string> columns, params IReadOnlyList<object?>[] rows) => Assert.Equal(expected, await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, columns, rows))));
        await Refused($"A3 {Rules.ImportCodeTwice}", ["Code", "Weight"], ["A1", 5], ["A1", 6]);
        await Refused($"A2 {Rules.ImportCodeMissing}", ["Code", "Weight"], [null, 5]);
        await Refused($"B2 {Rules.SectorUnknown}", ["Code", "Sectors"], ["A1", "S06, S99"]);
        await Refused($"B2 {Rules.IndicatorUnknown}", ["Code", "Indicators"], ["A1", "I9"]);
        await Refused($"B2 {Rules.ImportOwnerUnknown}", ["Code", "Owners.Vietnam"], ["A1", "Ban Thư ký mẫu\nAi đó"]);
        await Refused($"B2 {Rules.ImportOwnerSide}", ["Code", "Owners.Vietnam"], ["A1", "Phòng mẫu"]);
        await Refused($"B2 {Rules.ImportDate}", ["Code", "Start"], ["A1", "mai"]);
        await Refused($"B2 {Rules.ImportDate}", ["Code", "Start"], ["A1", "+10d"]);
        await Refused($"B2 {Rules.ImportDate}", ["Code", "Start"], ["A1", 46000]);
        await Refused($"B2 {Rules.NoSuchDay}", ["Code", "Start"], ["A1", "31/2/2026"]);
        await Refused($"B2 {Rules.ImportChoice}", ["Code", "Lead"], ["A1", "France"]);
        await Refused($"B2 {Rules.NotAWholeNumber}", ["Code", "Weight"], ["A1", 1.5m]);
        await Refused($"B2 {Rules.OutOfRange}", ["Code", "Weight"], ["A1", 101]);
        await Refused($"B2 {Rules.PillarUnknown}", ["Code", "PillarCode", "Title.Vi"], ["A91", "A9", "Tên"]);
        await Refused($"A2 {Rules.TaskCodeFormat}", ["Code", "PillarCode", "Title.Vi"], ["B2", "A", "Tên"]);
        await Refused($"B2 {Rules.Required}", ["Code", "Title.Vi", "Title.Lo"], ["A1", null, null]);
        await Refused($"C2 {Rules.TooLong}", ["Code", "Title.Vi", "Title.Lo"], ["A1", "Tên", new string('ກ', 301)]);
        await Refused($"B2 {Rules.ImportCellLong}", ["Code", "Title.Vi"], ["A1", new string('x', 102_400)]);
        await Refused($"B2 {Questions.DateBeforePlan}", ["Code", "Start"], ["A1", "31/12/2025"]);
        await Refused($"B2 {Rules.TaskPredecessorUnknown}", ["Code", "Predecessors"], ["A1", "A9"]);
        await Refused($"B2 {Rules.TaskDependencyLoop}", ["Code", "Predecessors"], ["A1", "A1"]);
        await Refused($"C2 {Rules.TaskDependencyLoop}, C3 {Rules.TaskDependencyLoop}", ["Code", "Title.Vi", "Predecessors"], ["A1", "Một", "A2"], ["A2", "Hai", "A1"]);
        await Refused($"C1 {Rules.ImportHeadingTwice}", ["Code", "Weight", "Weight"], ["A1", 5, 6]);
        Assert.Equal($"B2 {Rules.ImportTaskUnknown}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Milestones, ["Code", "TaskCode", "Planned"], ["A7.1", "A7", May]))));
        Assert.Equal($"B2 {Rules.ImportMoved}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Milestones, ["Code", "TaskCode", "Planned"], ["A1.1", "A2", May]))));
        Assert.Equal($"B2 {Rules.OutOfRange}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Budget, ["TaskCode", "Budget.Line", "Amount"], ["A1", 3, 5]))));
        Assert.Equal($"C2 {Rules.OwnerNotOwnSide}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Owners, ["Code", "Side", "Name.Vi"], [await CodeOfLaoOwnerAsync(desk), "Lao side", "Tên khác"]))));
    }

    [Theory, EachDatabase]
    public async Task A_milestone_outside_its_task_is_said_and_written(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        var book = Books.Of(Books.Table(BookSheet.Milestones, ["Code", "Planned"], ["A1.1", new DateOnly(2026, 12, 1)]));
        Assert.Contains((await desk.LookAsync(book)).Lines, each => each is { Mark: ImportMark.Notice, Address: "B2", Rule.Rule: Questions.DateOutsideTask });
        await desk.ImportAsync(book);
        Assert.Equal(new DateOnly(2026, 12, 1), (await desk.TaskAsync("A1")).Milestones[0].Planned);
    }

    [Theory, EachDatabase]
    public async Task Only_a_draft_takes_a_workbook(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.SendAsync(new Web.Features.Plans.Editing.AskForReview.Command(desk.PlanId));
        Assert.Equal(Rules.PlanNotInDraft, await desk.Host.RefusalAsync(desk.Secretary, new GetPlanImportPreview.Query(PlanDesk.Code, Book())));
    }

    [Theory, EachDatabase]
    public async Task A_plan_with_imports_can_be_deleted(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.ImportAsync(Book());
        var version = await desk.Host.Db(db => db.Plans.Select(each => each.Version).SingleAsync());
        await desk.SendAsync(new Web.Features.Plans.Editing.DeletePlan.Command(desk.PlanId, version));
        Assert.Equal((0, 0), await desk.Host.Db(async db => (await db.Imports.CountAsync(), await db.ImportedFiles.CountAsync())));
    }

    private static async Task<string> CodeOfLaoOwnerAsync(PlanDesk desk)
    {
        // Its own side has agreed to it: from then on the other side only proposes.
        var owner = await desk.Host.Db(db => db.Owners.AsNoTracking().SingleAsync(each => each.Side == Side.Laos));
        await desk.Host.SendAs(desk.LaoSecretary, new AnswerOwnerProposal.Command(owner.Id, true, owner.Version));
        return owner.FileCode;
    }
}
