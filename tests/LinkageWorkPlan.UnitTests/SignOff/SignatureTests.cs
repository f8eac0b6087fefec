using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.SignOff;

/// <summary>What a signature keeps of who signed, how, and by which decision.</summary>
public class SignatureTests
{
    private static readonly DateOnly Today = new(2026, 6, 25);
    private static readonly DateTime Now = new(2026, 6, 25, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly LocalizedText Position = SamplePlan.Text("Phó Tổ trưởng", "ຮອງປະທານຮ່ວມ"), ActingFor = SamplePlan.Text("Đồng Tổ trưởng", "ປະທານຮ່ວມ"), Place = SamplePlan.Text("Hà Nội", "ຮ່າໂນ້ຍ");
    private readonly SignOffRound round = new(SignOffSubject.Report, Guid.CreateVersion7(), "2026-H1", SamplePlan.Text("Báo cáo", "ບົດລາຍງານ"), "{}", Now, Guid.CreateVersion7(), "Thư ký mẫu");

    [Fact]
    public void A_co_chair_signs_in_the_system_with_a_passkey()
    {
        var passkey = new PasskeyProof(-7, "id", PasskeyProof.Write([1, 2, 3]), "data", "json", "signature");
        Assert.False(round.Sign(Side.Vietnam, round.Fingerprint, Signer.CoChair(Account, "Nguyễn Văn Mẫu", Position), Now, proof: SignatureProof.Passkey, passkey: passkey));
        var signature = Assert.Single(round.Signatures);
        Assert.Equal((round.Id, Side.Vietnam, Account, "Nguyễn Văn Mẫu", Position, Now, round.Fingerprint), (signature.RoundId, signature.Side, signature.AccountId, signature.Name, signature.Position, signature.SignedAt, signature.Fingerprint));
        Assert.Equal((SignatureMethod.Electronic, SignatureCapacity.CoChair, SignatureProof.Passkey), (signature.Method, signature.Capacity, signature.Proof));
        Assert.Equal((passkey, "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"), (signature.Passkey, signature.KeySha256));
        Assert.Equal((null, null, null, null, null, null, null), (signature.OtherName, signature.DelegationId, signature.DelegationNumber, signature.DelegationDecidedOn, signature.PaperSignedOn, signature.ScanId, signature.RecordedByName));
        Assert.Equal((true, true), (signature.ActingFor.IsEmpty, signature.Place.IsEmpty));
        Assert.Equal(new WayOfSigning(Now) { Proof = SignatureProof.Passkey, Passkey = passkey }, signature.How);
        Assert.Equal((SignatureMethod.Electronic, SignatureCapacity.CoChair), (signature.How.Method, signature.How.Capacity));
        Assert.NotEqual(Guid.Empty, signature.Id);
    }

    [Fact]
    public void A_deputy_signs_on_paper_by_a_decision()
    {
        var decision = Granted();
        var scan = new SignOffFile(Side.Laos, "scan.pdf", "application/pdf", [1, 2, 3]);
        var signer = Signer.Deputy(Account, "Bounmy Mau", Position, ActingFor, decision, Today);
        round.Sign(Side.Laos, round.Fingerprint, signer with { OtherName = "ບຸນມີ ເມົາ" }, Now, new SignedPaper(Place, Today.AddDays(-1), Today.AddDays(-2), Today, scan, "ເລຂາຕົວຢ່າງ"));
        var signature = Assert.Single(round.Signatures);
        Assert.Equal((SignatureMethod.Paper, SignatureCapacity.ActingDeputy, ActingFor, (Guid?)decision.Id, "12/QĐ", (DateOnly?)Today.AddDays(-3)), (signature.Method, signature.Capacity, signature.ActingFor, signature.DelegationId, signature.DelegationNumber, signature.DelegationDecidedOn));
        Assert.Equal((Place, (DateOnly?)Today.AddDays(-1), (Guid?)scan.Id, scan.Sha256, "ເລຂາຕົວຢ່າງ"), (signature.Place, signature.PaperSignedOn, signature.ScanId, signature.ScanSha256, signature.RecordedByName));
        Assert.Equal((null, null, null), (signature.Proof, signature.Passkey, signature.KeySha256));
        Assert.Equal(new WayOfSigning(Now, new SignedByHand(Place, Today.AddDays(-1), scan.Sha256, "ເລຂາຕົວຢ່າງ"), new SignedByDeputy(ActingFor, "12/QĐ", Today.AddDays(-3))), signature.How);
        Assert.Equal((SignatureMethod.Paper, SignatureCapacity.ActingDeputy), (signature.How.Method, signature.How.Capacity));
    }

    [Fact]
    public void A_name_is_written_in_the_readers_script_where_it_is_known()
    {
        round.Sign(Side.Vietnam, round.Fingerprint, Signer.CoChair(Account, "Nguyễn Văn Mẫu", Position) with { OtherName = "ຫງວຽນ ວັນ ເມົາ" }, Now);
        round.Sign(Side.Laos, round.Fingerprint, Signer.CoChair(Account, "Bounmy Mau", Position), Now);
        var (vietnamese, lao) = (round.Signatures[0].NameIn(Language.Vi), round.Signatures[1].NameIn(Language.Lo));
        Assert.Equal(("Nguyễn Văn Mẫu", "ຫງວຽນ ວັນ ເມົາ", "Nguyễn Văn Mẫu"), (vietnamese.For(Language.Vi), vietnamese.For(Language.Lo), vietnamese.For(Language.En)));
        Assert.Equal(("Bounmy Mau", "Bounmy Mau", "Bounmy Mau"), (lao.For(Language.Vi), lao.For(Language.Lo), lao.For(Language.En)));
        Assert.Equal("ຫງວຽນ ວັນ ເມົາ", round.Signatures[0].NameIn(Language.Lo).For(Language.Vi));
    }

    [Fact]
    public void The_second_signature_closes_the_round_in_the_name_of_whoever_gave_it()
    {
        Assert.Equal((Now, Now), (round.WaitsSince(Side.Vietnam), round.WaitsSince(Side.Laos)));
        round.Sign(Side.Laos, round.Fingerprint, Signer.CoChair(Account, "Bounmy Mau", Position), Now.AddHours(1));
        Assert.Equal((null, null, true, false), (round.ClosedAt, round.ClosedByName, round.IsSignedBy(Side.Laos), round.IsSignedBy(Side.Vietnam)));
        Assert.Equal((Now.AddHours(1), Now), (round.WaitsSince(Side.Vietnam), round.WaitsSince(Side.Laos)));
        round.Sign(Side.Vietnam, round.Fingerprint, Signer.CoChair(Account, "Nguyễn Văn Mẫu", Position), Now.AddHours(2));
        Assert.Equal((RoundState.Signed, (DateTime?)Now.AddHours(2), "Nguyễn Văn Mẫu", true), (round.State, round.ClosedAt, round.ClosedByName, round.Stands()));
    }

    [Fact]
    public void A_position_in_no_language_is_asked_for_in_both()
    {
        var broken = Assert.Throws<RuleException>(() => round.Sign(Side.Laos, round.Fingerprint, Signer.CoChair(Account, "Ai đó", LocalizedText.Empty), Now)).Broken;
        Assert.Equal([(Rules.SignerPositionMissing, "vi"), (Rules.SignerPositionMissing, "lo")], broken.Select(each => (each.Rule, (string)each.Arguments[0])));
    }

    [Fact]
    public void What_is_signed_is_what_the_content_would_be_now()
    {
        round.RequireCurrent("{}");
        Assert.Equal(Rules.ContentChanged, Refused(() => round.RequireCurrent("[]")).Rule);
    }

    [Fact]
    public void A_decision_delegates_for_its_days_and_not_after_it_was_ended()
    {
        var decision = Granted();
        Assert.Equal((Side.Laos, Account, "Bounmy Mau", ActingFor, Today, Today.AddDays(30)), (decision.Side, decision.DeputyId, decision.DeputyName, decision.ActingFor, decision.From, decision.To));
        Assert.Equal(("12/QĐ", Today.AddDays(-3), (DateOnly?)null), (decision.Number, decision.DecidedOn, decision.EndedOn));
        Assert.Equal([false, true, true, false], new[] { -1, 0, 30, 31 }.Select(days => decision.IsInForce(Today.AddDays(days))));
        decision.End(Today.AddDays(2));
        decision.End(Today.AddDays(5));
        Assert.Equal(Today.AddDays(2), decision.EndedOn);
        Assert.Equal([true, false, false], new[] { 1, 2, 3 }.Select(days => decision.IsInForce(Today.AddDays(days))));
        Assert.False(decision.Covers("Bounmy Mau", Today.AddDays(2)));
    }

    [Fact]
    public void A_decision_is_in_order()
    {
        Assert.Equal((Rules.DelegationDates, "To"), Refused(() => Granted(to: Today.AddDays(-1))));
        Assert.Equal((Rules.DelegationDates, "To"), Refused(() => Granted(from: Today.AddDays(-9), to: Today.AddDays(-4))));
        Assert.Equal((Rules.DayNotYet, "DecidedOn"), Refused(() => Granted(decided: Today.AddDays(1))));
        Assert.Equal((Rules.Required, "Number"), Refused(() => Granted(number: " ")));
        Assert.Equal((Rules.TooLong, "Number"), Refused(() => Granted(number: new string('1', Delegation.NumberMax + 1))));
        Assert.Equal(Today, Granted(to: Today).To);
        Assert.Equal(Today.AddDays(-3), Granted(from: Today.AddDays(-9), to: Today.AddDays(-3)).To);
    }

    [Fact]
    public void A_refused_deputy_and_the_day_are_named()
    {
        var broken = Assert.Throws<RuleException>(() => Signer.Deputy(Account, "Bounmy Mau", Position, ActingFor, null, Today)).Broken[0];
        Assert.Equal((Rules.NoDelegationOnDay, "ActingFor"), (broken.Rule, broken.Subject));
        Assert.Equal(["Bounmy Mau", Today], broken.Arguments);
    }

    [Fact]
    public void A_page_that_was_on_the_screen_is_kept_once_and_not_without_end()
    {
        var shown = new ShownContent(Account, round.SubjectId, "{}", round.Fingerprint, Now);
        Assert.Equal((Account, round.SubjectId, "{}", round.Fingerprint, Now, 0), (shown.AccountId, shown.SubjectId, shown.Content, shown.Fingerprint, shown.ShownAt, shown.Pages.Count));
        shown.Show([Page(2), Page(1), Page(0), Page(2)]);
        shown.Show([Page(1), Page(3)]);
        Assert.Equal([2, 1, 3], shown.Pages.Select(each => each.Number));
        shown.Show(Enumerable.Range(1, ShownContent.PagesMax + 1).Select(Page));
        Assert.Equal((ShownContent.PagesMax, ShownContent.PagesMax), (shown.Pages.Count, shown.Pages[^1].Number));
    }

    [Fact]
    public void A_passkeys_answer_is_read_as_it_was_written()
    {
        Assert.Equal("AQID_w", PasskeyProof.Write([1, 2, 3, 255]));
        Assert.Equal([1, 2, 3, 255], PasskeyProof.Read("AQID_w")!);
        Assert.Equal((null, null), (PasskeyProof.Read(null), PasskeyProof.Read("AQ+/")));
        Assert.Null(PasskeyProof.Read(PasskeyProof.Write(new byte[PasskeyProof.PartMax + 1])));
        Assert.Equal(PasskeyProof.PartMax, PasskeyProof.Read(PasskeyProof.Write(new byte[PasskeyProof.PartMax]))!.Length);
    }

    private static ShownPage Page(int number) => new(Edition.Joint, Side.Laos, number);

    private static Delegation Granted(DateOnly? from = null, DateOnly? to = null, string number = "12/QĐ", DateOnly? decided = null) =>
        new(Side.Laos, Account, "Bounmy Mau", ActingFor, from ?? Today, to ?? Today.AddDays(30), number, decided ?? Today.AddDays(-3), Guid.CreateVersion7(), Today);

    private static (string Rule, string? Subject) Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Broken) is var broken ? (broken.Rule, broken.Subject) : default;
}
