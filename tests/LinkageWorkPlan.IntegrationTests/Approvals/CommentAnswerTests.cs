using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Layout.Drafts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>What happens to a return before the content is sent again, and what the co-chairs read then.</summary>
public sealed class CommentAnswerTests
{
    [Theory, EachDatabase]
    public async Task A_comment_is_read_in_one_s_own_language_with_what_was_written_beside_it_and_what_is_missing_is_on_the_desk(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var round = (await desk.ReadAsync()).LastRound!.Id;
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command(round, "ກະລຸນາແກ້", new Dictionary<string, string> { [SectionKeys.Lessons] = "ຂຽນໃຫ້ສັ້ນກວ່າ" })
        {
            Others = new Dictionary<string, string> { [string.Empty] = "Đề nghị sửa", [SectionKeys.Lessons] = " " },
        });
        async Task<LocalizedText> CommentAsync(string part) => (await desk.ReadAsync()).Return!.Comments.Single(each => each.Part == part).Text;
        async Task<List<TextRow>> OpenAsync(string? report) =>
            [.. (await desk.Host.SendAs(desk.Secretary, new ListTexts.Query(new TextScope(ReportDesk.Plan, ReportCode: report), Language.Vi, TextFilter.Open, 200))).Rows.Where(each => each.Kind == TextKind.Return)];

        Assert.Equal(("Đề nghị sửa", "ກະລຸນາແກ້"), ((await CommentAsync(string.Empty)).For(Language.Vi), (await CommentAsync(string.Empty)).For(Language.Lo)));
        Assert.Null((await CommentAsync(SectionKeys.Lessons))[Language.Vi]);
        Assert.Empty(await OpenAsync(null));
        var row = Assert.Single(await OpenAsync(ReportDesk.Code));
        await desk.Host.SendAs(desk.Secretary, new RenderText.Command(row.Kind, row.Id, row.Field, Language.Vi, "Đề nghị viết ngắn hơn", TextStamp.Of(row.Text)));
        Assert.Equal(("Đề nghị viết ngắn hơn", "ຂຽນໃຫ້ສັ້ນກວ່າ"), ((await CommentAsync(SectionKeys.Lessons)).For(Language.Vi), (await CommentAsync(SectionKeys.Lessons)).For(Language.Lo)));
        Assert.Empty(await OpenAsync(ReportDesk.Code));
        Assert.Equal("ຂຽນໃຫ້ສັ້ນກວ່າ", await desk.Host.Db(db => db.Rounds.Where(each => each.Id == round).SelectMany(each => each.Comments).Select(each => each.Words).SingleAsync()));

        await using var pages = await PagesHost.StartAsync(desk.Host);
        foreach (var (email, language) in new[] { ("secretary.vn@demo.lwp", "vi"), ("secretary.la@demo.lwp", "lo") })
        {
            using var browser = pages.Open(language);
            await browser.SignInAsync(email, DemoAccounts.Password);
            var words = System.Net.WebUtility.HtmlDecode(await browser.ReadAsync($"/approvals/{round}"));
            string[] expected = language == "vi" ? ["Đề nghị sửa", "ກະລຸນາແກ້", "Đề nghị viết ngắn hơn", "ຂຽນໃຫ້ສັ້ນກວ່າ"] : ["ກະລຸນາແກ້", "ຂຽນໃຫ້ສັ້ນກວ່າ"];
            var places = expected.Select(each => words.IndexOf(each, words.IndexOf("returned-comments", StringComparison.Ordinal), StringComparison.Ordinal)).ToList();
            Assert.True(places[0] > 0 && places.SequenceEqual(places.Order()), $"{language}: {string.Join(' ', places)}");
        }
    }

    [Theory, EachDatabase]
    public async Task A_report_is_sent_again_once_every_comment_is_answered_and_the_co_chair_reads_what_became_of_each(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var (chair, lao) = (await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        var round = (await desk.ReadAsync()).LastRound!.Id;
        await desk.Host.SendAs(chair, new ReturnRound.Command(round, "ຄຳເຫັນລວມ", new Dictionary<string, string> { [SectionKeys.Lessons] = "ຂຽນໃຫ້ສັ້ນ", [SectionKeys.Context] = "ເພີ່ມຕົວເລກ" }));

        Assert.Equal((Rules.CommentsOpen, (object)2), (await SendAsync()) is [{ } refused] ? (refused.Rule, refused.Arguments[0]) : default);
        AnswerComment.Command Answer(string part, CommentState state, string words) => new(round, part, state, words);
        Assert.Equal(Rules.DeclineNeedsReason, await desk.Host.RefusalAsync(desk.Secretary, Answer(SectionKeys.Lessons, CommentState.Declined, " ")));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, Answer(SectionKeys.Indicators, CommentState.Done, string.Empty)));
        await desk.Host.SendAs(desk.Secretary, Answer(SectionKeys.Lessons, CommentState.Done, "Đã rút gọn"));
        await desk.Host.SendAs(lao, Answer(SectionKeys.Context, CommentState.Declined, "ບໍ່ມີຕົວເລກ"));
        await desk.Host.SendAs(desk.Secretary, Answer(SectionKeys.Lessons, CommentState.Open, string.Empty));
        Assert.Equal(Rules.CommentsOpen, Assert.Single(await SendAsync()).Rule);
        await desk.Host.SendAs(desk.Secretary, Answer(SectionKeys.Lessons, CommentState.Done, "Đã rút gọn hơn nữa"));
        await desk.SendAsync();

        var shown = await desk.Host.SendAs(chair, new GetRound.Query((await desk.ReadAsync()).LastRound!.Id));
        Assert.Equal((round, chair.Name), (shown.Returned!.RoundId, shown.Returned.By));
        Assert.Equal(
            [
                (string.Empty, CommentState.Open, null, null),
                (SectionKeys.Context, CommentState.Declined, "ບໍ່ມີຕົວເລກ", lao.Name),
                (SectionKeys.Lessons, CommentState.Done, "Đã rút gọn hơn nữa", desk.Secretary.Name),
            ],
            shown.Returned.Comments.OrderBy(each => each.Part, StringComparer.Ordinal).Select(each => (each.Part, each.State, each.Answer?.Words, each.Answer?.ByName)));
        Assert.Equal(Rules.RoundClosed, await desk.Host.RefusalAsync(desk.Secretary, Answer(SectionKeys.Lessons, CommentState.Open, string.Empty)));

        async Task<IReadOnlyList<BrokenRule>> SendAsync() => await desk.Host.RefusedAsync(desk.Secretary, new SendForSignature.Command(await desk.SendableAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_plan_is_sent_again_once_the_comments_on_its_pillars_are_answered(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ReturnRound.Command(round.Id, string.Empty, new Dictionary<string, string> { ["A"] = "ກະລຸນາແກ້" }));
        Assert.Equal(Rules.CommentsOpen, await desk.Host.RefusalAsync(desk.Secretary, new AskForReview.Command(desk.PlanId)));
        Assert.Equal(1, (await desk.Host.SendAs(desk.Secretary, new FindReturn.Query(desk.PlanId)))!.Open);
        await desk.Host.SendAs(desk.Secretary, new AnswerComment.Command(round.Id, "A", CommentState.Done, string.Empty));
        await desk.AskAsync();
        Assert.Null(await desk.Host.SendAs(desk.Secretary, new FindReturn.Query(desk.PlanId)));
    }

    [Theory, EachDatabase]
    public async Task Who_gave_up_what_was_typed_is_not_writing(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var report = await desk.SendableAsync();
        await desk.ConsentAsync();
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        var key = $"report:{report}:{SectionKeys.Lessons}";
        await desk.Host.SendAs(lao, new KeepDraft.Command(key, """{"at":"2026-06-22T02:00:00.000Z","tab":"a","fields":{"text.lo":"ກຳລັງຂຽນ"}}"""));
        Assert.Equal(Questions.OthersTyping, Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new SendForSignature.Command(report))).Rule);

        await desk.Host.SendAs(lao, new KeepDraft.Command(key, """{"at":"2026-06-22T02:00:09.000Z","tab":"a","fields":{},"saved":true}"""));
        await desk.Host.SendAs(desk.Secretary, new SendForSignature.Command(report));
    }

    [Theory, EachDatabase]
    public async Task A_plan_with_letters_that_no_shipped_font_has_is_not_sent(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Dự thảo ไทย", "ຮ່າງມາດຖານ")));
        var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new AskForReview.Command(desk.PlanId)));
        Assert.Equal((Rules.LetterNotPrinted, "A1", "vi"), (broken.Rule, broken.Subject, broken.Arguments[^1]));
        Assert.Contains("ไ (U+0E44)", (string)broken.Arguments[2], StringComparison.Ordinal);
        Assert.Contains(broken.Rule, (await desk.Host.SendAs(desk.Secretary, new GetReviewChecks.Query("2030"))).Broken.Select(each => each.Rule));
    }
}
