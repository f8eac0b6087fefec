using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Accounts;

public class AccountRulesTests
{
    [Theory]
    [InlineData(SecondFactorPolicy.Off, Role.CoChair, false)]
    [InlineData(SecondFactorPolicy.Powerful, Role.CoChair, true)]
    [InlineData(SecondFactorPolicy.Powerful, Role.Deputy, true)]
    [InlineData(SecondFactorPolicy.Powerful, Role.Administrator, true)]
    [InlineData(SecondFactorPolicy.Powerful, Role.Secretary, false)]
    [InlineData(SecondFactorPolicy.Everyone, Role.Observer, true)]
    public void Who_signs_or_makes_accounts_that_sign_needs_a_second_factor(SecondFactorPolicy policy, Role role, bool needs)
    {
        Assert.Equal(needs, AccountRules.NeedsSecondFactor(policy, role));
        AccountRules.RequireFactorLeft(policy, role, isAnyLeft: true);
        Assert.Equal(needs ? Rules.SecondFactorRequired : null, (Record.Exception(() => AccountRules.RequireFactorLeft(policy, role, isAnyLeft: false)) as RuleException)?.Broken[0].Rule);
    }

    [Fact]
    public void An_administrator_keeps_the_accounts_of_their_own_side()
    {
        AccountRules.RequireOwnSide(null, Side.Laos);
        AccountRules.RequireOwnSide(Side.Laos, Side.Laos);
        Assert.Equal(Rules.OtherSideAccount, Assert.Throws<RuleException>(() => AccountRules.RequireOwnSide(Side.Vietnam, Side.Laos)).Broken[0].Rule);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("thuky@vioit.example", "t…@vioit.example")]
    [InlineData("a@b@c.example", "a…@c.example")]
    [InlineData("@c.example", "…")]
    [InlineData("thuky", "…")]
    public void The_history_keeps_of_an_address_what_names_nobody(string? address, string masked) => Assert.Equal(masked, MailMask.Of(address));

    /// <summary>product.md, "Who uses it": E for everything, P for what is published, O for one's own, - for nothing.</summary>
    [Theory]
    [InlineData(Matter.Plans, "EEEE-P---")]
    [InlineData(Matter.Glossary, "EEEE-P---")]
    [InlineData(Matter.Pilots, "EEEE-PP--")]
    [InlineData(Matter.Courses, "EEEE-P-O-")]
    [InlineData(Matter.Reports, "EEEEPP---")]
    [InlineData(Matter.Delivery, "EEEEP----")]
    [InlineData(Matter.History, "EEEE-----")]
    [InlineData(Matter.Administration, "--------E")]
    public void Each_role_reads_what_it_needs(Matter matter, string expected)
    {
        Assert.Equal(expected, string.Concat(Roles.OfPeople.Select(role => Sights.Of(role, matter) switch
        {
            Sight.Everything => 'E',
            Sight.Published => 'P',
            Sight.Own => 'O',
            Sight.Nothing => '-',
        })));
        Assert.Equal(Sight.Everything, Sights.Of(Role.System, matter));
        Assert.Equal(Sight.Nothing, Sights.Of(Role.None, matter));
    }
}
