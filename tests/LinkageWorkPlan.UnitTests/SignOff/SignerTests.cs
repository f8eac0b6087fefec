using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.SignOff;

/// <summary>Who signs, and a paper that was signed, exist only where the rules hold: whoever adds a signature cannot forget them.</summary>
public sealed class SignerTests
{
    private static readonly DateOnly Today = new(2026, 6, 25);
    private static readonly LocalizedText Position = LocalizedText.Of(Language.Vi, "Phó Tổ trưởng", "ຮອງປະທານຮ່ວມ");

    [Fact]
    public void A_deputy_signs_only_by_a_decision_that_covers_the_day()
    {
        var decision = Granted();
        Assert.Equal(decision, Deputy(decision, Today).Delegation);
        Assert.Equal(Rules.NoDelegationOnDay, Refused(() => Deputy(null, Today)));
        Assert.Equal(Rules.NoDelegationOnDay, Refused(() => Deputy(decision, Today.AddDays(-1))));
        Assert.Equal(Rules.NoDelegationOnDay, Refused(() => Deputy(decision, Today.AddDays(31))));
        decision.End(Today.AddDays(2));
        Assert.Equal(Rules.NoDelegationOnDay, Refused(() => Deputy(decision, Today.AddDays(2))));
    }

    [Fact]
    public void A_decision_covers_its_deputy_however_the_name_is_typed()
    {
        Assert.True(Granted().Covers("PHÓ TỔ TRƯỞNG MẪU", Today));
        Assert.False(Granted().Covers("Phó Tổ trưởng khác", Today));
        Assert.False(Granted().Covers("Phó Tổ trưởng mẫu", Today.AddDays(-1)));
    }

    [Fact]
    public void A_paper_is_signed_from_the_day_it_was_sent_until_today()
    {
        Assert.Equal(Today, Signed(Today).SignedOn);
        Assert.Equal(Today.AddDays(-3), Signed(Today.AddDays(-3)).SignedOn);
        Assert.Equal(Rules.PaperDate, Refused(() => Signed(Today.AddDays(-4))));
        Assert.Equal(Rules.PaperDate, Refused(() => Signed(Today.AddDays(1))));
    }

    private static Delegation Granted() => new(Side.Vietnam, Guid.CreateVersion7(), "Phó Tổ trưởng mẫu", Position, Today, Today.AddDays(30), "12/QĐ", Today, Guid.CreateVersion7(), Today);

    private static Signer Deputy(Delegation? by, DateOnly day) => Signer.Deputy(Guid.CreateVersion7(), "Phó Tổ trưởng mẫu", Position, Position, by, day);

    private static SignedPaper Signed(DateOnly day) =>
        new(LocalizedText.Of(Language.Vi, "Hà Nội", "ຮ່າໂນ້ຍ"), day, Today.AddDays(-3), Today, new SignOffFile(Side.Vietnam, "scan.pdf", "application/pdf", [1]), "Thư ký mẫu");

    private static string Refused(Func<object> made) => Assert.Single(Assert.Throws<RuleException>(made).Broken).Rule;
}
