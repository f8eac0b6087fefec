using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.History;

/// <summary>What the history says of a change, and how far it had come on a day.</summary>
public class AuditEntryTests
{
    private static readonly DateTime At = new(2026, 6, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Account = Guid.CreateVersion7(), Task = Guid.CreateVersion7(), Plan = Guid.CreateVersion7();

    [Fact]
    public void An_entry_says_who_did_what_to_which_thing()
    {
        var subject = new AuditSubject("WorkTask", Task, "A1", SamplePlan.Text("Xây dựng quy chế", "ສ້າງລະບຽບການ"), Plan);
        var change = new FieldChange(null, "WorkTask.End", ValueKind.Date, null, "2026-06-01", "2026-06-30");
        var entry = new AuditEntry(new Actor(Account, "Thư ký mẫu", Role.Secretary, Side.Laos), At, "ReviseTask", subject, "Chậm", [change]);
        Assert.Equal((Account, "Thư ký mẫu", Role.Secretary, (Side?)Side.Laos), (entry.ActorId, entry.ActorName, entry.ActorRole, entry.ActorSide));
        Assert.Equal((At, "ReviseTask", "Chậm"), (entry.At, entry.Action, entry.Reason));
        Assert.Equal(("WorkTask", Task, "A1", subject.Title, (Guid?)Plan), (entry.SubjectKind, entry.SubjectId, entry.SubjectCode, entry.SubjectTitle, entry.PlanId));
        Assert.Equal([change], entry.Changes);
        Assert.NotEqual(Guid.Empty, entry.Id);
    }

    [Fact]
    public void What_a_side_may_not_see_says_nothing()
    {
        var entry = AuditEntry.OfWithheld();
        Assert.Equal((Guid.Empty, "", Role.System, (Side?)null), (entry.ActorId, entry.ActorName, entry.ActorRole, entry.ActorSide));
        Assert.Equal((DateTime.UnixEpoch, "Withheld", "Withheld", Guid.Empty, "", true), (entry.At, entry.Action, entry.SubjectKind, entry.SubjectId, entry.SubjectCode, entry.SubjectTitle.IsEmpty));
        Assert.Equal((null, null, 0), (entry.PlanId, entry.Reason, entry.Changes.Count));
    }

    [Theory]
    [InlineData("1500000", Currency.USD, "1500000 USD")]
    [InlineData("1500000.50", Currency.VND, "1500000.5 VND")]
    [InlineData("0.129", Currency.LAK, "0.13 LAK")]
    public void An_amount_is_written_the_same_in_every_language(string amount, Currency currency, string written) =>
        Assert.Equal(written, FieldChange.MoneyOf(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency));

    [Fact]
    public void A_link_has_its_place_in_the_chain()
    {
        var link = new HistoryLink(7, Task, new string('c', 64));
        Assert.Equal((7, Task, new string('c', 64)), (link.Number, link.EntryId, link.Hash));
        Assert.Equal((0, new string('0', HistoryLink.HashLength)), (HistoryHead.None.Number, HistoryHead.None.Hash));
        Assert.Equal(64, HistoryHead.None.Hash.Length);
    }

    [Fact]
    public void A_head_is_sealed_once_both_sides_sealed_it()
    {
        var day = new DateOnly(2026, 6, 25);
        var head = new SignedHead(day, new HistoryHead(7, new string('c', 64)), "2026-06-25 7", At);
        Assert.Equal((day, 7, new string('c', 64), "2026-06-25 7", At), (head.Day, head.Number, head.Hash, head.Statement, head.At));
        Assert.NotEqual(Guid.Empty, head.Id);
        Assert.Equal((false, null, null), (head.IsSealed, head.SealOf(Side.Vietnam), head.SealOf(Side.Laos)));
        head.Seal(Side.Laos, [1, 2, 3]);
        Assert.Equal((false, null, "AQID"), (head.IsSealed, head.VietnameseSeal, head.LaoSeal));
        Assert.Null(head.SealOf(Side.Vietnam));
        head.Seal(Side.Vietnam, [4, 5, 6]);
        Assert.Equal((true, "BAUG", "AQID"), (head.IsSealed, head.VietnameseSeal, head.LaoSeal));
        Assert.Equal([4, 5, 6], head.SealOf(Side.Vietnam)!);
        Assert.Equal([1, 2, 3], head.SealOf(Side.Laos)!);
    }

    [Fact]
    public void A_head_that_Vietnam_alone_sealed_is_not_sealed()
    {
        var head = new SignedHead(new(2026, 6, 25), HistoryHead.None, string.Empty, At);
        head.Seal(Side.Vietnam, [1]);
        Assert.Equal((false, "AQ==", null), (head.IsSealed, head.VietnameseSeal, head.LaoSeal));
    }
}
