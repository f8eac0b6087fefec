using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.UnitTests.Accounts;

public class TotpTests
{
    /// <summary>"12345678901234567890", as in RFC 6238.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTime Now = new(2026, 6, 22, 2, 0, 10, DateTimeKind.Utc);

    /// <summary>RFC 6238, appendix B: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Secret, seconds / Totp.SecondsPerStep));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_half_a_minute_off(int steps, bool isTaken)
    {
        var step = Totp.StepAt(Now) + steps;
        Assert.Equal(isTaken ? step : null, Totp.Match(Secret, Totp.CodeAt(Secret, step), Now, after: 0));
    }

    [Fact]
    public void No_code_is_taken_twice_nor_one_from_before_the_last()
    {
        var step = Totp.StepAt(Now);
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step), Now, after: step));
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step - 1), Now, after: step));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.CodeAt(Secret, step + 1), Now, after: step));
    }

    [Fact]
    public void A_code_that_two_steps_have_is_not_taken_again_for_the_second()
    {
        const string secret = "JBSWY3DPEHPK3PXP";
        const long first = 59607044;
        Assert.Equal(Totp.CodeAt(secret, first), Totp.CodeAt(secret, first + 1));
        Assert.Equal(first + 1, Totp.Match(secret, Totp.CodeAt(secret, first), DateTime.UnixEpoch.AddSeconds(first * Totp.SecondsPerStep), after: 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("１２３４５６")]
    public void What_is_no_code_is_refused(string typed) => Assert.Null(Totp.Match(Secret, typed, Now, after: 0));

    [Fact]
    public void Spaces_between_the_digits_are_passed_over()
    {
        var (step, code) = (Totp.StepAt(Now), Totp.CodeAt(Secret, Totp.StepAt(Now)));
        Assert.Equal(step, Totp.Match(Secret, $" {code[..3]} {code[3..]} ", Now, after: 0));
    }

    [Fact]
    public void A_secret_is_new_each_time_and_is_typed_in_capitals()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Totp.NewSecret()).ToList();
        Assert.Equal(50, secrets.Distinct().Count());
        Assert.All(secrets, each => Assert.Matches("^[A-Z2-7]{32}$", each));
        Assert.Equal($"otpauth://totp/Link:a%2Bb%40c.vn?secret={Secret}&issuer=Link", Totp.AddressOf("Link", "a+b@c.vn", Secret));
    }

    [Fact]
    public void Each_place_of_a_secret_may_have_any_letter()
    {
        var secrets = Enumerable.Range(0, 2000).Select(_ => Totp.NewSecret()).ToList();
        Assert.All(Enumerable.Range(0, 32), place => Assert.Equal(32, secrets.Select(each => each[place]).Distinct().Count()));
    }

    [Fact]
    public void A_step_is_half_a_minute_since_the_beginning_of_1970() =>
        Assert.Equal([0, 0, 1, 41152263], new[] { 0, 29, 30, 1234567890 }.Select(seconds => Totp.StepAt(DateTime.UnixEpoch.AddSeconds(seconds))));

    [Fact]
    public void Whoever_signs_or_makes_accounts_needs_a_second_factor()
    {
        Assert.Equal([Role.CoChair, Role.Deputy, Role.Administrator], Roles.OfPeople.Where(role => AccountRules.NeedsSecondFactor(SecondFactorPolicy.Powerful, role)));
        Assert.All(Roles.OfPeople, role => Assert.True(AccountRules.NeedsSecondFactor(SecondFactorPolicy.Everyone, role)));
        Assert.All(Roles.OfPeople, role => Assert.False(AccountRules.NeedsSecondFactor(SecondFactorPolicy.Off, role)));
        AccountRules.RequireFactorLeft(SecondFactorPolicy.Powerful, Role.CoChair, isAnyLeft: true);
        AccountRules.RequireFactorLeft(SecondFactorPolicy.Powerful, Role.Secretary, isAnyLeft: false);
        var refusal = Assert.Throws<RuleException>(() => AccountRules.RequireFactorLeft(SecondFactorPolicy.Powerful, Role.CoChair, isAnyLeft: false));
        Assert.Equal(Rules.SecondFactorRequired, Assert.Single(refusal.Broken).Rule);
    }
}
