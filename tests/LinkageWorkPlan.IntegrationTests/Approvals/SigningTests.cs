using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Approvals;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class SigningTests
{
    [Theory, EachDatabase]
    public async Task The_second_signature_adopts_the_plan_and_keeps_what_was_agreed(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        Assert.False(await desk.SignAsync(round, Side.Laos));
        Assert.Equal(PlanState.InReview, (await desk.PlanAsync()).State);

        Assert.True(await desk.SignAsync(round, Side.Vietnam));
        var plan = await desk.PlanAsync();
        Assert.Equal((PlanState.Adopted, TestHost.DemoToday), (plan.State, plan.AdoptedOn!.Value));
        var task = await desk.Host.Db(db => db.Tasks.AsNoTracking().Include(each => each.Milestones).SingleAsync());
        Assert.Equal((task.Agreed.Start, task.Agreed.End), (task.BaselineStart, task.BaselineEnd));
        Assert.Equal(new DateOnly(2030, 3, 1), Assert.Single(task.Milestones).Baseline);
        var signatures = await desk.Host.Db(db => db.Rounds.AsNoTracking().SelectMany(each => each.Signatures).ToListAsync());
        Assert.Equal(Sides.Both, signatures.Select(each => each.Side).Order());
        Assert.All(signatures, each => Assert.Equal(round.Fingerprint, each.Fingerprint));
    }

    [Theory, EachDatabase]
    public async Task Two_who_sign_in_the_same_second_both_sign_and_the_plan_is_adopted_once(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        var complete = await Task.WhenAll(Sides.Both.Select(side => Task.Run(() => desk.SignAsync(round, side))));
        Assert.Single(complete, each => each);
        Assert.Equal(PlanState.Adopted, (await desk.PlanAsync()).State);
        Assert.Equal(2, await desk.Host.Db(db => db.Rounds.SelectMany(each => each.Signatures).CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_button_that_is_pressed_twice_signs_once(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        var attempts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Record.ExceptionAsync(() => desk.SignAsync(round, Side.Laos)))));
        var refusal = Assert.IsType<RuleException>(Assert.Single(attempts, each => each is not null));
        Assert.Equal(Rules.AlreadySigned, refusal.Broken.Single().Rule);
        Assert.Equal(1, await desk.Host.Db(db => db.Rounds.SelectMany(each => each.Signatures).CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_password_signs_nothing_and_is_counted_until_no_try_is_left(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        var command = new SignRound.Command(round.Id, round.Fingerprint, "không phải mật khẩu này");
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal(Rules.WrongPassword, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], command));
            Assert.Equal(attempt, await desk.Host.Db(db => db.SignInLimits.Select(each => each.Count).SingleAsync()));
        }

        Assert.Equal(Rules.LockedOut, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], command));
        Assert.Equal(Rules.LockedOut, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], command with { Password = SigningDesk.Password }));
        Assert.Empty((await desk.OpenRoundAsync()).Signatures);
    }

    [Theory, EachDatabase]
    public async Task The_right_password_forgets_the_wrong_ones(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new SignRound.Command(round.Id, round.Fingerprint, "sai"));
        await desk.SignAsync(round, Side.Laos);
        Assert.Equal(0, await desk.Host.Db(db => db.SignInLimits.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_text_that_lacks_lao_keeps_everybody_from_signing_and_is_named(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Title), LocalizedText.Of(Language.Vi, "Chỉ có tiếng Việt")));
        var round = await desk.AskAsync();
        var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Chairs[Side.Vietnam], new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        Assert.Equal((Rules.TextMissing, "A1"), (broken.Rule, broken.Subject));
        Assert.Contains("lo", broken.Arguments);
        Assert.Empty((await desk.OpenRoundAsync()).Signatures);
    }

    [Theory, EachDatabase]
    public async Task A_rendering_older_than_its_source_keeps_everybody_from_signing(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Title), task.Agreed.Title.Write(Language.Vi, "Tên mới")));
        var round = await desk.AskAsync();
        Assert.Equal(Rules.TextStale, await desk.Host.RefusalAsync(desk.Chairs[Side.Vietnam], new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
    }

    [Theory, EachDatabase]
    public async Task A_co_chair_whose_position_lacks_lao_signs_once_it_is_there(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        Task PositionAsync(LocalizedText position) => desk.Host.Db(async db =>
        {
            (await db.Users.SingleAsync(each => each.Id == desk.Chairs[Side.Vietnam].Id)).Position = position;
            await db.SaveChangesAsync();
        });
        await PositionAsync(LocalizedText.Of(Language.Vi, "Đồng Tổ trưởng"));
        var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Chairs[Side.Vietnam], new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        Assert.Equal((Rules.SignerPositionMissing, "lo"), (broken.Rule, broken.Arguments[0]));
        Assert.Empty((await desk.OpenRoundAsync()).Signatures);

        await PositionAsync(SigningDesk.Both("Đồng Tổ trưởng", "ປະທານຮ່ວມ"));
        Assert.False(await desk.SignAsync(round, Side.Vietnam));
    }

    [Theory, EachDatabase]
    public async Task Another_content_than_the_one_shown_is_not_signed(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new SignRound.Command(round.Id, new string('0', 64), SigningDesk.Password)));
    }

    [Theory, EachDatabase]
    public async Task A_plan_that_changed_behind_the_round_is_not_signed_until_the_new_content_is_put_forward(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Outputs), SigningDesk.Both("Báo cáo", "ບົດລາຍງານ")));
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        Assert.False((await desk.Host.SendAs(desk.Chairs[Side.Laos], new GetRound.Query(round.Id))).IsCurrent);

        Assert.Equal(round.Id, await desk.Host.SendAs(desk.Secretary, new RenewRound.Command(round.Id)));
        var renewed = await desk.OpenRoundAsync();
        Assert.NotEqual(round.Fingerprint, renewed.Fingerprint);
        Assert.False(await desk.SignAsync(renewed, Side.Laos));
    }

    [Theory, EachDatabase]
    public async Task A_signed_content_stays_as_it_was_when_a_newer_one_is_put_forward(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        await desk.SignAsync(round, Side.Laos);
        await desk.ChangeTaskAsync(task => task.SetText(nameof(AgreedTask.Outputs), SigningDesk.Both("Báo cáo", "ບົດລາຍງານ")));
        var next = await desk.Host.SendAs(desk.Secretary, new RenewRound.Command(round.Id));

        Assert.NotEqual(round.Id, next);
        var former = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == round.Id));
        Assert.Equal((RoundState.Withdrawn, round.Content), (former.State, former.Content));
        Assert.Single(former.Signatures);
        Assert.Empty((await desk.OpenRoundAsync()).Signatures);
    }
}
