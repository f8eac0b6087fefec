using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.SignOff;

public class SignOffRoundTests
{
    private static readonly DateTime Now = new(2026, 2, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly LocalizedText Position = SamplePlan.Text("Đồng Tổ trưởng", "ປະທານຮ່ວມ");
    private readonly SignOffRound round = new(SignOffSubject.Plan, Guid.CreateVersion7(), "2026", SamplePlan.Text("Kế hoạch", "ແຜນວຽກ"), "{}", Now, Guid.CreateVersion7(), "Thư ký mẫu");

    [Fact]
    public void Is_complete_with_the_second_side_only()
    {
        Assert.False(Sign(Side.Laos));
        Assert.Equal(RoundState.Open, round.State);
        Assert.True(Sign(Side.Vietnam));
        Assert.Equal(RoundState.Signed, round.State);
    }

    [Fact]
    public void One_side_signs_once()
    {
        Sign(Side.Laos);
        Assert.Equal(Rules.AlreadySigned, Refused(() => Sign(Side.Laos)));
        Assert.Single(round.Signatures);
    }

    [Fact]
    public void A_content_other_than_the_one_shown_is_not_signed()
    {
        Assert.Equal(Rules.ContentChanged, Refused(() => round.Sign(Side.Laos, new string('0', 64), Signer.CoChair(Guid.CreateVersion7(), "Ai đó", Position), Now)));
        Assert.Empty(round.Signatures);
    }

    [Fact]
    public void A_position_in_one_language_only_is_not_signed_with()
    {
        var broken = Assert.Throws<RuleException>(() => round.Sign(Side.Laos, round.Fingerprint, Signer.CoChair(Guid.CreateVersion7(), "Ai đó", LocalizedText.Of(Language.Lo, "ປະທານຮ່ວມ")), Now)).Broken.Single();
        Assert.Equal((Rules.SignerPositionMissing, "vi"), (broken.Rule, broken.Arguments[0]));
        Assert.Empty(round.Signatures);
    }

    [Fact]
    public void A_return_says_what_to_fix_and_ends_the_round()
    {
        Assert.Equal(Rules.ReturnNeedsComment, Refused(() => round.Return(" ", "Ai đó", Now)));
        round.Return("Sửa ngày mốc A1.2", "Ai đó", Now);
        Assert.Equal(RoundState.Returned, round.State);
        Assert.Equal(Rules.RoundClosed, Refused(() => Sign(Side.Laos)));
        Assert.Equal(Rules.RoundClosed, Refused(() => round.Withdraw("lý do", "Ai đó", Now)));
    }

    [Fact]
    public void The_fingerprint_is_that_of_the_content() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", round.Fingerprint);

    [Fact]
    public void A_content_that_nobody_signed_gives_way_to_a_newer_one_and_a_signed_one_never()
    {
        round.Replace("[]");
        Assert.Equal("[]", round.Content);
        Assert.Equal(Fingerprint.OfContent("[]"), round.Fingerprint);
        Sign(Side.Laos);
        Assert.Equal(Rules.AlreadySigned, Refused(() => round.Replace("{}")));
        Assert.Equal("[]", round.Content);
    }

    private bool Sign(Side side) => round.Sign(side, round.Fingerprint, Signer.CoChair(Guid.CreateVersion7(), "Đồng Tổ trưởng mẫu", Position), Now);

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
