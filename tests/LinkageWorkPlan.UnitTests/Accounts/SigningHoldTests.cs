using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Accounts;

public class SigningHoldTests
{
    private static readonly DateTime Now = new(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly Confirmer Secretary = new(Guid.CreateVersion7(), "Thư ký", Role.Secretary, Side.Vietnam);
    private static readonly Confirmer OtherChair = new(Guid.CreateVersion7(), "ປະທານຮ່ວມ", Role.CoChair, Side.Laos);

    [Fact]
    public void Stays_closed_for_the_time_set_and_until_its_own_side_confirms()
    {
        var hold = Of(Role.CoChair);
        Assert.Equal(Rules.SigningUnconfirmed, Refusal(hold, Now.AddDays(30)));
        hold.Confirm(Secretary, isAlone: false);
        Assert.Equal(Rules.SigningClosedUntil, Refusal(hold, Now + Day - TimeSpan.FromSeconds(1)));
        Assert.Null(Refusal(hold, Now + Day));
    }

    [Fact]
    public void The_other_co_chair_ends_the_time_and_not_its_own_side_s_part()
    {
        var hold = Of(Role.CoChair);
        hold.Confirm(OtherChair, isAlone: false);
        Assert.Equal(Rules.SigningUnconfirmed, Refusal(hold, Now));
        hold.Confirm(Secretary, isAlone: false);
        Assert.Null(Refusal(hold, Now));
    }

    [Fact]
    public void A_secretary_s_is_confirmed_as_well_but_that_of_a_side_s_first()
    {
        var hold = Of(Role.Secretary);
        Assert.Equal(Rules.SigningUnconfirmed, Refusal(hold, Now + Day));
        hold.WaiveOwnConfirmation();
        Assert.Equal(Rules.SigningClosedUntil, Refusal(hold, Now));
        Assert.Null(Refusal(hold, Now + Day));
    }

    [Fact]
    public void The_other_co_chair_confirms_for_a_side_on_which_nobody_is_left()
    {
        var hold = Of(Role.Secretary);
        hold.Confirm(OtherChair, isAlone: false);
        Assert.False(hold.MayConfirmOther(OtherChair, isAlone: false));
        Assert.True(hold.MayConfirmOther(OtherChair, isAlone: true));
        Assert.False(hold.MayConfirmOther(OtherChair with { Role = Role.Secretary }, isAlone: true));
        hold.Confirm(OtherChair, isAlone: true);
        Assert.Equal((OtherChair.Name, OtherChair.Name), (hold.OwnConfirmedBy, hold.OtherConfirmedBy));
        Assert.Null(Refusal(hold, Now));
    }

    [Fact]
    public void Nobody_else_confirms()
    {
        var maker = new Confirmer(Guid.CreateVersion7(), "Người làm", Role.Secretary, Side.Vietnam);
        var account = Guid.CreateVersion7();
        var hold = new SigningHold(account, "Đồng Tổ trưởng", Role.CoChair, Side.Vietnam, SigningChange.Reset, (maker.Id, maker.Name), Now, Day);
        foreach (var who in new[]
        {
            maker, new Confirmer(account, "Đồng Tổ trưởng", Role.CoChair, Side.Vietnam), Secretary with { Side = Side.Laos }, Secretary with { Role = Role.Deputy },
            Secretary with { Role = Role.Administrator }, OtherChair with { Role = Role.Deputy }, OtherChair with { Role = Role.Administrator },
        })
        {
            Assert.Equal(Rules.HoldNotYours, Assert.Single(Assert.Throws<RuleException>(() => hold.Confirm(who, isAlone: true)).Broken).Rule);
        }

        Assert.True(hold is { OwnConfirmedBy: null, OtherConfirmedBy: null });
    }

    [Fact]
    public void Begins_again_when_the_one_time_address_is_used_and_ends_when_another_takes_its_place()
    {
        var hold = Of(Role.Secretary);
        hold.WaiveOwnConfirmation();
        hold.Restart(Now.AddDays(6), Day);
        Assert.Equal(Rules.SigningClosedUntil, Refusal(hold, Now.AddDays(6)));
        hold.Replace(Now.AddDays(6));
        Assert.Null(Refusal(hold, Now.AddDays(6)));
    }

    [Fact]
    public void A_second_confirmation_changes_nothing()
    {
        var (own, other) = (Of(Role.CoChair), Of(Role.CoChair));
        own.Confirm(Secretary, isAlone: false);
        own.Confirm(Secretary, isAlone: false);
        Assert.Equal((Secretary.Name, null), (own.OwnConfirmedBy, own.OtherConfirmedBy));
        own.Confirm(OtherChair, isAlone: false);
        own.Confirm(OtherChair, isAlone: false);
        Assert.Equal((Secretary.Name, OtherChair.Name), (own.OwnConfirmedBy, own.OtherConfirmedBy));
        other.Confirm(OtherChair, isAlone: false);
        other.Confirm(OtherChair with { Id = Guid.CreateVersion7(), Name = "ປະທານຮ່ວມໃໝ່" }, isAlone: true);
        Assert.Equal(("ປະທານຮ່ວມໃໝ່", OtherChair.Name), (other.OwnConfirmedBy, other.OtherConfirmedBy));
    }

    [Fact]
    public void It_keeps_the_time_at_which_it_was_replaced_first()
    {
        var hold = Of(Role.CoChair);
        hold.Replace(Now);
        hold.Replace(Now.AddDays(1));
        Assert.Equal(Now, hold.ReplacedAt);
    }

    [Fact]
    public void Of_several_the_one_that_ends_last_is_named_and_none_leaves_signing_open()
    {
        var (longer, shorter) = (Of(Role.CoChair), Of(Role.CoChair));
        longer.Restart(Now.AddDays(3), Day);
        foreach (var hold in new[] { longer, shorter })
        {
            hold.ConfirmByAuthor();
        }

        foreach (var holds in new[] { new[] { longer, shorter }, [shorter, longer] })
        {
            Assert.Equal(Now.AddDays(4), Assert.Throws<RuleException>(() => SigningHold.RequireOpen(holds, Now)).Broken[0].Arguments[0]);
        }

        SigningHold.RequireOpen([], Now);
    }

    [Theory]
    [InlineData(null, Side.Laos, true)]
    [InlineData(Side.Laos, Side.Laos, true)]
    [InlineData(Side.Vietnam, Side.Laos, false)]
    public void Accounts_of_ones_own_side_alone_are_touched(Side? by, Side side, bool isLet) =>
        Assert.Equal(isLet, Record.Exception(() => AccountRules.RequireOwnSide(by, side)) is not RuleException { Broken: [{ Rule: Rules.OtherSideAccount }] });

    private static SigningHold Of(Role role) => new(Guid.CreateVersion7(), "Người", role, Side.Vietnam, SigningChange.Reset, (Guid.CreateVersion7(), "Quản trị"), Now, Day);

    private static string? Refusal(SigningHold hold, DateTime at) =>
        (Record.Exception(() => SigningHold.RequireOpen([hold], at)) as RuleException)?.Broken[0].Rule;
}
