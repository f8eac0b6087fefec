using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Requests;

/// <summary>What is possible but unusual is asked before it is saved, and saved once it was confirmed.</summary>
public class QuestionTests
{
    [Fact]
    public void Every_question_has_its_words_in_every_language()
    {
        var questions = typeof(Questions).GetFields().Where(each => each.IsLiteral && each.Name != nameof(Questions.Prefix)).Select(each => (string)each.GetRawConstantValue()!).ToList();
        Assert.True(questions.Count >= 8);
        Assert.Empty(from question in questions from language in Languages.All where Loc.In(language).Find(question) is null select $"{question} ({language})");
    }

    [Theory, EachDatabase]
    public async Task An_expected_date_two_years_late_is_asked_and_the_answer_holds_for_that_day_alone(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        RecordProgress.Command Until(DateOnly day) => new(task, new ProgressForm { EffectiveOn = TestHost.DemoToday, Delay = new DelayForm(PlanDesk.Words("Chờ số liệu"), PlanDesk.Words("Thêm người"), day, null) }, []);
        var asked = await desk.Host.RefusedAsync(desk.Secretary, Until(new DateOnly(2028, 9, 1)));
        Assert.Equal([Questions.DateAfterPlan, Questions.DateFarAfter], asked.Select(each => each.Rule));
        Assert.Equal("Ngày dự kiến mới: 01/09/2028 sau ngày cuối của kế hoạch (31/12/2026).", Failures.Of(asked[0], Loc.In(Language.Vi)).Words, ignoreCase: true);
        Assert.Equal(0, await desk.Host.Db(db => db.Progress.CountAsync()));
        Assert.NotEqual(asked[0].Confirmation, (await desk.Host.RefusedAsync(desk.Secretary, Until(new DateOnly(2028, 9, 2))))[0].Confirmation);
        await desk.SendAsync(Until(new DateOnly(2026, 9, 1)));
        await desk.Host.ConfirmAsync(desk.Secretary, Until(new DateOnly(2028, 9, 1)));
        Assert.Equal(2, await desk.Host.Db(db => db.Progress.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Dates_of_plans_tasks_and_reports_are_asked_where_their_neighbours_do_not_fit(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        async Task<IEnumerable<string>> AskedAsync<T>(MediatR.IRequest<T> request) => (await desk.Host.ConfirmAsync(desk.Secretary, request)).Select(each => each.Rule);

        Assert.Equal([Questions.PlanLength], await AskedAsync(new CreatePlan.Command("2027", PlanKind.Biennial, PlanDesk.Words("Kế hoạch"), new(2027, 1, 1), new(2027, 12, 31))));
        Assert.Equal([Questions.DateFarAfter], await AskedAsync(new CreatePlan.Command("2062", PlanKind.Annual, PlanDesk.Words("Kế hoạch"), new(2062, 1, 1), new(2062, 12, 31))));
        Assert.Equal([Questions.DateAfterPlan], await AskedAsync(new AddTask.Command(desk.PlanId, desk.Form("A1") with { End = new(2028, 8, 31) })));
        var milestone = desk.Form("A2").Milestones[0];
        Assert.Equal([Questions.DateOutsideTask], await AskedAsync(new AddTask.Command(desk.PlanId, desk.Form("A2") with { Milestones = [milestone with { Planned = new(2026, 9, 30) }] })));
        Assert.Equal([Questions.DateAfterPlan], await AskedAsync(new AddTask.Command(desk.PlanId, desk.Form("A3") with { Milestones = [milestone with { Code = "A3.1", Planned = new(2028, 6, 30) }] })));

        await using var reports = await ReportDesk.OpenAsync(database);
        var asked = await reports.Host.ConfirmAsync(reports.Secretary, new CreateReport.Command(ReportDesk.Plan, "S1", ReportKind.Special, new(2026, 1, 1), new(2026, 3, 31), new(2026, 9, 30), new(2062, 10, 15), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        Assert.Equal([(Questions.DateFarAfter, "CutOff"), (Questions.DateFarAfter, "Due")], asked.Select(each => (each.Rule, each.Subject!)));
    }

    [Theory, EachDatabase]
    public async Task A_milestones_code_is_taken_once_in_a_plan(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1"));
        var second = desk.Form("A2") with { Milestones = desk.Form("A1").Milestones };
        Assert.Equal(Rules.MilestoneCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, second)));
        await desk.AddAsync(desk.Form("A2"));
        var editor = await desk.EditorAsync("A2");
        var form = TaskForm.Of(editor.Saved);
        Assert.Equal(Rules.MilestoneCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new ReviseTask.Command(editor.TaskId!.Value, form with { Milestones = [form.Milestones[0] with { Code = "A1.1" }] }, editor.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_budget_line_without_a_source_is_reported_without_brackets_and_in_the_readers_numbers(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AddAsync(desk.Form());
        await desk.ReviseAsync("A1", form => form with { Budget = [new BudgetForm(null, Currency.USD, 1_500_000, TextWords.None)] });
        var entry = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == task).OrderByDescending(each => each.Id).FirstAsync());
        var change = Assert.Single(entry.Changes);
        Assert.Equal((ValueKind.Money, "1500000 USD"), (change.Kind, change.After));
        Assert.Equal("1.500.000\u00A0USD", Loc.In(Language.Vi).Value(change, change.After, new Dictionary<string, LocalizedText>()));
        await desk.ReviseAsync("A1", form => form with { Budget = [form.Budget[0] with { Source = PlanDesk.Words("Ngân sách") }] });
        entry = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == task).OrderByDescending(each => each.Id).FirstAsync());
        Assert.Equal(("BudgetLine.Source", "Ngân sách"), Assert.Single(entry.Changes) is var source ? (source.Field, source.After!) : default);
    }
}
