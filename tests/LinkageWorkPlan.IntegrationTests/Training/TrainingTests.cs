using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Training;

/// <summary>Courses of the group, and how their products are accepted.</summary>
public sealed class TrainingTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_course_is_completed_once_the_side_that_uses_its_products_accepted_them(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddCourse.Command(CourseDesk.Form));
        Assert.Equal("TR3", code);
        var course = await desk.ReadAsync(code);
        Assert.Equal(Rules.CourseWithoutProducts, await desk.Host.RefusalAsync(desk.Vietnam, new HoldCourse.Command(course.Id, course.Version)));
        Assert.Equal("P1", await desk.Host.SendAs(desk.Vietnam, new AddProduct.Command(course.Id, CourseDesk.Product)));
        await desk.Host.SendAs(desk.Vietnam, new HoldCourse.Command(course.Id, (await desk.ReadAsync(code)).Version));
        Assert.Equal("Held, 0 of 1 products in", CourseStages.Of(await desk.ReadAsync(code), Loc.In(Language.En)));

        var first = await desk.SubmitAsync(code, "P1", "a;b");
        Assert.Equal((code, "P1"), Assert.Single((await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Products.Select(each => (each.CourseCode, each.Code))));
        Assert.Empty((await desk.Host.SendAs(desk.Vietnam, new GetHome.Query())).Products);
        Assert.Equal(Rules.ProductOtherSide, await desk.Host.RefusalAsync(desk.Vietnam, new AcceptProduct.Command(course.Id, "P1", first)));
        await desk.Host.SendAs(desk.Laos, new ReturnProduct.Command(course.Id, "P1", first, PlanDesk.Words("Thiếu năm 2025", "ຂາດປີ 2025"), (await desk.ReadAsync(code)).Version));
        var second = await desk.SubmitAsync(code, "P1", "a;b;c");
        Assert.Equal(Rules.ProductOtherFile, await desk.Host.RefusalAsync(desk.Laos, new AcceptProduct.Command(course.Id, "P1", first)));
        await desk.Host.SendAs(desk.Laos, new AcceptProduct.Command(course.Id, "P1", second));
        Assert.True((await desk.ReadAsync(code)).IsCompleted);
        Assert.Empty((await desk.Host.SendAs(desk.Laos, new GetHome.Query())).Products);
        Assert.Equal("a;b"u8.ToArray(), (await desk.Host.SendAs(desk.Vietnam, new GetProductFile.Query(first))).Bytes);
        Assert.Contains((await desk.Host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync())).Changes, change => change is { Field: "CourseProduct.State", After: "ProductState.Accepted" });
    }

    [Theory, EachDatabase]
    public async Task Whoever_sees_no_drafts_reads_courses_that_were_held_and_files_that_are_accepted(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(["TR1"], (await desk.Host.SendAs(observer, new ListCourses.Query())).Courses.Select(each => each.Code));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetCourse.Query("TR2")));
        Assert.Equal(["TR1"], (await desk.Host.SendAs(observer, new FindTexts.Query("khảo sát", SearchGroup.Courses))).SelectMany(each => each.Hits).Select(each => each.Code).Distinct());
        Assert.Equal(["TR2"], (await desk.Host.SendAs(desk.Laos, new FindTexts.Query("quan ly khu cong nghiep", SearchGroup.Courses))).SelectMany(each => each.Hits).Select(each => each.Code).Distinct());
        var products = (await desk.ReadAsync("TR1")).Products;
        Assert.Equal("Held, 2 of 4 products in", CourseStages.Of(await desk.ReadAsync("TR1"), Loc.In(Language.En)));
        Assert.NotEmpty((await desk.Host.SendAs(observer, new GetProductFile.Query(products.Single(each => each.Code == "P1").FileId!.Value))).Bytes);
        var returned = products.Single(each => each.Code == "P3").FileId!.Value;
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetProductFile.Query(returned)));
        Assert.NotEmpty((await desk.Host.SendAs(desk.Laos, new GetProductFile.Query(returned))).Bytes);
    }

    [Theory, EachDatabase]
    public async Task What_a_course_points_to_is_there_and_stays_there(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        Assert.Equal(["TR1"], (await desk.Host.SendAs(desk.Laos, new ListTaskCourses.Query(Plan, "B3"))).Select(each => each.Code));
        foreach (var task in new[] { new CourseTask(Plan, "Z9"), new CourseTask("2028", "A1") })
        {
            Assert.Equal(Rules.CourseTaskUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new AddCourse.Command(CourseDesk.Form with { Task = task.Key })));
        }

        Assert.Equal(Rules.ContentUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new AddCourse.Command(CourseDesk.Form with { Contents = ["M99"] })));
        await desk.Host.SendAs(desk.Vietnam, new AddContent.Command("M77", PlanDesk.Words("Nội dung", "ເນື້ອໃນ")));
        var content = (await desk.Host.SendAs(desk.Vietnam, new ListContents.Query())).Single(each => each.Code == "M77");
        await desk.Host.SendAs(desk.Vietnam, new AddCourse.Command(CourseDesk.Form with { Contents = ["M77"] }));
        Assert.Equal(Rules.ContentInUse, await desk.Host.RefusalAsync(desk.Vietnam, new RemoveContent.Command(content.Id, content.Version)));

        var owner = await desk.Host.SendAs(desk.Vietnam, new AddOwner.Command(Side.Vietnam, PlanDesk.Words("Đơn vị mới", "ໜ່ວຍງານໃໝ່")));
        await desk.Host.SendAs(desk.Vietnam, new AddProduct.Command((await desk.ReadAsync("TR3")).Id, CourseDesk.Product with { OwnerId = owner }));
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(desk.Vietnam, new DeleteOwner.Command(owner, await desk.Host.Db(db => db.Owners.Where(each => each.Id == owner).Select(each => each.Version).SingleAsync()))));
    }

    [Theory, EachDatabase]
    public async Task Reports_list_a_course_that_was_held_by_their_cut_off_with_the_products_that_were_in(Database database)
    {
        await using var report = await ReportDesk.OpenAsync(database);
        var desk = new CourseDesk(report.Host, report.Secretary, await report.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        Assert.Empty((await report.ContentAsync()).Courses);
        var cutOff = (await report.ContentAsync()).CutOff;
        var code = await desk.Host.SendAs(desk.Vietnam, new AddCourse.Command(CourseDesk.Form with { Starts = cutOff.AddDays(-2), Ends = cutOff, Task = new CourseTask(Plan, "B2").Key }));
        await desk.Host.SendAs(desk.Vietnam, new AddProduct.Command((await desk.ReadAsync(code)).Id, CourseDesk.Product));
        Assert.Empty((await report.ContentAsync()).Courses);
        await desk.Host.SendAs(desk.Vietnam, new HoldCourse.Command((await desk.ReadAsync(code)).Id, (await desk.ReadAsync(code)).Version));
        Assert.Equal(("B2", 0, 1), ShownOf(Assert.Single((await report.ContentAsync()).Courses)));

        // Accepted today, after the cut-off: the report says how it was then.
        var file = await desk.SubmitAsync(code, "P1", "a;b");
        await desk.Host.SendAs(desk.Laos, new AcceptProduct.Command((await desk.ReadAsync(code)).Id, "P1", file));
        Assert.Equal(("B2", 0, 1), ShownOf(Assert.Single((await report.ContentAsync()).Courses)));
        await desk.Host.Db(async db => await db.Database.ExecuteSqlRawAsync("UPDATE \"CourseProducts\" SET \"AcceptedAt\" = {0} WHERE \"State\" = 'Accepted'", DateTime.SpecifyKind(cutOff.ToDateTime(new TimeOnly(3, 0)), DateTimeKind.Utc)));
        Assert.Equal(("B2", 1, 1), ShownOf(Assert.Single((await report.ContentAsync()).Courses)));

        static (string?, int, int) ShownOf(CourseRow row) => (row.TaskCode, row.ProductsIn, row.Products);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_second_is_told_who_was_first(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        var opened = await desk.ReadAsync("TR2");
        await desk.Host.SendAs(desk.Vietnam, new AddProduct.Command(opened.Id, CourseDesk.Product));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new ReviseCourse.Command(opened.Id, CourseForm.Of(opened) with { Place = PlanDesk.Words("Huế", "ເວ້") }, opened.Version)));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Laos, new SubmitProduct.Command(opened.Id, "P1", CourseDesk.File("a.csv", "a"), opened.Version)));
    }

    [Theory, EachDatabase]
    public async Task Days_that_are_far_from_each_other_are_asked_about(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        Assert.Equal(Questions.DateFarAfter, await desk.Host.RefusalAsync(desk.Vietnam, new AddCourse.Command(CourseDesk.Form with { Ends = TestHost.DemoToday.AddDays(300) })));
        Assert.Equal(
            [(Rules.Required, "Title"), (Rules.Required, "Starts"), (Rules.Required, "Ends")],
            (await desk.Host.RefusedAsync(desk.Vietnam, new AddCourse.Command(new CourseForm()))).Select(each => (each.Rule, each.Subject ?? string.Empty)));
    }

    [Theory, EachDatabase]
    public async Task Its_texts_are_on_the_desk_of_the_plan_of_its_days(Database database)
    {
        await using var desk = await CourseDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, new AddProduct.Command((await desk.ReadAsync("TR2")).Id, CourseDesk.Product with { Title = new TextWords("Chỉ tiếng Việt", null, null) }));
        var open = (await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope(Plan), Language.Lo, TextFilter.Open))).Rows;
        Assert.Contains(open, each => each is { Kind: TextKind.Course, Subject: "TR2", Field: "Title:P4" });
        Assert.DoesNotContain((await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2028"), Language.Lo, TextFilter.All))).Rows, each => each.Kind == TextKind.Course);
    }
}
