using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.SignOff;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class ShownTests
{
    [Theory, EachDatabase]
    public async Task A_co_chair_sees_what_changed_since_it_was_last_shown_to_this_one(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (reader, other) = (await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam));
        await desk.SendAsync();
        var first = await OpenAsync(desk, reader);
        await desk.Host.SendAs(reader, new MarkShown.Command(first.Round.Id, first.Fingerprint));
        await desk.ReturnAsync("ກະລຸນາແກ້");
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.SendAsync();

        var now = await OpenAsync(desk, reader);
        Assert.Equal(SectionKeys.Lessons, Assert.Single(now.Changes).Code);
        Assert.NotNull(now.ShownAt);
        Assert.Null((await OpenAsync(desk, other)).ShownAt);

        // Looked at once more: what changed since the time before is still told.
        await desk.Host.SendAs(reader, new MarkShown.Command(now.Round.Id, now.Fingerprint));
        Assert.Single((await OpenAsync(desk, reader)).Changes);
    }

    [Theory, EachDatabase]
    public async Task A_return_says_of_each_section_what_to_fix(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        var round = (await desk.ReadAsync()).LastRound!;
        Assert.Equal(Rules.ReturnNeedsComment, await desk.Host.RefusalAsync(chair, new ReturnRound.Command(round.Id, " ", new Dictionary<string, string> { [SectionKeys.Lessons] = " " })));

        await desk.Host.SendAs(chair, new ReturnRound.Command(round.Id, string.Empty, new Dictionary<string, string> { [SectionKeys.Lessons] = "ຂຽນໃຫ້ສັ້ນກວ່າ", [SectionKeys.Context] = " " }));

        var view = await desk.ReadAsync();
        Assert.Equal((ReportState.Draft, RoundState.Returned), (view.Report.State, view.LastRound!.State));
        Assert.Equal((SectionKeys.Lessons, "ຂຽນໃຫ້ສັ້ນກວ່າ"), Assert.Single(view.Return!.Comments.Select(each => (each.Part, each.Words))));
        await desk.Host.SendAs(desk.Secretary, new AnswerComment.Command(round.Id, SectionKeys.Lessons, CommentState.Done, string.Empty));
        await desk.SendAsync();
        Assert.Null((await desk.ReadAsync()).Return);
    }

    [Theory, EachDatabase]
    public async Task Whose_turn_it_is_counts_from_the_other_side_s_signature(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var sent = desk.Host.Time.GetUtcNow().UtcDateTime;
        desk.Host.Time.Advance(TimeSpan.FromDays(2));
        var reader = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        Assert.Equal(Sides.Both.ToDictionary(side => side, _ => sent), (await OpenAsync(desk, reader)).WaitsSince);

        await desk.SignAsync(Side.Vietnam);

        Assert.Equal((Side.Laos, sent.AddDays(2)), Assert.Single((await OpenAsync(desk, reader)).WaitsSince.Select(each => (each.Key, each.Value))));
    }

    private static async Task<GetRound.Result> OpenAsync(ReportDesk desk, CurrentUser reader) =>
        await desk.Host.SendAs(reader, new GetRound.Query(await desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open).Select(each => each.Id).SingleAsync())));
}
