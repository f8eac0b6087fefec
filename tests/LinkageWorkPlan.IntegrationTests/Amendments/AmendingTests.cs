using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

public class AmendingTests
{
    [Theory, EachDatabase]
    public async Task Both_signatures_change_the_plan_and_leave_its_baseline(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2"));
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);

        // One side alone changes nothing.
        var (before, pending) = (await desk.TaskAsync(), await desk.AmendmentAsync());
        Assert.Equal((new DateOnly(2026, 8, 31), AmendmentState.InReview), (before.Agreed.End!.Value, pending.State));
        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.CountAsync()));

        Assert.True(await desk.SignAsync(Side.Vietnam));

        var (task, added) = (await desk.TaskAsync(), await desk.TaskAsync("A2"));
        Assert.Equal((new DateOnly(2026, 10, 31), new DateOnly(2026, 8, 31)), (task.Agreed.End!.Value, task.BaselineEnd!.Value));
        Assert.Equal((new DateOnly(2026, 9, 30), new DateOnly(2026, 6, 30)), (task.Milestones[0].Planned!.Value, task.Milestones[0].Baseline!.Value));
        Assert.Equal(before.Milestones[0].Id, task.Milestones[0].Id);
        Assert.Equal(new DateOnly(2026, 8, 31), added.BaselineEnd);
        Assert.Equal((AmendmentState.InForce, TestHost.DemoToday), ((await desk.AmendmentAsync()).State, (await desk.AmendmentAsync()).InForceOn!.Value));
        Assert.Equal([(1, AmendmentKind.Change)], (await desk.Plan.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Amendments.Select(each => (each.Number, each.Kind)));
        Assert.Contains(await desk.Host.Db(db => db.TextEntries.Where(each => each.Code == "A2").Select(each => each.Field).ToListAsync()), each => each == "Milestone:A2.1");
    }

    [Theory, EachDatabase]
    public async Task A_dropped_task_is_cancelled_and_takes_no_more_progress(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.DropAsync("A1");
        await desk.SendAsync();
        await desk.SignBothAsync();

        desk.Host.Time.Advance(TimeSpan.FromDays(120));
        var shown = await desk.Plan.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal((WorkStatus.Cancelled, false), (shown.Status, shown.MayRecord));
        Assert.Equal((MilestoneStanding.Planned, 0), (shown.Milestones[0].Standing, shown.Milestones[0].DaysLate));
        Assert.Empty((await desk.Plan.SendAsync(new GetCalendar.Query(PlanDesk.Code, PlanFilter.None, new(2026, 6, 1)))).Entries);
        Assert.Equal(1, (await desk.Plan.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None))).Plan.Totals.Of(WorkStatus.Cancelled));
        Assert.Equal(Rules.TaskDropped, await desk.Host.RefusalAsync(desk.Plan.Secretary, new RecordProgress.Command(shown.Task.Id, new ProgressForm { EffectiveOn = TestHost.DemoToday, Percent = 10 }, [])));
    }

    [Theory, EachDatabase]
    public async Task What_was_changed_meanwhile_keeps_everybody_from_signing(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        await desk.Host.Db(async db =>
        {
            var task = await db.Tasks.SingleAsync();
            task.SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Tên khác", "ຊື່ອື່ນ"));
            await db.SaveChangesAsync();
        });
        var round = await desk.Plan.RoundAsync();

        Assert.Equal(Rules.AmendmentOutdated, await desk.Host.RefusalAsync(desk.Chairs[Side.Vietnam], new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password)));

        Assert.Equal(Rules.AmendmentOutdated, Assert.Single((await desk.Plan.SendAsync(new GetRound.Query(round.Id))).Unready).Rule);
        Assert.Equal(new DateOnly(2026, 8, 31), (await desk.TaskAsync()).Agreed.End);
    }

    [Theory, EachDatabase]
    public async Task Two_who_sign_in_the_same_moment_put_it_in_force_once(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2"));
        await desk.SendAsync();
        var complete = await Task.WhenAll(Sides.Both.Select(side => Task.Run(() => desk.SignAsync(side))));
        Assert.Single(complete, each => each);
        Assert.Equal(["A1", "A2"], await desk.Host.Db(db => db.Tasks.OrderBy(each => each.Code).Select(each => each.Code).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task One_is_open_at_a_time_also_for_two_who_propose_at_once(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var attempts = await Task.WhenAll(new[] { desk.Plan.Secretary, desk.Plan.LaoSecretary }.Select(by =>
            Task.Run(() => Record.ExceptionAsync(() => desk.Host.SendAs(by, new ProposeAmendment.Command(desk.Plan.PlanId, AmendmentDesk.Why))))));
        Assert.Equal(Rules.AmendmentOpen, Assert.IsType<RuleException>(Assert.Single(attempts, each => each is not null)).Broken.Single().Rule);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_one_changes_nothing_stays_readable_and_makes_room_for_the_next(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        var shown = await desk.ShowAsync();
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Plan.Secretary, new WithdrawAmendment.Command(shown.Id, " ")));
        await desk.Plan.SendAsync(new WithdrawAmendment.Command(shown.Id, "Hai bên sẽ bàn lại"));

        Assert.Equal(AmendmentState.Withdrawn, (await desk.ShowAsync()).State);
        Assert.Equal("A1", Assert.Single((await desk.ShowAsync()).Content.Tasks).Code);
        Assert.Equal(2, await desk.ProposeAsync());
        Assert.Equal(new DateOnly(2026, 8, 31), (await desk.TaskAsync()).Agreed.End);
    }

    [Theory, EachDatabase]
    public async Task A_return_says_of_a_task_what_to_fix_and_the_next_round_shows_what_changed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        var first = await desk.Plan.RoundAsync();
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(first.Id, "Xin xem lại", new Dictionary<string, string> { ["A1"] = "Tháng 11 là đủ" }));

        Assert.Equal((AmendmentState.Draft, "Xin xem lại"), ((await desk.ShowAsync()).State, (await desk.ShowAsync()).Returned!.Comment));
        await desk.AmendAsync("A1", form => form with { End = new(2026, 11, 30) });
        Assert.Equal(Rules.CommentsOpen, Assert.Single((await Assert.ThrowsAsync<RuleException>(() => desk.SendAsync())).Broken).Rule);
        await desk.Host.SendAs(desk.Plan.Secretary, new AnswerComment.Command(first.Id, "A1", CommentState.Done, string.Empty));
        await desk.SendAsync();

        var shown = await desk.Host.SendAs(desk.Chairs[Side.Laos], new GetRound.Query((await desk.Plan.RoundAsync()).Id));
        var change = Assert.Single(Assert.Single(shown.Changes).Changes);
        Assert.Equal(("WorkTask.End", "2026-10-31", "2026-11-30"), (change.Field, change.Before, change.After));
        Assert.Empty(shown.Round.Signatures);
        await desk.SignBothAsync();
        Assert.Equal(new DateOnly(2026, 11, 30), (await desk.TaskAsync()).Agreed.End);
    }

    [Theory, EachDatabase]
    public async Task A_signature_on_paper_counts_as_much(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignAsync(Side.Laos);
        var secretary = await desk.Host.UserAsync(Role.Secretary, password: DemoAccounts.Password);
        var round = await desk.Plan.RoundAsync();
        byte[] scan = [.. "%PDF-1.4 "u8, .. "signed by hand"u8];
        Assert.True(await desk.Host.SendAs(secretary, new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            string.Empty, null, new EvidenceUpload("signed.pdf", () => new MemoryStream(scan), TextWords.None, null, false), DemoAccounts.Password)));
        Assert.Equal(new DateOnly(2026, 10, 31), (await desk.TaskAsync()).Agreed.End);
    }

    [Theory, EachDatabase]
    public async Task A_rendering_that_is_still_right_is_said_to_be_so_and_is_in_the_history(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendAsync("A1", form => form with { Title = form.Title with { Vi = "Xây dựng và ký quy chế" } });
        var shown = await desk.ShowAsync();
        Assert.Equal(Rules.TextStale, Assert.Single(shown.Broken).Rule);
        Assert.Equal(Rules.TextStale, await desk.Host.RefusalAsync(desk.Plan.Secretary, new SendAmendment.Command(shown.Id, shown.Version)));
        await desk.Plan.SendAsync(new ConfirmAmendedTexts.Command(shown.Id, "A1", shown.Version));
        Assert.Empty((await desk.ShowAsync()).Broken);
        Assert.Equal(1, await desk.Host.Db(db => db.History.CountAsync(each => each.Action == nameof(ConfirmAmendedTexts))));
    }

    [Theory, EachDatabase]
    public async Task A_form_that_was_opened_before_somebody_else_saved_is_told_so(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        var opened = await desk.ShowAsync();
        await desk.MoveAsync();
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new ExplainAmendment.Command(opened.Id, AmendmentDesk.Why with { Vi = "Lý do khác" }, opened.Version)));
    }

    [Theory, EachDatabase]
    public async Task Who_may_not_read_drafts_sees_it_once_it_is_in_force(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var observer = await desk.Host.UserAsync(Role.Observer);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetAmendment.Query(PlanDesk.Code, 1)));
        Assert.Empty((await desk.Host.SendAs(observer, new ListAmendments.Query(PlanDesk.Code))).Amendments);
        await desk.SignBothAsync();
        Assert.Equal(AmendmentState.InForce, (await desk.ShowAsync(by: observer)).State);
        Assert.Single((await desk.Host.SendAs(observer, new ListAmendments.Query(PlanDesk.Code))).Amendments);
    }

    [Theory, EachDatabase]
    public async Task All_that_happened_can_be_told_in_every_language(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2"));
        await desk.AmendAsync(null, _ => desk.Plan.Form("A3"));
        await desk.AmendAsync("A2", form => form with { Owners = [desk.Plan.LaoOwner], Budget = [new BudgetForm(null, Currency.USD, 500, PlanDesk.Words("Đối tác", "ຄູ່ຮ່ວມ"))] });
        await desk.AmendAsync("A2", form => form with { Owners = [desk.Plan.LaoOwner, desk.Plan.VietnameseOwner] });
        var shown = await desk.ShowAsync();
        await desk.Plan.SendAsync(new RemoveAmendedTask.Command(shown.Id, "A3", shown.Version));
        shown = await desk.ShowAsync();
        await desk.Plan.SendAsync(new ExplainAmendment.Command(shown.Id, AmendmentDesk.Why with { En = "A long rainy season" }, shown.Version));
        await desk.SendAsync();
        await desk.SignBothAsync();

        var entries = await desk.Host.Db(db => db.History.AsNoTracking().Where(each => each.SubjectKind == nameof(Amendment) || each.SubjectKind == nameof(WorkTask)).OrderBy(each => each.Id).ToListAsync());
        Assert.Contains(entries, each => each is { Action: nameof(AmendTask), SubjectCode: "2026/1" } && each.Changes.Any(change => (change.Field, change.Before, change.After) == ("WorkTask.End", "2026-08-31", "2026-10-31")));
        Assert.Contains(entries, each => each is { Action: nameof(SignRound), SubjectCode: "A1" } && each.Changes.Any(change => (change.Field, change.After) == ("WorkTask.End", "2026-10-31")));
        var owners = await desk.Host.Db(db => db.Owners.AsNoTracking().ToDictionaryAsync(owner => owner.Id.ToString(), owner => owner.Name));
        Assert.Empty(from language in Languages.All
                     let loc = Loc.In(language)
                     from entry in entries
                     from words in entry.ShownChanges().SelectMany(change => new[] { loc.FieldName(change.Field), loc.Value(change, change.Before, owners), loc.Value(change, change.After, owners) })
                         .Append(loc.Find($"History.{entry.Action}") ?? $"⟦{entry.Action}⟧")
                     where words?.Contains('⟦', StringComparison.Ordinal) == true
                     select words);
    }

    [Theory, EachDatabase]
    public async Task Its_pages_are_there_for_those_who_may_see_them(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        var secretary = await desk.Host.UserAsync(Role.Secretary, password: DemoAccounts.Password);
        var observer = await desk.Host.UserAsync(Role.Observer, password: DemoAccounts.Password);
        var emails = await desk.Host.Db(db => db.Users.Where(each => each.Id == secretary.Id || each.Id == observer.Id).ToDictionaryAsync(each => each.Id, each => each.Email!));
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var drafts = pages.Open("vi");
        using var reads = pages.Open("lo");
        await drafts.SignInAsync(emails[secretary.Id], DemoAccounts.Password);
        await reads.SignInAsync(emails[observer.Id], DemoAccounts.Password);
        foreach (var (address, forDrafts, forReaders) in new[]
        {
            ("/plans/2026/amendments", 200, 200), ("/plans/2026/amendments/new", 200, 200), ("/plans/2026/amendments/1", 200, 404), ("/plans/2026/amendments/1/edit", 200, 404), ("/plans/2026/amendments/2/edit", 404, 404), ("/plans/2026/amendments/1/tasks/A1", 200, 404),
            ("/plans/2026/amendments/1/tasks/new", 200, 404), ("/plans/2026/amendments/1/drop/A1", 200, 404), ("/plans/2026/amendments/2", 404, 404), ("/plans/2026/amendments/1/tasks/Z9", 404, 404),
            ("/plans/2026/amendments/1/drop/Z9", 404, 404),
        })
        {
            Assert.Equal((address, forDrafts, forReaders), (address, await drafts.StatusOfAsync(address), await reads.StatusOfAsync(address)));
        }
    }
}
