using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Delivery;

public class DeliveryEventTests
{
    private static readonly DateOnly Issued = new(2026, 6, 22);
    private static readonly DateOnly Today = new(2026, 6, 26);
    private static readonly DateTime Now = new(2026, 6, 26, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Report = Guid.CreateVersion7();
    private static readonly Guid Secretary = Guid.CreateVersion7();

    [Fact]
    public void A_line_of_the_register_says_who_when_and_how()
    {
        var line = new DeliveryEvent(Report, 2, Side.Laos, DeliveryWay.MailRefused, "ຫ້ອງການ", null, Now, "550 no such user");
        Assert.Equal((Report, 2, Side.Laos, DeliveryWay.MailRefused, "ຫ້ອງການ", null, Now, "550 no such user"),
            (line.ReportId, line.Issue, line.Side, line.Way, line.Name, line.AccountId, line.At, line.Words));
        Assert.NotEqual(Guid.Empty, line.Id);
    }

    [Fact]
    public void A_delivery_on_paper_has_its_receipt()
    {
        var line = Handed(new(Issued, " Bà Mẫu ", " 12 "));
        Assert.Equal((DeliveryWay.OnPaper, "Thư ký mẫu", Secretary, Issued, "Bà Mẫu", "12"), (line.Way, line.Name, line.AccountId!.Value, line.PaperOn!.Value, line.ReceivedBy, line.Number));
        Assert.Null(Handed(new(Today, "Bà Mẫu", " ")).Number);
        Assert.Equal(Rules.DeliveryDay, RuleOf(() => Handed(new(Issued.AddDays(-1), "Bà Mẫu", null))));
        Assert.Equal(Rules.DeliveryDay, RuleOf(() => Handed(new(Today.AddDays(1), "Bà Mẫu", null))));
        Assert.Equal(Rules.Required, RuleOf(() => Handed(new(Today, " ", null))));
        Assert.Equal(Rules.TooLong, RuleOf(() => Handed(new(Today, new string('a', DeliveryEvent.ReceivedByMax + 1), null))));
        Assert.Equal(Rules.TooLong, RuleOf(() => Handed(new(Today, "Bà Mẫu", new string('1', DeliveryEvent.NumberMax + 1)))));
    }

    [Fact]
    public void One_that_was_recorded_wrongly_is_taken_back_once_by_a_line_of_its_own()
    {
        var paper = Handed(new(Issued, "Bà Mẫu", null));
        var by = Guid.CreateVersion7();
        Assert.Equal(Rules.NotOwnRecord, RuleOf(() => Withdraw(paper, null, mayCorrect: false, "Nhầm", by)));
        Assert.Equal(Rules.Required, RuleOf(() => Withdraw(paper, null, mayCorrect: true, " ", by)));
        var back = Withdraw(paper, null, mayCorrect: true, "Nhầm", by);
        Assert.Equal((Report, 1, Side.Vietnam, DeliveryWay.PaperWithdrawn, "Thư ký khác", by, paper.Id, "Nhầm"),
            (back.ReportId, back.Issue, back.Side, back.Way, back.Name, back.AccountId!.Value, back.Withdraws!.Value, back.Reason));
        Assert.Equal(Rules.ProgressSuperseded, RuleOf(() => Withdraw(paper, back, mayCorrect: true, "Nhầm", by)));
        Assert.Equal(Rules.NotFound, RuleOf(() => Withdraw(back, null, mayCorrect: true, "Nhầm", by)));
    }

    private static DeliveryEvent Handed(PaperDelivery paper) => DeliveryEvent.OfPaper(Report, 1, Side.Vietnam, paper, Issued, Today, "Thư ký mẫu", Secretary, Now);

    private static DeliveryEvent Withdraw(DeliveryEvent paper, DeliveryEvent? before, bool mayCorrect, string reason, Guid by) =>
        DeliveryEvent.OfWithdrawal(paper, before, mayCorrect, reason, "Thư ký khác", by, Now);

    private static string? RuleOf(Action act) => (Record.Exception(act) as RuleException)?.Broken[0].Rule;
}
