using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

public class DelegationTests
{
    [Theory, EachDatabase]
    public async Task A_deputy_signs_in_the_co_chair_s_place_while_a_delegation_is_in_force(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var deputy = await desk.Host.UserAsync(Role.Deputy, password: SigningDesk.Password);
        var round = await desk.AskAsync();
        var sign = new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password);
        Assert.Equal(Rules.NoDelegation, await desk.Host.RefusalAsync(deputy, sign));
        Assert.Equal(Rules.NoDelegation, await desk.Host.RefusalAsync(deputy, new ReturnRound.Command(round.Id, "Sửa")));
        Assert.False((await desk.Host.SendAs(deputy, new GetRound.Query(round.Id))).MaySign);

        await desk.Host.SendAs(desk.Chairs[Side.Vietnam], Grant(deputy, TestHost.DemoToday, TestHost.DemoToday.AddDays(7)));
        Assert.Equal(Rules.SigningClosedUntil, await desk.Host.RefusalAsync(deputy, sign));
        await desk.Host.SendAs(desk.Chairs[Side.Laos], new ConfirmHold.Command(Assert.Single(await desk.Host.SendAs(deputy, new ListHolds.Query())).Id, SigningDesk.Password));

        var shown = await desk.Host.SendAs(deputy, new GetRound.Query(round.Id));
        Assert.Equal((true, "12/QĐ-TCT"), (shown.MaySign, shown.ActsBy!.Number));
        await desk.Host.SendAs(deputy, sign);
        var signature = Assert.Single(await desk.Host.Db(db => db.Rounds.AsNoTracking().Where(each => each.Id == round.Id).SelectMany(each => each.Signatures).ToListAsync()));
        var chair = await desk.Host.Db(db => db.Users.AsNoTracking().SingleAsync(each => each.Id == desk.Chairs[Side.Vietnam].Id));
        Assert.Equal((SignatureCapacity.ActingDeputy, deputy.Name, chair.Position), (signature.Capacity, signature.Name, signature.ActingFor));
        Assert.NotNull(signature.DelegationId);
    }

    [Theory, EachDatabase]
    public async Task A_delegation_holds_on_its_first_and_last_day_and_no_other(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var deputy = await desk.Host.UserAsync(Role.Deputy, password: SigningDesk.Password);
        var round = await desk.AskAsync();
        var (first, last) = (TestHost.DemoToday.AddDays(2), TestHost.DemoToday.AddDays(4));
        await desk.Host.SendAs(desk.Chairs[Side.Vietnam], Grant(deputy, first, last));

        foreach (var (day, may) in new[] { (first.AddDays(-1), false), (first, true), (last, true), (last.AddDays(1), false) })
        {
            desk.Host.Time.GoTo(day);
            Assert.Equal(may, (await desk.Host.SendAs(deputy, new GetRound.Query(round.Id))).MaySign);
        }
    }

    [Theory, EachDatabase]
    public async Task A_delegation_that_was_ended_holds_no_more_and_stays_in_the_list(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var deputy = await desk.Host.UserAsync(Role.Deputy, password: SigningDesk.Password);
        var round = await desk.AskAsync();
        var chair = desk.Chairs[Side.Vietnam];
        await desk.Host.SendAs(chair, Grant(deputy, TestHost.DemoToday, TestHost.DemoToday.AddDays(7)));
        var row = Assert.Single((await desk.Host.SendAs(chair, new ListDelegations.Query())).Rows);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new EndDelegation.Command(row.Id)));

        await desk.Host.SendAs(chair, new EndDelegation.Command(row.Id));

        Assert.Equal(Rules.NoDelegation, await desk.Host.RefusalAsync(deputy, new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password)));
        Assert.Equal(TestHost.DemoToday, Assert.Single((await desk.Host.SendAs(desk.Chairs[Side.Laos], new ListDelegations.Query())).Rows).EndedOn);
    }

    /// <summary>Sent, granted, begun or over: who can sign today is notified of what waits, once, and nobody else.</summary>
    [Theory, EachDatabase]
    public async Task A_deputy_is_notified_of_what_waits_while_their_delegation_is_in_force(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (now, later, never) = (await desk.Host.UserAsync(Role.Deputy), await desk.Host.UserAsync(Role.Deputy), await desk.Host.UserAsync(Role.Deputy));
        var (chair, today) = (desk.Chairs[Side.Vietnam], TestHost.DemoToday);
        await desk.AskAsync();
        await AskedAsync();
        await desk.Host.SendAs(chair, Grant(now, today, today.AddDays(1)));
        await desk.Host.SendAs(chair, Grant(later, today.AddDays(2), today.AddDays(4)));
        await AskedAsync(now);
        await desk.Host.SendAs(CurrentUser.System, new AskDeputies.Command());
        await AskedAsync(now);

        // A day later the first one's is over, and the second one's has begun.
        desk.Host.Time.GoTo(today.AddDays(2));
        await desk.Host.SendAs(CurrentUser.System, new AskDeputies.Command());
        await AskedAsync(later);
        var mails = await desk.Host.Db(db => db.Mails.AsNoTracking().Where(each => each.Kind == MailKind.YourTurn).ToListAsync());
        Assert.Equal(mails.Count, mails.Select(each => each.AccountId).Distinct().Count());
        Assert.Equal([now.Id, later.Id], mails.Where(each => each.AccountId == now.Id || each.AccountId == later.Id).OrderBy(each => each.CreatedAt).Select(each => each.AccountId!.Value));
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(mails.Single(each => each.AccountId == now.Id).Id)));
        Assert.NotNull(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(mails.Single(each => each.AccountId == later.Id).Id)));

        var row = (await desk.Host.SendAs(chair, new ListDelegations.Query())).Rows.Single(each => each.DeputyName == later.Name && each.InForce);
        await desk.Host.SendAs(chair, new EndDelegation.Command(row.Id));
        await AskedAsync();

        async Task AskedAsync(params CurrentUser[] asked)
        {
            foreach (var deputy in new[] { now, later, never })
            {
                Assert.Equal(asked.Contains(deputy) ? 1 : 0, (await desk.Host.SendAs(deputy, new ListNotifications.Query())).Rows.Count);
            }
        }
    }

    [Theory, EachDatabase]
    public async Task Only_a_deputy_of_ones_own_side_is_given_one_with_its_decision(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var (own, other) = (await desk.Host.UserAsync(Role.Deputy), await desk.Host.UserAsync(Role.Deputy, Side.Laos));
        var chair = desk.Chairs[Side.Vietnam];
        var today = TestHost.DemoToday;
        Assert.Equal(Rules.DeputyUnknown, await desk.Host.RefusalAsync(chair, Grant(other, today, today)));
        Assert.Equal(Rules.DeputyUnknown, await desk.Host.RefusalAsync(chair, Grant(desk.Secretary, today, today)));
        Assert.Equal(Rules.DelegationDates, await desk.Host.RefusalAsync(chair, Grant(own, today, today.AddDays(-1))));
        Assert.Equal(Rules.ScanMissing, await desk.Host.RefusalAsync(chair, Grant(own, today, today) with { Scan = null }));
        Assert.Equal(0, await desk.Host.Db(db => db.Delegations.CountAsync()));
    }

    private static GrantDelegation.Command Grant(CurrentUser deputy, DateOnly from, DateOnly to) => new(
        deputy.Id, from, to, "12/QĐ-TCT", TestHost.DemoToday.AddDays(-1), new EvidenceUpload("qd.pdf", () => new MemoryStream("%PDF-1.4 decision"u8.ToArray()), TextWords.None, null, false), SigningDesk.Password);
}
