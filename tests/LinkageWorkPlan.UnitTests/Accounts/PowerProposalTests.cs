using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Accounts;

public class PowerProposalTests
{
    private static readonly DateTime Now = new(2026, 6, 22, 2, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);
    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly Confirmer Own = new(Guid.CreateVersion7(), "Quản trị", Role.Administrator, Side.Vietnam);
    private static readonly Confirmer Other = new(Guid.CreateVersion7(), "ຜູ້ຄຸ້ມຄອງ", Role.Administrator, Side.Laos);

    [Fact]
    public void An_administrator_of_the_other_side_confirms_once()
    {
        var proposal = Of(SigningChange.Role);
        proposal.Confirm(Other, Now.AddDays(1), Fortnight);
        Assert.Equal((PowerProposalState.Confirmed, Other.Name, Now.AddDays(1), null), (proposal.State, proposal.DecidedBy, proposal.DecidedAt!.Value, proposal.AddressUntil));
        Assert.Equal(Rules.ProposalSettled, Refusal(() => proposal.Confirm(Other, Now.AddDays(1), Fortnight)));
        Assert.Equal(Rules.ProposalSettled, Refusal(() => proposal.Withdraw(Own, Now.AddDays(1))));
    }

    [Theory]
    [InlineData(Role.Administrator, Side.Vietnam)]
    [InlineData(Role.CoChair, Side.Laos)]
    [InlineData(Role.Secretary, Side.Laos)]
    public void Nobody_else_answers_it(Role role, Side side)
    {
        var who = new Confirmer(Guid.CreateVersion7(), "ai đó", role, side);
        Assert.Equal(Rules.ProposalNotYours, Refusal(() => Of(SigningChange.Role).Confirm(who, Now, Fortnight)));
        Assert.Equal(Rules.ProposalNotYours, Refusal(() => Of(SigningChange.Role).Decline(who, "vì thế", Now)));
    }

    [Fact]
    public void Neither_who_proposed_it_nor_the_account_itself_confirms_from_the_other_side()
    {
        foreach (var id in new[] { Own.Id, Account })
        {
            Assert.Equal(Rules.ProposalNotYours, Refusal(() => Of(SigningChange.Role).Confirm(Other with { Id = id }, Now, Fortnight)));
        }
    }

    [Fact]
    public void The_side_that_proposed_it_withdraws_and_the_other_declines_with_a_reason()
    {
        var (first, second) = (Of(SigningChange.Reset), Of(SigningChange.Reset));
        Assert.Equal(Rules.ProposalNotYours, Refusal(() => first.Withdraw(Other, Now)));
        first.Withdraw(Own with { Id = Guid.CreateVersion7() }, Now);
        Assert.Equal(Rules.Required, Refusal(() => second.Decline(Other, " ", Now)));
        second.Decline(Other, "không biết người này", Now);
        Assert.Equal((PowerProposalState.Withdrawn, PowerProposalState.Declined, "không biết người này"), (first.State, second.State, second.Answer));
        Assert.Equal(Rules.ProposalSettled, Refusal(() => first.Confirm(Other, Now, Fortnight)));
    }

    [Fact]
    public void Its_time_ends_at_the_instant_that_was_named()
    {
        var proposal = Of(SigningChange.Role);
        Assert.Equal(PowerProposalState.Open, proposal.StateAt(Now + Fortnight - TimeSpan.FromTicks(1)));
        Assert.Equal(PowerProposalState.Expired, proposal.StateAt(Now + Fortnight));
        Assert.Equal(Rules.ProposalExpired, Refusal(() => proposal.Confirm(Other, Now + Fortnight, Fortnight)));
        Assert.Equal(PowerProposalState.Open, proposal.State);
        proposal.Expire(Now + Fortnight);
        Assert.Equal(PowerProposalState.Expired, proposal.State);
        Assert.Equal(Rules.ProposalExpired, Refusal(() => proposal.Decline(Other, "muộn", Now)));
    }

    [Theory]
    [InlineData(SigningChange.Invited, true)]
    [InlineData(SigningChange.Reset, true)]
    [InlineData(SigningChange.Role, false)]
    [InlineData(SigningChange.Enabled, false)]
    public void The_account_s_side_takes_the_address_once_in_time(SigningChange change, bool hasAddress)
    {
        var proposal = Of(change);
        Assert.Equal(Rules.AddressGone, Refusal(() => proposal.TakeAddress(Own, Now)));
        proposal.Confirm(Other, Now, Fortnight);
        Assert.Equal(Rules.ProposalNotYours, Refusal(() => proposal.TakeAddress(Other, Now)));
        Assert.Equal(hasAddress, proposal.MayTakeAddress(Own, Now + Fortnight - TimeSpan.FromTicks(1)));
        Assert.False(proposal.MayTakeAddress(Own, Now + Fortnight));
        if (hasAddress)
        {
            proposal.TakeAddress(Own, Now);
        }

        Assert.Equal(Rules.AddressGone, Refusal(() => proposal.TakeAddress(Own, Now)));
    }

    [Fact]
    public void It_says_why_and_a_delegation_says_it_itself()
    {
        Assert.Equal(Rules.Required, Refusal(() => Of(SigningChange.Role, why: null)));
        Assert.Equal(Rules.TooLong, Refusal(() => Of(SigningChange.Role, why: new string('x', PowerProposal.WhyMax + 1))));
        Assert.Equal(string.Empty, Of(SigningChange.Delegated, why: null, new DelegationFacts(new(2026, 6, 1), new(2026, 6, 30), "1/QĐ", new(2026, 5, 30), Guid.CreateVersion7())).Why);
    }

    [Fact]
    public void A_delegation_may_say_more()
    {
        var delegation = new DelegationFacts(new(2026, 6, 1), new(2026, 6, 30), "1/QĐ", new(2026, 5, 30), Guid.CreateVersion7());
        Assert.Equal("đi công tác", Of(SigningChange.Delegated, "đi công tác", delegation).Why);
        Assert.Equal(string.Empty, Of(SigningChange.Delegated, " ", delegation).Why);
    }

    [Fact]
    public void The_side_that_confirmed_does_not_take_the_address()
    {
        var proposal = Of(SigningChange.Reset);
        proposal.Confirm(Other, Now, Fortnight);
        Assert.Equal((true, false), (proposal.MayTakeAddress(Own, Now), proposal.MayTakeAddress(Other, Now)));
    }

    [Fact]
    public void The_history_names_the_account_that_it_is_about()
    {
        var subject = Of(SigningChange.Role).ToSubject();
        Assert.Equal(("Account", Account, MailMask.Of("nguoi@example.vn"), "Người", null), (subject.Kind, subject.Id, subject.Code, subject.Title.For(Language.Vi), subject.PlanId));
    }

    private static PowerProposal Of(SigningChange change, string? why = "bổ nhiệm", DelegationFacts? delegation = null) => new(
        new PowerChangeFacts(Account, Account.ToString("N"), "Người", "nguoi@example.vn", Role.CoChair, LocalizedText.Empty, change, "dấu") { Delegation = delegation }, Own, "UseCase", "{}", why, Now, Fortnight);

    private static string? Refusal(Action action) => (Record.Exception(action) as RuleException)?.Broken[0].Rule;
}
