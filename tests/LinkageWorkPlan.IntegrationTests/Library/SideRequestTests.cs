using Bunit;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>What the sides ask each other: comments, answer and outcome, and who is told.</summary>
public sealed class SideRequestTests
{
    [Theory, EachDatabase]
    public async Task It_goes_from_side_to_side_and_waits_on_the_page_of_whoever_is_on_turn(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var (host, vietnam, laos) = (desk.Host, desk.Vietnam, desk.Laos);
        var form = new SideRequestForm { Title = PlanDesk.Words("Góp ý dự thảo nghị định", "ປະກອບຄຳເຫັນຕໍ່ຮ່າງດຳລັດ"), Question = PlanDesk.Words("Xin ý kiến", "ຂໍຄຳເຫັນ"), Due = In(host, 30), Documents = "lb1; LB3" };
        Assert.Equal(Rules.RequestDocumentUnknown, await host.RefusalAsync(vietnam, new AskOtherSide.Command(form with { Documents = "LB2" })));
        Assert.Equal(Rules.Required, await host.RefusalAsync(vietnam, new AskOtherSide.Command(form with { Due = null })));
        var code = await host.SendAs(vietnam, new AskOtherSide.Command(form));
        Assert.Equal(["LB1", "LB3"], (await ReadAsync(host, laos, code)).Documents);
        Assert.Contains(code, await WaitingAsync(host, laos));
        Assert.DoesNotContain(code, await WaitingAsync(host, vietnam));
        Assert.Equal([NotificationKind.Waiting], await ToldAsync(host, laos, code));

        var request = await ReadAsync(host, laos, code);
        Assert.Equal("C1", await host.SendAs(laos, new AddRequestComment.Command(request.Id, new RequestCommentForm { Article = "Điều 5", Text = new TextWords(null, "ຄຳເຫັນ", null) })));
        Assert.Equal(Rules.Conflict, await host.RefusalAsync(laos, new AnswerSideRequest.Command(request.Id, PlanDesk.Words("Đồng ý", "ເຫັນດີ"), request.Version)));
        request = await ReadAsync(host, laos, code);
        Assert.Equal(Rules.RequestCommentInOneLanguage, await host.RefusalAsync(laos, new AnswerSideRequest.Command(request.Id, PlanDesk.Words("Đồng ý", "ເຫັນດີ"), request.Version)));
        await host.SendAs(laos, new ReviseRequestComment.Command(request.Id, "C1", new RequestCommentForm { Article = "Điều 5", Text = PlanDesk.Words("Nên ghi ngày hiệu lực", "ຄຳເຫັນ") }, request.Version));
        request = await ReadAsync(host, laos, code);
        await host.SendAs(laos, new AnswerSideRequest.Command(request.Id, PlanDesk.Words("Đồng ý", "ເຫັນດີ"), request.Version));
        Assert.DoesNotContain(code, await WaitingAsync(host, laos));
        Assert.Contains(code, await WaitingAsync(host, vietnam));
        Assert.Equal([NotificationKind.Waiting], await ToldAsync(host, vietnam, code));
        Assert.Empty(await ToldAsync(host, laos, code));

        request = await ReadAsync(host, vietnam, code);
        await host.SendAs(vietnam, new CloseSideRequest.Command(request.Id, PlanDesk.Words("Đã đưa vào dự thảo", "ນຳເຂົ້າຮ່າງແລ້ວ"), request.Version));
        Assert.Equal(SideRequestState.Closed, (await ReadAsync(host, laos, code)).State);
        Assert.DoesNotContain(code, await WaitingAsync(host, vietnam));
        Assert.Equal([code], Assert.Single(await host.SendAs(laos, new FindTexts.Query("ngày hiệu lực", SearchGroup.Requests))).Hits.Select(each => each.Code));
        Assert.Empty(await host.SendAs(await host.DemoUserAsync(Role.Observer, Domain.Side.Laos), new FindTexts.Query("ngày hiệu lực", SearchGroup.Requests)));
    }

    [Theory, EachDatabase]
    public async Task Secretaries_of_the_side_that_answers_are_reminded_before_the_day(Database database)
    {
        await using var desk = await LibraryDesk.OpenAsync(database);
        var (host, vietnam, laos) = (desk.Host, desk.Vietnam, desk.Laos);
        var form = new SideRequestForm { Title = PlanDesk.Words("Kinh nghiệm", "ປະສົບການ"), Question = PlanDesk.Words("Xin ý kiến", "ຂໍຄຳເຫັນ"), Due = In(host, 5) };
        var code = await host.SendAs(vietnam, new AskOtherSide.Command(form));
        for (var day = 0; day < 3; day++)
        {
            host.Time.Advance(TimeSpan.FromDays(1));
            await host.SendAs(CurrentUser.System, new NotifyDue.Command());
        }

        Assert.Equal([NotificationKind.DueSoon, NotificationKind.Waiting], (await ToldAsync(host, laos, code)).Order().Reverse());
        Assert.DoesNotContain(NotificationKind.DueSoon, await ToldAsync(host, vietnam, code));
        var request = await ReadAsync(host, vietnam, code);
        Assert.Equal(Rules.RequestAskingSide, await host.RefusalAsync(laos, new WithdrawSideRequest.Command(request.Id, "Không cần", request.Version)));
        await host.SendAs(vietnam, new WithdrawSideRequest.Command(request.Id, "Không cần nữa", request.Version));
        Assert.Equal("Không cần nữa", (await ReadAsync(host, laos, code)).WithdrawnBecause);
        Assert.DoesNotContain(code, await WaitingAsync(host, laos));
    }

    [Fact]
    public async Task Pages_ask_comment_answer_and_close()
    {
        await using var desk = await LibraryDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<RequestEditPage>("/library/requests/new");
        await pages.TypeAsync(form, "Title.vi", "Góp ý dự thảo");
        await pages.TypeAsync(form, "Question.vi", "Xin ý kiến");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.Required, pages.Loc["Field.SideRequest.Due"]]);
        Assert.Equal("Góp ý dự thảo", pages.Held(form, "Title.vi"));

        var comment = pages.Open<RequestCommentPage>("/library/requests/RQ1/comments/new", ("RequestCode", "RQ1"));
        await pages.TypeAsync(comment, "Article", "Điều 7");
        await pages.TypeAsync(comment, "Text.vi", "Nên rút ngắn");
        await pages.TypeAsync(comment, "Text.lo", "ຄວນຫຍໍ້ລົງ");
        await PageDesk.SaveAsync(comment);
        PageDesk.Sees(pages.Open<RequestPage>("/library/requests/RQ1", ("RequestCode", "RQ1")), "#comments ~ .dl", "Điều 7");
        var answer = pages.Open<RequestAnswerPage>("/library/requests/RQ1/answer", ("RequestCode", "RQ1"));
        await pages.TypeAsync(answer, "Answer.vi", "Cơ bản đồng ý");
        await PageDesk.SaveAsync(answer);
        PageDesk.Sees(answer, ".message.error", pages.Loc[Rules.RequestInOneLanguage]);
        await pages.TypeAsync(answer, "Answer.lo", "ເຫັນດີໂດຍພື້ນຖານ");
        await PageDesk.SaveAsync(answer);
        Assert.EndsWith("/library/requests/RQ1", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(SideRequestState.Answered, (await ReadAsync(desk.Host, desk.Laos, "RQ1")).State);
        PageDesk.Sees(pages.Open<RequestAnswerPage>("/library/requests/RQ2/answer", ("RequestCode", "RQ2")), ".message.warn", pages.Loc[Rules.RequestAnsweringSide, "RQ2", pages.Loc.Name(Domain.Side.Laos)]);
        Assert.Equal(["RQ1", "RQ2", "RQ3"], pages.Open<RequestsPage>("/library/requests").FindAll("th a").Select(each => each.TextContent));
    }

    private static DateOnly In(TestHost host, int days) => DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime.AddHours(7)).AddDays(days);

    private static async Task<SideRequest> ReadAsync(TestHost host, CurrentUser reader, string code) => (await host.SendAs(reader, new GetSideRequest.Query(code))).Request;

    private static async Task<IReadOnlyList<string>> WaitingAsync(TestHost host, CurrentUser reader) => [.. (await host.SendAs(reader, new GetHome.Query())).Requests.Select(each => each.Code)];

    private static async Task<IReadOnlyList<NotificationKind>> ToldAsync(TestHost host, CurrentUser reader, string code) =>
        await host.Db(db => db.Notifications.Where(each => each.AccountId == reader.Id && each.Code == code).Select(each => each.Kind).ToListAsync());
}
