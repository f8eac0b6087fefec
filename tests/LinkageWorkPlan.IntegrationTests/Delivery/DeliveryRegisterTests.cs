using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

public sealed class DeliveryRegisterTests
{
    private static readonly RecordPaperDelivery.Command Paper = new(ReportDesk.Plan, ReportDesk.Code, 1, Side.Laos, TestHost.DemoToday, "Phòng Văn thư", "123/VP");

    [Theory, EachDatabase]
    public async Task Tells_of_each_person_when_and_how_it_was_opened_and_acknowledged_each_once(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var office = await desk.OfficeAsync(Side.Vietnam);
        var start = desk.Host.Time.GetUtcNow().UtcDateTime;
        foreach (var way in new[] { DeliveryWay.OpenedPage, DeliveryWay.OpenedPage, DeliveryWay.OpenedPdf, DeliveryWay.OpenedPdf })
        {
            await desk.Host.SendAs(office, new ReceiveReport.Command(ReportDesk.Plan, ReportDesk.Code, way));
            desk.Host.Time.Advance(TimeSpan.FromHours(1));
        }

        await desk.AcknowledgeAsync(Side.Vietnam);
        await desk.AcknowledgeAsync(Side.Vietnam);

        var person = Assert.Single((await desk.RegisterOfAsync(Side.Vietnam)).People);
        Assert.Equal((office.Name, start, start.AddHours(2), start.AddHours(4)), (person.Name, person.OpenedPage!.Value, person.OpenedPdf!.Value, person.Acknowledged!.Value));
        Assert.Equal(3, await desk.Host.Db(db => db.Deliveries.CountAsync()));
        Assert.Null(Assert.Single((await desk.RegisterOfAsync(Side.Laos)).People).OpenedPage);
    }

    [Theory, EachDatabase]
    public async Task A_delivery_on_paper_is_recorded_by_a_secretary_and_is_in_the_history(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();

        await desk.Host.SendAs(desk.Reports.Secretary, Paper);

        var paper = Assert.Single((await desk.RegisterOfAsync(Side.Laos)).Papers);
        Assert.Equal((TestHost.DemoToday, "Phòng Văn thư", "123/VP", desk.Reports.Secretary.Name), (paper.PaperOn!.Value, paper.ReceivedBy, paper.Number, paper.Name));
        var entry = (await desk.Host.SendAs(desk.Reports.Secretary, new ListHistory.Query(ReportDesk.Plan))).Entries[0];
        Assert.Equal(("RecordPaperDelivery", "Report", ReportDesk.Code), (entry.Action, entry.SubjectKind, entry.SubjectCode));
        Assert.Contains(entry.Changes, each => each is { Field: "DeliveryEvent.ReceivedBy", After: "Phòng Văn thư" });
    }

    [Theory, EachDatabase]
    public async Task A_delivery_before_the_issue_or_after_today_or_to_nobody_or_of_no_issue_is_refused(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var secretary = desk.Reports.Secretary;

        Assert.Equal(Rules.DeliveryDay, await desk.Host.RefusalAsync(secretary, Paper with { On = TestHost.DemoToday.AddDays(-1) }));
        Assert.Equal(Rules.DeliveryDay, await desk.Host.RefusalAsync(secretary, Paper with { On = TestHost.DemoToday.AddDays(1) }));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(secretary, Paper with { On = null }));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(secretary, Paper with { ReceivedBy = " " }));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(secretary, Paper with { Issue = 2 }));
        Assert.Empty((await desk.RegisterOfAsync(Side.Laos)).Papers);
    }

    [Theory, EachDatabase]
    public async Task A_delivery_that_was_recorded_wrongly_is_taken_back_with_a_reason_and_both_lines_stay(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var (host, secretary, other) = (desk.Host, desk.Reports.Secretary, await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos));
        await host.SendAs(secretary, Paper);
        await host.SendAs(await desk.OfficeAsync(Side.Laos), new ReceiveReport.Command(ReportDesk.Plan, ReportDesk.Code, DeliveryWay.OpenedPage));
        var wrong = Assert.Single((await desk.RegisterOfAsync(Side.Laos)).Papers).Id;
        var opened = await host.Db(db => db.Deliveries.Where(each => each.Way == DeliveryWay.OpenedPage).Select(each => each.Id).SingleAsync());

        Assert.Equal(Rules.Required, await host.RefusalAsync(secretary, new WithdrawPaperDelivery.Command(wrong, " ")));
        Assert.Equal(Rules.NotOwnRecord, await host.RefusalAsync(other, new WithdrawPaperDelivery.Command(wrong, "Sai ngày")));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(secretary, new WithdrawPaperDelivery.Command(opened, "Sai ngày")));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(secretary, new WithdrawPaperDelivery.Command(Guid.CreateVersion7(), "Sai ngày")));
        var shown = await host.SendAs(other, MailDesk.Register);
        Assert.All(shown.Sides, side => Assert.Empty(side.Correctable));
        await host.SendAs(secretary, new WithdrawPaperDelivery.Command(wrong, "Sai người nhận"));
        await host.SendAs(secretary, Paper with { ReceivedBy = "Văn phòng Bộ" });

        var register = await desk.RegisterOfAsync(Side.Laos);
        Assert.Equal("Văn phòng Bộ", Assert.Single(register.Papers).ReceivedBy);
        Assert.Equal((wrong, "Sai người nhận", secretary.Name), Assert.Single(register.Withdrawn) is var gone ? (gone.Paper.Id, gone.By.Reason, gone.By.Name) : default);
        Assert.Equal(Rules.ProgressSuperseded, await host.RefusalAsync(secretary, new WithdrawPaperDelivery.Command(wrong, "Lần nữa")));
        var entry = await host.Db(db => db.History.SingleAsync(each => each.Action == nameof(WithdrawPaperDelivery)));
        Assert.Equal(("Sai người nhận", ReportDesk.Code), (entry.Reason, entry.SubjectCode));
    }

    [Theory, EachDatabase]
    public async Task The_register_cannot_be_changed_even_by_the_databases_own_means(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        await desk.Host.SendAs(desk.Reports.Secretary, Paper);
        foreach (var change in new[] { "DELETE FROM \"DeliveryEvents\"", "UPDATE \"DeliveryEvents\" SET \"Issue\" = 2" })
        {
            var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => desk.Host.Db(db => db.Database.ExecuteSqlRawAsync(change)));
            Assert.Contains("DeliveryEvents is only added to.", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task Observers_do_not_read_it(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(await desk.Host.DemoUserAsync(Role.Observer, Side.Laos), MailDesk.Register));
    }
}
