using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Talk;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout.Bell;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Talk;

/// <summary>What people write to each other about a plan, and who is notified.</summary>
public sealed class TalkTests
{
    private const string Words = "Đề nghị phía Lào xác nhận ngày họp";
    private static readonly TalkScope Task = new(PlanDesk.Code, "A1");

    [Theory, EachDatabase]
    public async Task Is_read_by_those_who_read_drafts_and_by_nobody_else(Database database)
    {
        await using var desk = await DeskAsync(database);
        var written = await WriteAsync(desk, Words);
        foreach (var role in new[] { Role.Secretary, Role.CoChair, Role.Deputy, Role.Owner })
        {
            var reader = await desk.Host.UserAsync(role, Side.Laos);
            var row = Assert.Single((await desk.Host.SendAs(reader, new ListComments.Query(Task))).Rows);
            Assert.Equal((written, Words, false), (row.Comment.Id, row.Comment.Text.Vi!.Text, row.MayCorrect));
            Assert.Contains(await FindAsync(reader), each => each.Group == SearchGroup.Comments);
        }

        // The plan is adopted: others read its tasks, and still nothing of what was said about them.
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        foreach (var role in new[] { Role.Observer, Role.MinisterOffice, Role.Administrator })
        {
            var other = await desk.Host.UserAsync(role);
            Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(other, new ListComments.Query(Task)));
            if (role != Role.Administrator)
            {
                Assert.DoesNotContain(await FindAsync(other), each => each.Group == SearchGroup.Comments);
            }
        }

        Task<IReadOnlyList<FindTexts.Found>> FindAsync(CurrentUser reader) => desk.Host.SendAs(reader, new FindTexts.Query("xác nhận ngày họp"));
    }

    /// <summary>A link leads to one comment, however many were written since.</summary>
    [Theory, EachDatabase]
    public async Task The_page_that_holds_a_comment_is_found_by_it(Database database)
    {
        await using var desk = await DeskAsync(database);
        var written = new List<Guid>();
        for (var number = 0; number <= ListComments.PageSize; number++)
        {
            written.Add(await WriteAsync(desk, $"{Words} {number}"));
        }

        var oldest = await desk.SendAsync(new ListComments.Query(Task, Comment: written[0]));
        Assert.Equal((2, 2, written[0]), (oldest.Page, oldest.Pages, Assert.Single(oldest.Rows).Comment.Id));
        foreach (var other in new Guid?[] { written[1], written[^1], Guid.CreateVersion7(), null })
        {
            var first = await desk.SendAsync(new ListComments.Query(Task, Comment: other));
            Assert.Equal((1, written[^1]), (first.Page, first.Rows[^1].Comment.Id));
        }

        using var page = new PageDesk(desk.Host, desk.Secretary);
        var thread = page.Open<TalkPage>($"/plans/2026/tasks/A1/talk?comment={written[0]}", ("PlanCode", PlanDesk.Code), ("TaskCode", "A1"));
        Assert.Equal($"c-{written[0]}", Assert.Single(thread.FindAll(".comment")).Id);
    }

    [Theory, EachDatabase]
    public async Task A_mentioned_person_is_told_once_and_counts_until_it_is_read(Database database)
    {
        await using var desk = await DeskAsync(database);
        var lao = desk.LaoSecretary;
        var comment = await WriteAsync(desk, Words, lao.Id, lao.Id, desk.Secretary.Id);
        await desk.SendAsync(new CorrectComment.Command(Task, comment, Words + ".", [lao.Id]));
        var told = Assert.Single((await desk.Host.SendAs(lao, new ListNotifications.Query())).Rows);
        Assert.Equal((NotificationKind.Mentioned, "A1", desk.Secretary.Name, false), (told.Kind, told.Code, told.ByName, told.IsRead));
        Assert.Equal($"/plans/{PlanDesk.Code}/tasks/A1/talk?comment={comment}#c-{comment}", told.Path);
        Assert.Equal((1, 0), (await UnreadAsync(lao), await UnreadAsync(desk.Secretary)));

        // One's own alone are read.
        await desk.SendAsync(new ReadNotifications.Command(told.Id));
        Assert.Equal(1, await UnreadAsync(lao));
        await desk.Host.SendAs(lao, new ReadNotifications.Command(told.Id));
        Assert.Equal(0, await UnreadAsync(lao));
        Assert.True(Assert.Single((await desk.Host.SendAs(lao, new ListNotifications.Query())).Rows).IsRead);

        async Task<int> UnreadAsync(CurrentUser user) => (await desk.Host.SendAs(user, new FindUnread.Query())).Unread.Count;
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_mentioned_who_cannot_read_it(Database database)
    {
        await using var desk = await DeskAsync(database);
        var (observer, gone) = (await desk.Host.UserAsync(Role.Observer), await desk.Host.UserAsync(Role.CoChair));
        await desk.Host.Db(db => db.Users.Where(each => each.Id == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.IsDisabled, true)));
        var refused = await desk.Host.RefusedAsync(desk.Secretary, Writing(Words, observer.Id, gone.Id, desk.LaoSecretary.Id));
        Assert.Equal([Rules.MentionUnknown, Rules.MentionUnknown], refused.Select(each => each.Rule));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, Writing(Words, Guid.CreateVersion7())));
        var shown = await desk.SendAsync(new ListComments.Query(Task));
        Assert.Empty(shown.Rows);
        Assert.Equal([desk.LaoSecretary.Id], shown.People.Select(each => each.Id));
        Assert.Equal(0, await desk.Host.Db(db => db.Notifications.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task Is_corrected_for_a_short_time_by_its_author_alone_and_the_history_keeps_both(Database database)
    {
        await using var desk = await DeskAsync(database);
        var comment = await WriteAsync(desk, Words);
        Assert.Equal(Rules.CommentOfAnother, await desk.Host.RefusalAsync(desk.LaoSecretary, new CorrectComment.Command(Task, comment, "khác", [])));
        desk.Host.Time.Advance(Comment.CorrectWithin);
        await desk.SendAsync(new CorrectComment.Command(Task, comment, "Đề nghị xác nhận", []));
        var change = Assert.Single((await desk.Host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync())).Changes);
        Assert.Equal((Words, "Đề nghị xác nhận"), (change.Before, change.After));
        Assert.NotNull((await OnlyAsync(desk)).CorrectedAt);

        desk.Host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Rules.CommentTooOld, await desk.Host.RefusalAsync(desk.Secretary, new CorrectComment.Command(Task, comment, "muộn", [])));
        Assert.Equal(Rules.CommentOfAnother, await desk.Host.RefusalAsync(desk.LaoSecretary, new WithdrawComment.Command(comment)));
        await desk.SendAsync(new WithdrawComment.Command(comment));
        var withdrawn = await OnlyAsync(desk);
        Assert.Equal((true, true), (withdrawn.Text.IsEmpty, withdrawn.WithdrawnAt is not null));
        Assert.Equal(Rules.CommentWithdrawn, await desk.Host.RefusalAsync(desk.Secretary, new WithdrawComment.Command(comment)));
        var last = await desk.Host.Db(db => db.History.OrderByDescending(each => each.Id).FirstAsync());
        Assert.Equal((nameof(WithdrawComment), "Đề nghị xác nhận", null), (last.Action, last.Changes.Single().Before, last.Changes.Single().After));
        Assert.DoesNotContain(await desk.SendAsync(new FindTexts.Query("xác nhận")), each => each.Group == SearchGroup.Comments);
    }

    [Theory, EachDatabase]
    public async Task Whoever_is_asked_to_translate_finds_it_on_the_desk_and_answers_it_there(Database database)
    {
        await using var desk = await DeskAsync(database);
        var open = new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Lo, TextFilter.All);
        var comment = await WriteAsync(desk, Words);
        Assert.DoesNotContain((await desk.SendAsync(open)).Rows, each => each.Kind == TextKind.Comment);
        await desk.SendAsync(new AskTranslation.Command(Task, comment));
        await desk.SendAsync(new AskTranslation.Command(Task, comment));
        var told = Assert.Single((await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows);
        Assert.Equal((NotificationKind.TranslationAsked, $"/plans/{PlanDesk.Code}/texts?lang=lo&state=open&task=A1"), (told.Kind, told.Path));

        var row = Assert.Single((await desk.Host.SendAs(desk.LaoSecretary, open)).Rows, each => each.Kind == TextKind.Comment);
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(row.Kind, row.Id, row.Field, Language.Lo, "ຂໍໃຫ້ຝ່າຍລາວຢືນຢັນ", TextStamp.Of(row.Text)));
        var shown = Assert.Single((await desk.SendAsync(new ListComments.Query(Task))).Rows);
        Assert.Equal((null, false), (shown.Comment.Untranslated, shown.MayAsk));
        Assert.Equal(Rules.CommentTranslated, await desk.Host.RefusalAsync(desk.Secretary, new AskTranslation.Command(Task, comment)));
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_said_is_refused_and_nothing_of_it_is_saved(Database database)
    {
        await using var desk = await DeskAsync(database);
        Assert.Equal(Rules.TooLong, await desk.Host.RefusalAsync(desk.Secretary, Writing(new string('ạ', 100_000), desk.LaoSecretary.Id)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, Writing(" \n ", desk.LaoSecretary.Id)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new WriteComment.Command(Task, "A1.9", Language.Vi, Words, [])));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new WriteComment.Command(new TalkScope(PlanDesk.Code, "A9"), string.Empty, Language.Vi, Words, [])));
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Closed).SetProperty(each => each.ClosedOn, TestHost.DemoToday)));
        Assert.Equal(Rules.PlanClosed, await desk.Host.RefusalAsync(desk.Secretary, Writing(Words, desk.LaoSecretary.Id)));
        Assert.False((await desk.SendAsync(new ListComments.Query(Task))).MayWrite);
        Assert.Equal((0, 0), await desk.Host.Db(async db => (await db.Comments.CountAsync(), await db.Notifications.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task Is_read_a_page_at_a_time_the_newest_first(Database database)
    {
        await using var desk = await DeskAsync(database);
        foreach (var words in new[] { "một", "hai", "ba" })
        {
            await WriteAsync(desk, words);
            desk.Host.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(("hai ba", 3, 0), await ShownAsync(1));
        Assert.Equal(("một", 3, 0), await ShownAsync(2));
        Assert.Equal((string.Empty, 3, 0), await ShownAsync(int.MaxValue));

        async Task<(string Words, int Count, int People)> ShownAsync(int page)
        {
            var shown = await desk.SendAsync(new ListComments.Query(Task, Page: page, Newest: 2));
            return (string.Join(' ', shown.Rows.Select(each => each.Comment.Text.Vi!.Text)), shown.Count, shown.People.Count);
        }
    }

    [Theory, EachDatabase]
    public async Task Leaves_what_is_known_of_the_plan_as_it_is_and_is_changed_under_its_own_subject_alone(Database database)
    {
        await using var desk = await DeskAsync(database);
        await desk.AddAsync(desk.Form("A2", 1));
        var before = await RevisionAsync();
        var comment = await WriteAsync(desk, Words);
        Assert.Equal(before, await RevisionAsync());
        var other = new TalkScope(PlanDesk.Code, "A2");
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new CorrectComment.Command(other, comment, "khác", [])));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new AskTranslation.Command(other, comment)));

        Task<long> RevisionAsync() => desk.Host.Db(db => db.Plans.Select(each => each.Revision).SingleAsync());
    }

    [Theory, EachDatabase]
    public async Task What_it_no_longer_says_comes_back_at_no_desk(Database database)
    {
        await using var desk = await DeskAsync(database);
        var comment = await WriteAsync(desk, Words);
        await desk.SendAsync(new AskTranslation.Command(Task, comment));
        var row = Assert.Single((await desk.Host.SendAs(desk.LaoSecretary, new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Lo, TextFilter.All))).Rows, each => each.Kind == TextKind.Comment);
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(row.Kind, row.Id, row.Field, Language.Lo, "ຂໍໃຫ້ຝ່າຍລາວຢືນຢັນ", TextStamp.Of(row.Text)));
        await desk.SendAsync(new CorrectComment.Command(Task, comment, "Đề nghị khác", []));
        await desk.SendAsync(new WithdrawComment.Command(comment));
        Assert.Equal(0, await desk.Host.Db(db => db.TextEntries.CountAsync(each => each.Kind == TextKind.Comment)));
    }

    [Theory, EachDatabase]
    public async Task Goes_with_the_task_it_is_about(Database database)
    {
        await using var desk = await DeskAsync(database);
        await WriteAsync(desk, Words, desk.LaoSecretary.Id);
        var task = await desk.EditorAsync("A1");
        await desk.SendAsync(new RemoveTask.Command(task.TaskId!.Value, task.Version));
        Assert.Equal((0, 0), await desk.Host.Db(async db => (await db.Comments.CountAsync(), await db.TextEntries.CountAsync(each => each.Kind == TextKind.Comment && !each.IsFormer))));
        Assert.Contains(await desk.Host.Db(db => db.History.AsNoTracking().ToListAsync()), each => each.Action == nameof(RemoveTask) && each.Changes.Any(change => change.Before == Words));
    }

    private static async Task<PlanDesk> DeskAsync(Database database)
    {
        var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        return desk;
    }

    private static WriteComment.Command Writing(string words, params Guid[] mentioned) => new(Task, string.Empty, Language.Vi, words, mentioned);

    private static Task<Guid> WriteAsync(PlanDesk desk, string words, params Guid[] mentioned) => desk.SendAsync(Writing(words, mentioned));

    private static async Task<Comment> OnlyAsync(PlanDesk desk) => Assert.Single((await desk.SendAsync(new ListComments.Query(Task))).Rows).Comment;
}
